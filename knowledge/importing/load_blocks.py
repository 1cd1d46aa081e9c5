"""Reads from a mapping how rows tell of units, such as who won what."""

from __future__ import annotations

from knowledge.importing.format import Block, Condition
from knowledge.importing.kinds import Uses
from knowledge.importing.recipes import RecipeReader
from knowledge.mistakes import Notes, suggest
from knowledge.schema.schema import Unit
from knowledge.yamls import Mapping, Node, Text, check_keys, mapping, one_or_many, text

_OTHER = ("quote", "together", "closes", "where")
_ALWAYS, _NEVER = "true", "false"


def read_blocks(node: Node | None, unit: Unit, where: str, uses: Uses, recipes: RecipeReader) -> tuple[Block, ...]:
    """The blocks under a unit's key: one, or a list of them."""
    found = [_BlockReader(unit, f"{where} {index}", uses, recipes).read(item) for index, item in enumerate(one_or_many(node), 1)]
    return tuple(block for block in found if block)


class _BlockReader:
    """Reads one block, whose keys are those of a long result in a facts file, with names for values."""

    def __init__(self, unit: Unit, where: str, uses: Uses, recipes: RecipeReader) -> None:
        self.unit = unit
        self.where = where
        self.uses = uses
        self.recipes = recipes

    @property
    def notes(self) -> Notes:
        """The mistakes so far."""
        return self.uses.notes

    def read(self, item: Node) -> Block | None:
        """The block, or None where its parts are missing."""
        unit, node = self.unit, mapping(item, self.where, self.notes)
        spelled = {word: kind for kind, key in unit.parts.items() for word in (kind, key)}
        check_keys(node, (unit.holder, unit.subject, *spelled, *unit.texts, unit.state, *_OTHER), self.where, self.notes)
        holder, subject = self._name(node, unit.holder, unit.holder), self._name(node, unit.subject, unit.subject)
        parts = tuple(name for key, kind in spelled.items() for name in self._names(node, key, kind))
        if not parts:
            keys = ", ".join(unit.parts.values())
            self.notes.tell(node.line, self.where, "says nothing of who or what it is for", f"Give one of {keys}.")
        texts = {key: text(node.get(key), f"{self.where} {key}", self.notes) for key in unit.texts if key in node.entries}
        for key, name in texts.items():
            self.uses.text(name, node.lines[key], f"{self.where} {key}")
        return Block(
            unit=unit,
            holder=holder,
            subject=subject,
            parts=parts,
            texts=texts,
            above=self._above(node),
            quote=self._text(node, "quote"),
            together=self._together(node),
            closes=self._closes(node),
            where=self.recipes.condition(node.get("where"), f"{self.where} where"),
        )

    def _name(self, node: Mapping, key: str, kind: str) -> str:
        if node.get(key) is None:
            self.notes.tell(node.line, self.where, f'"{key}" is missing', "Give the name that stands for it.")
            return ""
        return next(iter(self._names(node, key, kind)), "")

    def _names(self, node: Mapping, key: str, kind: str) -> list[str]:
        names = [text(item, f"{self.where} {key}", self.notes) for item in one_or_many(node.get(key))]
        for name in names:
            self.uses.used(name, (kind,), node.lines[key], f"{self.where} {key}")
        return names

    def _text(self, node: Mapping, key: str) -> str:
        if node.get(key) is None:
            return ""
        name = text(node.get(key), f"{self.where} {key}", self.notes)
        self.uses.text(name, node.lines[key], f"{self.where} {key}")
        return name

    def _together(self, node: Mapping) -> tuple[str, ...]:
        names = tuple(text(item, f"{self.where} together", self.notes) for item in one_or_many(node.get("together")))
        for name in names:
            self.uses.named(name, node.lines["together"], f"{self.where} together")
        return names

    def _above(self, node: Mapping) -> Condition | None:
        """When a row tells of the higher state; None for never."""
        state = self.unit.state
        found = node.get(state)
        if found is None or isinstance(found, Text) and found.value not in (_ALWAYS, _NEVER):
            remedy = f"Write {state}: true, {state}: false, or the rows where it is so, as in {state}: {{column: text}}."
            line = found.line if found is not None else node.line
            self.notes.tell(line, self.where, f"does not say which rows are {state}", remedy)
            return None
        if isinstance(found, Text):
            return () if found.value == _ALWAYS else None
        return self.recipes.condition(found, f"{self.where} {state}")

    def _closes(self, node: Mapping) -> tuple[tuple[str, bool], ...]:
        """Which lists are complete: under the subject those of each of its units, under the holder all that it holds."""
        closes = mapping(node.get("closes"), f"{self.where} closes", self.notes)
        kinds = {self.unit.subject: False, self.unit.holder: True}
        check_keys(closes, tuple(kinds), f"{self.where} closes", self.notes)
        found = []
        for kind, item in closes.items():
            for one in one_or_many(item):
                what = text(one, f"{self.where} closes {kind}", self.notes)
                if what in self.unit.closes and kind in kinds:
                    found.append((self.unit.closes[what], kinds[kind]))
                elif what and kind in kinds:
                    remedy = suggest(what, self.unit.closes)
                    self.notes.tell(one.line, f"{self.where} closes", f'"{what}" cannot be complete', remedy)
        return tuple(found)
