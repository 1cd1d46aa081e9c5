"""YAML read safely: a document becomes texts, lists and mappings that know their lines, and nothing is guessed from a scalar.

notes = Notes("facts/x.yaml")
root = parse(raw, notes)            # raises Mistakes where the text cannot be read at all
for key, value in mapping(root, "", notes).items(): ...
notes.check()                       # raises Mistakes with everything that was told
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from knowledge.mistakes import Mistake, Mistakes, Notes, nearest, suggest

__all__ = [
    "Listing",
    "Mapping",
    "Mistake",
    "Mistakes",
    "Node",
    "Notes",
    "Text",
    "check_keys",
    "listing",
    "load",
    "mapping",
    "nearest",
    "one_or_many",
    "parse",
    "suggest",
    "text",
]

MOST_BYTES = 512 * 1024
MOST_DEPTH = 12
_QUOTE = 'Quote values that hold ": ", " #" or begin with a mark such as & * [ { % @.'
_MARKED = 'Quote a text that holds a mark, as in "#Alive" or "[REC]".'
_COLUMNS = "Begin all keys of an entry, and all dashes of a list, in one column."
_USUAL = (  # what the parser says, what an author sees of it, and what to do
    ("'\\t' that cannot start", "a tab stands where spaces should", "Indent with spaces."),
    ("mapping values are not allowed", 'a ":" stands where no key can be', f'Quote a value that holds ": ". {_COLUMNS}'),
    ("a quoted scalar found unexpected end", "a quotation mark is not closed", "Close it."),
    ("a flow sequence", "a bracket is not closed", "Close it, or put a comma between its entries."),
    ("a flow mapping", "a bracket is not closed", "Close it, or put a comma between its entries."),
    ("could not find expected ':'", 'a key has no ":" behind it', "Write it as in key: value."),
    ("a block", "a line begins in the wrong column", _COLUMNS),
)


class Text(NamedTuple):
    """A scalar as it was written, without any type; an absent value is the empty text."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes in the order written; `lines` holds each key's line."""

    entries: dict[str, Node]
    lines: dict[str, int]
    line: int

    def items(self) -> Iterator[tuple[str, Node]]:
        """Each key with its node."""
        return iter(self.entries.items())

    def get(self, key: str) -> Node | None:
        """The node of a key, or None."""
        return self.entries.get(key)


Node = Text | Listing | Mapping


def load(path: Path, notes: Notes, trusted: bool = False) -> Node:
    """Read a file as `parse` does. Raises Mistakes where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Mistakes([Mistake(notes.file, 0, "", f"cannot be read ({error.strerror or error})")]) from error
    return parse(raw, notes, trusted)


def parse(raw: bytes | str, notes: Notes, trusted: bool = False) -> Node:
    """Read one document; duplicate keys are told to `notes`, anything unreadable raises Mistakes.

    Trusted text (our own files) may be of any size and is read by the C parser, which is ten times faster.
    """
    document = _decode(raw, notes, trusted)
    try:
        loader = (yaml.CSafeLoader if trusted else yaml.SafeLoader)(document)
        return _Tree(notes).grow(iter(loader.get_event, None))
    except yaml.YAMLError as error:
        raise Mistakes([_syntax(error, notes.file)]) from error


def _decode(raw: bytes | str, notes: Notes, trusted: bool) -> str:
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES and not trusted:
        raise Mistakes(
            [Mistake(notes.file, 0, "", f"has {size:,} bytes, {MOST_BYTES:,} are allowed", "Split it into several files.")]
        )
    try:
        document = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
        document.encode("utf-8")
    except UnicodeError as error:
        raise Mistakes([Mistake(notes.file, 0, "", "is not UTF-8 text", "Save it as UTF-8.")]) from error
    odd = document.find("\0")
    if odd >= 0:
        raise Mistakes([Mistake(notes.file, document.count("\n", 0, odd) + 1, "", "holds a NUL character", "Remove it.")])
    return document


def _syntax(error: yaml.YAMLError, file: str) -> Mistake:
    """What the parser stumbled upon, in an author's words where the problem is a usual one."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read as YAML")
    said = f"{getattr(error, 'context', None) or ''} {problem}"
    for words, found, remedy in _USUAL:
        if words in said:
            begun = getattr(error, "context_mark", None) if found.endswith("is not closed") else None
            mark = begun or mark
            return Mistake(file, mark.line + 1 if mark else 0, "", found, remedy)
    return Mistake(file, mark.line + 1 if mark else 0, "", problem, _QUOTE)


