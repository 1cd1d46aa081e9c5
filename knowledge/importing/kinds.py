"""Which kind each name of a mapping is: said, shown by the name itself, or concluded from where it is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from collections.abc import Mapping as Fields
from dataclasses import dataclass, field

from knowledge.importing.format import Recipe
from knowledge.mistakes import Notes, suggest
from knowledge.schema.schema import Schema

# What remarks and other names are, whatever kind of text a schema calls so.
_TEXT = "text"


@dataclass(slots=True)
class Uses:
    """The names of one table, and the kinds that each of the places where it stands allows.

    `filed` has the kind of every name of an earlier table, as "table.name".
    """

    schema: Schema
    notes: Notes
    recipes: Fields[str, tuple[Recipe, ...]]
    asked: Fields[str, str]
    lines: Fields[str, int]
    where: str
    filed: Fields[str, str]
    allowed: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))

    def named(self, name: str, line: int, where: str) -> bool:
        """Whether there is such a name; told where there is not."""
        if name and name not in self.recipes:
            self.notes.tell(line, where, f'"{name}" is none of the names', suggest(name, self.recipes))
        return name in self.recipes

    def used(self, name: str, kinds: Collection[str], line: int, where: str) -> None:
        """A name stands where any of these kinds may stand."""
        if self.named(name, line, where):
            self.allowed[name].append(tuple(kinds))

    def text(self, name: str, line: int, where: str) -> None:
        """A name stands where any text may stand."""
        self.named(name, line, where)

    def settle(self) -> dict[str, str]:
        """The kind of each name; what does not fit together is told."""
        for name in self.recipes:
            self._follow(name)
        return {name: self._kind(name) for name in self.recipes}

    def _follow(self, name: str) -> None:
        """What a name's recipes say of the names that they lean on."""
        line, where = self.lines[name], f"{self.where} names {name}"
        for recipe in self.recipes[name]:
            for other in recipe.also:
                self.text(other, line, f"{where} also")
            if recipe.told:
                self.used(recipe.told, self._telling(self._guess(name)), line, f"{where} told")
            for key, other in (recipe.made_of or {}).items():
                self.used(other, self._field(self._guess(name), key, line, where), line, f"{where} made_of")
            if recipe.of and recipe.of not in self.filed:
                self.notes.tell(
                    line, f"{where} of", f'"{recipe.of}" is no name of an earlier table', suggest(recipe.of, self.filed)
                )

    def _guess(self, name: str) -> str:
        """The kind of a name as far as it can be known before all uses are."""
        filed = next((self.filed[recipe.of] for recipe in self.recipes[name] if recipe.of in self.filed), "")
        if self.asked.get(name) or filed or name in self.schema.kinds:
            return self.asked.get(name) or filed or name
        uses = [kinds for kinds in self.allowed[name] if kinds]
        shared = [kind for kind in uses[0] if all(kind in kinds for kinds in uses)] if uses else []
        return shared[0] if len(shared) == 1 else ""

    def _telling(self, kind: str) -> tuple[str, ...]:
        """The kinds of what tells things of a kind apart."""
        told_by = self.schema.kinds[kind].told_by if kind in self.schema.kinds else None
        return self.schema.fields(kind)[told_by].entry_and_value(kind)[1].kinds if told_by else tuple(self.schema.kinds)

    def _field(self, kind: str, key: str, line: int, where: str) -> tuple[str, ...]:
        """The kinds of a mark of a kind."""
        keys = {key for group in self.schema.kinds[kind].same_by for key in group} if kind in self.schema.kinds else set()
        if key not in keys:
            self.notes.tell(line, f"{where} made_of", f'"{key}" does not identify a {kind or "thing"}', suggest(key, keys))
            return ()
        return self.schema.fields(kind)[key].entry_and_value(kind)[1].kinds

    def _kind(self, name: str) -> str:
        line, where = self.lines[name], f"{self.where} names {name}"
        kind = self._guess(name)
        uses = self.allowed[name]
        if not kind and not uses:
            return next((kind for kind, one in self.schema.kinds.items() if one.value == _TEXT), "")
        if kind not in self.schema.kinds:
            known = sorted({kind for kinds in uses for kind in kinds}) or list(self.schema.kinds)
            found = f'"{kind}" is not a kind' if kind else "it is not clear of which kind it is"
            self.notes.tell(line, where, found, f"Say kind: {' or '.join(known)}.")
        elif any(kind not in kinds for kinds in uses):
            wanted = sorted({other for kinds in uses if kind not in kinds for other in kinds})
            self.notes.tell(line, where, f"is a {kind}, but stands where {' or '.join(wanted)} is wanted", "Use another name.")
        return kind
