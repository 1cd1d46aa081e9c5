"""The sayings of press.yaml: the patterns that tell each statement, and how a statement is told to others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.mistakes import suggest
from knowledge.patterns import Pattern, slots
from knowledge.press.load_words import WordReader
from knowledge.press.rules import ANY, QUOTE, Saying, Shown
from knowledge.schema.schema import Schema
from knowledge.yamls import Mapping, Node, check_keys, mapping, one_or_many, text

_SAYINGS = ("certain", "likely", "reviewed")
_SHOWN = ("relation", "subject", "object")


class SayingReader:
    """Reads patterns with slots, which nouns and kinds fill."""

    def __init__(self, schema: Schema, words: WordReader) -> None:
        self._schema = schema
        self._words = words
        self._notes = words.notes

    def sayings(self, root: Mapping) -> Iterator[Saying]:
        """Every pattern of every statement."""
        for name, node in self._words.part(root, "sentences"):
            where = f"sentences {name}"
            if name not in self._schema.statements:
                self._notes.tell(node.line, where, f'"{name}" is not a statement', suggest(name, self._schema.statements))
                continue
            found = mapping(node, where, self._notes)
            check_keys(found, _SAYINGS, where, self._notes)
            nouns = {noun.name for noun in self._schema.statements[name].nouns}
            for key, each in found.items():
                for pattern in self.patterns(each, f"{where} {key}", nouns):
                    yield Saying(name, pattern, key == _SAYINGS[0], key == _SAYINGS[2])

    def patterns(self, node: Node, where: str, nouns: Collection[str]) -> Iterator[Pattern]:
        """The patterns of a node, whose slots are these nouns or kinds."""
        for each in one_or_many(node):
            pattern = self._words.parsed(text(each, where, self._notes), where, each.line)
            for slot in slots(pattern) if pattern is not None else ():
                if slot.kind not in (*nouns, *self._schema.kinds, ANY, QUOTE):
                    remedy = suggest(slot.kind, (*nouns, *self._schema.kinds))
                    self._notes.tell(each.line, where, f'"{{{slot.kind}}}" is not a noun or a kind', remedy)
            if pattern is not None:
                yield pattern

    def shown(self, name: str, node: Node) -> Shown:
        """How a statement is told as JSON."""
        where = f"told {name}"
        found = mapping(node, where, self._notes)
        check_keys(found, _SHOWN, where, self._notes)
        if name not in self._schema.statements:
            self._notes.tell(node.line, where, f'"{name}" is not a statement', suggest(name, self._schema.statements))
        relation, subject, target = (text(found.get(key), f"{where} {key}", self._notes) for key in _SHOWN)
        return Shown(relation, subject, target)