class _Tree:
    """Builds nodes from parser events on a stack of its own, so that depth never reaches Python's."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.documents = 0

    def grow(self, events: Iterator[Any]) -> Node:
        """The document's node; an empty document is the empty text."""
        top: list[Node] = []
        nodes, stack = top, list[tuple[list[Node], bool, int]]()  # those of what is open, and of what that stands in
        for event in events:
            line = event.start_mark.line + 1
            if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
                nodes.append(Text(event.value, line))  # most of a document, so it goes first
            elif isinstance(event, yaml.CollectionEndEvent):
                within, is_mapping, started = stack.pop()
                within.append(self._mapping(nodes, started) if is_mapping else Listing(tuple(nodes), started))
                nodes = within
            else:
                self._refuse(event, line, len(stack))
                if isinstance(event, yaml.CollectionStartEvent):
                    stack.append((nodes, isinstance(event, yaml.MappingStartEvent), line))
                    nodes = []
        return top[0] if top else Text("", 1)

    def _refuse(self, event: Any, line: int, depth: int) -> None:
        found = ""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            found = "a second document" if self.documents > 1 else ""
        elif isinstance(event, yaml.AliasEvent):
            found = f"an alias, *{event.anchor}"
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            found = f"an anchor, &{event.anchor}"
        elif getattr(event, "tag", None):
            found = f"a tag, {event.tag}"
        elif isinstance(event, yaml.CollectionStartEvent) and depth >= MOST_DEPTH:
            found = f"more than {MOST_DEPTH} levels"
        if found:
            remedy = (
                "One file is one document." if "document" in found else "Write it out; quote a text that begins with such a mark."
            )
            raise Mistakes([*self.notes.mistakes, Mistake(self.notes.file, line, "", f"found {found}", remedy)])

    def _mapping(self, nodes: list[Node], line: int) -> Mapping:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Text):
                self.notes.tell(key.line, "", "a key is not a text", "Quote it.")
            elif key.value in entries:
                self.notes.tell(
                    key.line,
                    "",
                    f'"{key.value}" is here twice, first on line {lines[key.value]}',
                    "Keep one, or make its value a list.",
                )
            else:
                entries[key.value], lines[key.value] = value, key.line
        return Mapping(entries, lines, line)


def mapping(node: Node | None, where: str, notes: Notes) -> Mapping:
    """The node as a mapping; anything else is told and read as an empty one."""
    if isinstance(node, Mapping):
        return node
    line = node.line if node is not None else 1
    if node is not None and node != Text("", line):
        notes.tell(line, where, f"found {_called(node)} where keys with values are wanted")
    return Mapping({}, {}, line)


def listing(node: Node | None, where: str, notes: Notes) -> tuple[Node, ...]:
    """The nodes of a list; anything else is told and read as an empty one."""
    if isinstance(node, Listing):
        return node.items
    if node is not None and node != Text("", node.line):
        notes.tell(node.line, where, f"found {_called(node)} where a list is wanted", "Begin each entry with a dash.")
    return ()


def one_or_many(node: Node | None) -> tuple[Node, ...]:
    """A list's nodes, or the node alone."""
    return node.items if isinstance(node, Listing) else () if node is None else (node,)


def text(node: Node | None, where: str, notes: Notes) -> str:
    """The node's text, stripped; an empty one, a list or a mapping is told and read as empty."""
    if isinstance(node, Text) and node.value.strip():
        return node.value.strip()
    line = node.line if node is not None else 1
    found = f"found {_called(node)} where a text is wanted" if node is not None else "a text is missing"
    remedy = 'Write it as one text, with quotes where it holds ": ".' if isinstance(node, Mapping) else _MARKED
    notes.tell(line, where, found, remedy)
    return ""


def check_keys(node: Mapping, known: Collection[str], where: str, notes: Notes) -> None:
    """Tell every key that is not known here."""
    for key in node.entries:
        if key not in known:
            notes.tell(node.lines[key], where, f'unknown key "{key}"', suggest(key, known))


def _called(node: Node) -> str:
    if isinstance(node, Text):
        return f'the text "{node.value[:40]}"' if node.value.strip() else "nothing"
    return "a list" if isinstance(node, Listing) else "a mapping"
