"""Writes relations out: what intents.yaml says once of a family of relations becomes intents and descriptions of each of them.

A family is a block of intents and things with gaps, `<did>` or `<noun>`; a relation names its family and fills the gaps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.mistakes import Notes, suggest
from knowledge.yamls import Listing, Node, Text, check_keys, mapping, one_or_many, text
from knowledge.yamls import Mapping as Keys

_FAMILY = ("words", "intents", "things")
_RELATION = ("family", "questions", "things", "examples")
_NAME = "name"  # the gap that every family may use: what the relation is called


def write_out(root: Keys, notes: Notes) -> Keys:
    """The rules with every relation written out before the intents and the things that stand there themselves."""
    families = {
        name: _family(name, mapping(node, f"families {name}", notes), notes)
        for name, node in mapping(root.get("families"), "families", notes).items()
    }
    intents, things = _empty(root), _empty(root)
    for name, node in mapping(root.get("relations"), "relations", notes).items():
        written = _Relation(name, mapping(node, f"relations {name}", notes), notes).written(families)
        intents, things = _joined(intents, written[0], notes), _with(things, written[1])
    entries = {
        **root.entries,
        "intents": _joined(intents, mapping(root.get("intents"), "intents", notes), notes),
        "things": _with(things, mapping(root.get("things"), "things", notes)),
    }
    return replace(root, entries=entries)


@dataclass(frozen=True, slots=True)
class _Family:
    """The gaps of a family, with what fills them where a relation says nothing, and what it makes of a relation."""

    gaps: tuple[str, ...]
    usual: Mapping[str, str]
    intents: Keys
    things: Keys


def _family(name: str, node: Keys, notes: Notes) -> _Family:
    where = f"families {name}"
    check_keys(node, _FAMILY, where, notes)
    gaps: list[str] = []
    usual: dict[str, str] = {}
    for one in one_or_many(node.get("words")):
        if isinstance(one, Keys):
            usual.update({gap: _as_written(filled, where, notes) for gap, filled in one.items()})
            gaps += one.entries
        else:
            gaps.append(text(one, where, notes))
    for gap in gaps:
        if gap in (*_RELATION, _NAME):
            notes.tell(node.line, where, f'a gap cannot be called "{gap}"', "Call it something else.")
    return _Family(tuple(gaps), usual, mapping(node.get("intents"), where, notes), mapping(node.get("things"), where, notes))


@dataclass(frozen=True, slots=True)
class _Relation:
    """A relation as its author wrote it."""

    name: str
    node: Keys
    notes: Notes

    def written(self, families: Mapping[str, _Family]) -> tuple[Keys, Keys]:
        """Its intents and things."""
        where, node = f"relations {self.name}", self.node
        called = text(node.get("family"), f"{where}, family", self.notes)
        family = families.get(called)
        if family is None:
            if called:
                self.notes.tell(node.lines["family"], where, f'"{called}" is not a family', suggest(called, families))
            return _empty(node), _empty(node)
        check_keys(node, (*_RELATION, *family.gaps), where, self.notes)
        words = {_NAME: self.name, **family.usual}
        words |= {gap: _as_written(filled, where, self.notes) for gap, filled in node.items() if gap in family.gaps}
        for gap in family.gaps:
            if gap not in words:
                self.notes.tell(node.line, where, f"says nothing for <{gap}>", f"Add {gap}: to it, as the family {called} asks.")
                words[gap] = gap
        filled = _Gaps(words)
        return self._told(filled.within(family.intents), filled), _with(filled.within(family.things), self._own("things", filled))

    def _own(self, key: str, filled: _Gaps) -> Keys:
        return filled.within(mapping(self.node.get(key), f"relations {self.name}, {key}", self.notes))

    def _told(self, intents: Keys, filled: _Gaps) -> Keys:
        """The intents with the questions and examples that the relation has of its own; the examples are those of the first."""
        more = self._own("questions", filled)
        check_keys(more, tuple(intents.entries), f"relations {self.name}, questions", self.notes)
        examples = self.node.get("examples")
        if examples is None:
            self.notes.tell(self.node.line, f"relations {self.name}", "has no examples", "Add examples: to it.")
        entries: dict[str, Node] = {}
        for number, (name, node) in enumerate(intents.items()):
            intent = mapping(node, name, self.notes)
            questions = Listing((*one_or_many(intent.get("questions")), *one_or_many(more.get(name))), intent.line)
            shown = examples if number == 0 and examples else Listing((), intent.line)
            entries[name] = replace(intent, entries={**intent.entries, "questions": questions, "examples": shown})
        return replace(intents, entries=entries)


class _Gaps:
    """Fills gaps with words."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._gap = re.compile("<(" + "|".join(map(re.escape, words)) + ")>")
        self._words = dict(words)
        for _ in words:  # what fills a gap may have gaps itself
            self._words = {gap: self.filled(filled) for gap, filled in self._words.items()}

    def of(self, node: Node) -> Node:
        """A node with every gap in it filled, those in the words themselves too."""
        if isinstance(node, Text):
            return Text(self.filled(node.value), node.line)
        if isinstance(node, Listing):
            return replace(node, items=tuple(map(self.of, node.items)))
        return self.within(node)

    def within(self, node: Keys) -> Keys:
        """Keys and values with every gap in them filled."""
        entries = {self.filled(key): self.of(inner) for key, inner in node.items()}
        return Keys(entries, {self.filled(key): line for key, line in node.lines.items()}, node.line)

    def filled(self, written: str) -> str:
        """A text with every gap in it filled."""
        return self._gap.sub(lambda gap: self._words[gap[1]], written)


def _as_written(node: Node, where: str, notes: Notes) -> str:
    """The words for a gap; none at all may be meant."""
    return "" if node == Text("", node.line) else text(node, where, notes)


def _empty(node: Keys) -> Keys:
    return Keys({}, {}, node.line)


def _joined(first: Keys, second: Keys, notes: Notes) -> Keys:
    """The intents of both; one that is there twice is told."""
    for name in first.entries.keys() & second.entries.keys():
        notes.tell(second.lines[name], name, "is an intent of a relation already", "Call it something else.")
    return Keys({**first.entries, **second.entries}, {**first.lines, **second.lines}, second.line)


def _with(things: Keys, more: Keys) -> Keys:
    """The things with more descriptions behind those of the same kind and place."""
    entries = dict(things.entries)
    for kind, node in more.items():
        old = entries.get(kind)
        if isinstance(old, Keys) and isinstance(node, Keys):
            places: dict[str, Node] = {place: _listed(old.get(place), node.get(place)) for place in (*old.entries, *node.entries)}
            entries[kind] = Keys(places, {**old.lines, **node.lines}, old.line)
        else:
            entries[kind] = node
    return Keys(entries, {**things.lines, **more.lines}, more.line)


def _listed(*nodes: Node | None) -> Listing:
    items = [one for node in nodes for one in one_or_many(node)]
    return Listing(tuple(items), items[0].line if items else 1)
