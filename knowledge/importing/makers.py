"""What one recipe of a mapping makes of rows: things and values from cells, things looked up by id or known by their marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Protocol

from knowledge.claims import Mention, Value
from knowledge.importing.conditions import holds
from knowledge.importing.faults import RowError
from knowledge.importing.filed import Filed
from knowledge.importing.format import IdColumn, Name, Recipe, Table
from knowledge.importing.stretch import Items, Make, MakeAll, Row
from knowledge.recent import Recent
from knowledge.schema.schema import Kind, Schema
from knowledge.values import fill

MOST_IN_NAME = 300
_REMEMBERED = 1 << 10
_YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(\d{4}|\d{2})")
_SOUND = ("Cf", "Zs")  # invisible, yet part of names: joiners, and spaces of other widths


class Words(Protocol):
    """Other names of the same row, as words."""

    def word(self, name: str, row: Row) -> str:
        """The first thing that a name stands for in a row; empty where there is none."""

    def words(self, name: str, rows: Sequence[Row]) -> list[str]:
        """The same of each of many rows. Raises RowError."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the makers of one file have in common: its table, where its columns stand, what can be known."""

    table: Table
    places: Mapping[str, int]
    schema: Schema


class Maker:
    """One recipe, made ready for the columns of one file; `words` tell the other names that it is made of."""

    def __init__(self, frame: Frame, words: Words, name: Name, recipe: Recipe) -> None:
        self.schema = frame.schema
        self.words = words
        self.recipe = recipe
        self.kind: Kind = frame.schema.kinds[name.kind]
        self.kinds = (name.kind,)
        self.name = name.name
        self.empty = frame.table.empty | recipe.empty
        self.holds = holds(recipe.where, frame.places, frame.table.empty)
        self.at = frame.places[recipe.column] if recipe.column else -1
        self.ids = [(frame.places[one.column], one) for one in recipe.ids]
        self.plain = self._plain_id()
        many = recipe.split or recipe.pick or recipe.only or recipe.only_id or not recipe.column
        self.single = self.kind.value is None and not many
        self.one_at_most = self.single and not recipe.made_of and (not recipe.of or self.plain is not None)
        self.is_sure = bool(recipe.of and not recipe.where and self.plain)
        self.known: Mapping[str, Items] = {}  # things looked up: by the cell where that is all of an id, else by their ids
        self.remembered: Recent[object, Items] = Recent(_REMEMBERED)
        self.make = self._way()

    def way(self) -> Make:
        """What the recipe gives for a row. Raises RowError where a cell is not what its kind wants."""
        return self._where if self.recipe.where else self.make

    def way_of_all(self) -> MakeAll | None:
        """What the recipe gives for each of many rows, where there is a shorter way than one by one."""
        if self.is_sure:
            return self._all_looked_up
        shorter: Mapping[Make, MakeAll] = {self._cell: self._all_cells, self._own: self._all_own}
        return None if self.recipe.where else shorter.get(self.make)

    def _where(self, row: Row) -> Items:
        return self.make(row) if self.holds(row) else ()

    def look_up(self, rows: Sequence[Row], filed: Filed) -> None:
        """Find what was filed under the ids in these rows."""
        if self.plain:
            place, prefix = self.plain
            ids = {cell: prefix + cell.strip() for cell in set(map(itemgetter(place), rows))}
            found = filed.find(self.recipe.of, ids.values())
            self.known = {cell: found.get(one, ()) for cell, one in ids.items()}
        else:
            self.known = filed.find(self.recipe.of, {one for row in rows for one in self._asked(row)})

    def _asked(self, row: Row) -> Iterator[str]:
        for place, one in self.ids:
            for part in self._parts(row[place]):
                found = self._id(part, one)
                if found:
                    yield found

    def _looked_up(self, row: Row) -> Items:
        if self.plain:
            return self.known[row[self.plain[0]]]
        return tuple(item for one in self._asked(row) for item in self.known.get(one, ()))

    def _way(self) -> Make:
        recipe = self.recipe
        if recipe.made_of:
            return self._made_of
        if recipe.of:
            return self._looked_up
        return self._own if recipe.told or self.ids or self.at < 0 else self._cell

    def _plain_id(self) -> tuple[int, str] | None:
        """Where the only id stands and what stands before it, if it is a whole cell: most are, and many at that."""
        if len(self.ids) != 1 or self.recipe.split or self.ids[0][1].match:
            return None
        return self.ids[0][0], self.ids[0][1].prefix

    def _cell(self, row: Row) -> Items:
        """What the cell alone gives: the way of most names, so it is short."""
        cell = row[self.at]
        items = self.remembered.recall(cell)
        return self.remembered.keep(cell, self._read(cell, "", ())) if items is None else items

    def _all_cells(self, rows: Sequence[Row]) -> list[Items]:
        at, find = self.at, self.remembered.get
        return [self._cell(row) if (items := find(row[at])) is None else items for row in rows]

    def _all_looked_up(self, rows: Sequence[Row]) -> list[Items]:
        assert self.plain
        return list(map(self.known.__getitem__, map(itemgetter(self.plain[0]), rows)))

    def _own(self, row: Row) -> Items:
        told = self.words.word(self.recipe.told, row)
        return self._of_key((row[self.at] if self.at >= 0 else "", told, *[row[place] for place, _ in self.ids]))

    def _all_own(self, rows: Sequence[Row]) -> list[Items]:
        told = self.words.words(self.recipe.told, rows) if self.recipe.told else repeat("")
        cells = map(itemgetter(self.at), rows) if self.at >= 0 else repeat("", len(rows))
        find = self.remembered.get
        keys = zip(cells, told, *[map(itemgetter(place), rows) for place, _ in self.ids], strict=False)
        return [self._of_key(key) if (items := find(key)) is None else items for key in keys]

    def _of_key(self, key: tuple[str, ...]) -> Items:
        """What a cell gives with what tells it apart and its ids, which stand behind it in the key."""
        items = self.remembered.recall(key)
        return self.remembered.keep(key, self._read(key[0], key[1], key[2:])) if items is None else items

    def _read(self, cell: str, told: str, ids: Sequence[str]) -> Items:
        recipe = self.recipe
        whole = _matched(recipe.match, cell) if recipe.match else cell
        if self.at >= 0 and whole in self.empty:
            return ()
        if self.single:
            return self._one(whole, told, ids)
        words = [self._word(part) for part in self._parts(whole)] if self.at >= 0 else list(recipe.constant)
        marked = self._marked(words, ids)
        chosen = [(word, marks) for word, marks in zip(words, marked, strict=True) if word and self._is_wanted(word, marks)]
        if recipe.pick and self.kind.value != "integer":
            chosen = chosen[:1] if recipe.pick == "first" else chosen[-1:]
        if self.kind.value is None:
            return tuple(Mention(self.kinds, _checked(word), told, (), marks) for word, marks in chosen)
        values = tuple(value for word, _ in chosen for value in self._values(word))
        return values if not recipe.pick else values[:1] if recipe.pick == "first" else values[-1:]

    def _one(self, cell: str, told: str, ids: Sequence[str]) -> Items:
        """The one thing that a cell names."""
        word = self._word(cell.strip())
        if not word:
            return ()
        marks = [self._id(found.strip(), one) for (_, one), found in zip(self.ids, ids, strict=True)]
        return (Mention(self.kinds, _checked(word), told, (), tuple(filter(None, marks))),)

    def _parts(self, cell: str) -> list[str]:
        if cell in self.empty:
            return []
        return [part.strip() for part in cell.split(self.recipe.split)] if self.recipe.split else [cell.strip()]

    def _word(self, part: str) -> str:
        """A cell, or a part of one, after the changes that the recipe makes to it."""
        recipe = self.recipe
        if part in self.empty:
            return ""
        for pattern, other in recipe.replace:
            part = pattern.sub(other, part)
        part = part.strip()
        return recipe.called.get(part, part) if recipe.called else part

    def _marked(self, words: Sequence[str], cells: Sequence[str]) -> list[tuple[str, ...]]:
        """The ids of each word: those in the same place of each column of ids."""
        marks: list[list[str]] = [[] for _ in words]
        for (_, one), cell in zip(self.ids, cells, strict=True):
            parts = self._parts(cell)
            if parts and len(parts) != len(words):
                raise RowError(f"{self.name}: {len(words)} in {self.recipe.column}, but {len(parts)} in {one.column}")
            for place, part in enumerate(parts):
                marks[place] += filter(None, [self._id(part, one)])
        return [tuple(found) for found in marks]

    def _id(self, part: str, one: IdColumn) -> str:
        found = "" if part in self.empty else _matched(one.match, part) if one.match else part
        return one.prefix + found if found else ""

    def _is_wanted(self, word: str, marks: Sequence[str]) -> bool:
        only, only_id = self.recipe.only, self.recipe.only_id
        return (not only or only.search(word) is not None) and (not only_id or only_id.search(next(iter(marks), "")) is not None)

    def _values(self, word: str) -> list[Value]:
        """A word as a value of its kind; "1927/28" is both years."""
        kind = self.kind.value or ""
        years = _YEARS.fullmatch(word) if kind == "integer" else None
        texts = [years[1], years[1][: 4 - len(years[2])] + years[2]] if years else [word]
        try:
            values = [self.schema.value(self.kind.name, text) for text in texts]
        except ValueError as error:
            raise RowError(f"{self.name}: {error}") from error
        return [value + self.recipe.plus if isinstance(value, int) else value for value in values if value != ""]

    def _made_of(self, row: Row) -> Items:
        """A thing that is known by its marks, such as a night by its award and edition."""
        read = {key: self.words.word(name, row) for key, name in (self.recipe.made_of or {}).items()}
        key = tuple(read.values())
        items = self.remembered.recall(key)
        return self.remembered.keep(key, self._marked_thing(read)) if items is None else items

    def _marked_thing(self, read: Mapping[str, str]) -> Items:
        marks = {key: word for key, word in read.items() if word}
        sections = [section for section in self.schema.sections.values() if section.of == self.kind.name]
        named = (fill(template, marks) for section in sections for template in section.templates)
        name = next(filter(None, named), "")
        return (Mention(self.kinds, name, "", tuple(sorted(marks.items()))),) if name else ()


def _matched(pattern: re.Pattern[str], text: str) -> str:
    """The first group of the first match, or all of it; empty where there is none."""
    found = pattern.search(text)
    return (found[1] if pattern.groups else found[0]) or "" if found else ""


def _checked(name: str) -> str:
    """A name with single spaces. Raises RowError for one that nobody could write."""
    if not name.isprintable() or "  " in name:
        name = " ".join(name.split())
        if any(not char.isprintable() and unicodedata.category(char) not in _SOUND for char in name):
            raise RowError(f"{name[:40]!r} holds a control character")
    if len(name) > MOST_IN_NAME:
        raise RowError(f'"{name[:40]}…" is too long for a name')
    if not (name[:1].isalnum() or any(map(str.isalnum, name))):
        raise RowError(f'"{name}" is not a name: it has no letter and no digit')
    return name
