"""What is gathered from one document as it is read: its claims, and its mistakes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from knowledge.claims import Body, Claim, Mention, Origin, Value
from knowledge.mistakes import Notes
from knowledge.schema.schema import Schema
from knowledge.values import convert
from knowledge.words import plain
from knowledge.yamls import Mapping, Node, check_keys, mapping, text

QUOTE = "quote"
_SOURCE = ("title", "url", "date", "publisher")
_LONGEST_NAME = 300
_ADDRESS = re.compile(r"https?://[^\s/]+\S*$", re.IGNORECASE)
_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))


@dataclass(slots=True)
class Gathered:
    """The claims of one document so far; what is wrong with it is told to the notes."""

    schema: Schema
    notes: Notes
    claims: list[Claim] = field(default_factory=list)

    def add(self, line: int, body: Body, quote: str = "") -> None:
        """Keep a claim."""
        self.claims.append(Claim(line, body, quote))

    def mention(self, kinds: tuple[str, ...], node: Node, where: str, told: str = "") -> Mention | None:
        """The node as a name of one of these kinds; None where it is not a name."""
        name = " ".join(text(node, where, self.notes).split())
        if not name:
            return None
        if not plain(name) or len(name) > _LONGEST_NAME or _holds_control(name):
            self.notes.tell(
                node.line,
                where,
                f'"{_shown(name[:40])}" is not a name',
                f"A name has letters or digits, at most {_LONGEST_NAME} of them, and no marks that cannot be seen.",
            )
            return None
        return Mention(kinds, name, told)

    def value(self, written: str, kind: str, line: int, where: str) -> Value | None:
        """The words as a value of this kind; None where they are none."""
        try:
            return self.schema.value(kind, written)
        except ValueError as error:
            self.notes.tell(line, where, str(error))
            return None

    def quote(self, node: Mapping, where: str, otherwise: str = "") -> str:
        """The words behind an entry, where it is written with them."""
        return text(node.get(QUOTE), f"{where} {QUOTE}", self.notes) if QUOTE in node.entries else otherwise

    def origin(self, node: Node | None, where: str) -> Origin:
        """The node as a source: what it is called, and where it can be looked up."""
        fields = mapping(node, where, self.notes)
        check_keys(fields, _SOURCE, where, self.notes)
        if "title" not in fields.entries:
            self.notes.tell(fields.line, where, "the title is missing", "Say what the source is called.")
        read = {key: text(value, f"{where} {key}", self.notes) for key, value in fields.items() if key in _SOURCE}
        if read.get("date"):
            try:
                convert(read["date"], "date")
            except ValueError as error:
                self.notes.tell(fields.lines["date"], f"{where} date", str(error))
        if read.get("url") and not _ADDRESS.match(read["url"]):
            self.notes.tell(
                fields.lines["url"], f"{where} url", f'"{read["url"][:60]}" is no web address', "Begin it with https://."
            )
        return Origin(**read) if "title" in read else Origin("", **read)


def _holds_control(name: str) -> bool:
    """Whether it has control characters, or marks that turn the direction of what follows."""
    return not name.isprintable() and any(
        unicodedata.category(char) == "Cc" or unicodedata.bidirectional(char) in _TURNING for char in name
    )


def _shown(name: str) -> str:
    """A name with what cannot be seen in it written out."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)
