"""What the names of a mapping stand for in one row after another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from operator import itemgetter

from knowledge.claims import Mention, Value
from knowledge.importing.conditions import holds
from knowledge.importing.faults import RowError
from knowledge.importing.filed import Filed
from knowledge.importing.format import IdColumn, Name, Recipe, Table
from knowledge.importing.stretch import Items, Make, MakeAll, Row, Stretch
from knowledge.recent import Recent
from knowledge.schema import Kind, Schema
from knowledge.values import convert, fill

MOST_IN_NAME = 300
_REMEMBERED = 1 << 12
_YEARS = re.compile(r"(\d{4})\s*[/–-]\s*(\d{4}|\d{2})")
_SOUND = ("Cf", "Zs")  # invisible, yet part of names: joiners, and spaces of other widths


class Cells:
    """The names of one table, read from the rows of one file; things of earlier tables are `looked_up` first for many rows."""

    def __init__(self, table: Table, columns: Sequence[str], schema: Schema) -> None:
        self.table = table
        self.schema = schema
        self.places = {column: columns.index(column) for column in columns}
        makers = {name: [_Maker(self, one, recipe) for recipe in one.recipes] for name, one in table.names.items()}
        self.makers = {name: _first([maker.way() for maker in found]) for name, found in makers.items()}
        self.makers_of_all = {name: _first_of_all(makers[name], self.makers[name]) for name in makers}
        self.looking = [maker for found in makers.values() for maker in found if maker.recipe.of]
        self.sure = frozenset(name for name, found in makers.items() if len(found) == 1 and found[0].is_sure)
        self.ones = frozenset(name for name, found in makers.items() if all(maker.one_at_most for maker in found))

    def all(self, name: str, row: Row) -> Items:
        """Everything a name stands for in a row, by the first of its recipes that gives anything. Raises RowError."""
        return self.makers[name](row)

    def column(self, name: str, stretch: Stretch, places: Sequence[int]) -> list[Items]:
        """Everything a name stands for in each of these rows; broken ones are noted in the stretch."""
        if name in self.sure and places != stretch.places:
            whole = self.column(name, stretch, stretch.places)
            return [whole[place] for place in places]
        return stretch.column(name, self.makers[name], self.makers_of_all[name], places)

    def one_at_most(self, name: str) -> bool:
        """Whether a name never stands for several things in a row."""
        return name in self.ones

    def word(self, name: str, row: Row) -> str:
        """The first thing that a name stands for in a row, as words; empty where there is none."""
        items = self.all(name, row) if name else ()
        return _as_word(items[0]) if items else ""

    def words(self, name: str, rows: Sequence[Row]) -> list[str]:
        """The first thing that a name stands for in each of these rows, as words. Raises RowError."""
        found = self.makers_of_all[name](rows)
        return [_as_word(items[0]) if items else "" for items in found]

    def look_up(self, rows: Sequence[Row], filed: Filed) -> None:
        """Find the things of earlier tables that these rows name, and forget those of other rows."""
        for maker in self.looking:
            maker.look_up(rows, filed)


class _Maker:
    """One recipe, made ready for the columns of one file."""

    def __init__(self, cells: Cells, name: Name, recipe: Recipe) -> None:
        self.cells = cells
        self.recipe = recipe
        self.kind: Kind = cells.schema.kinds[name.kind]
        self.kinds = (name.kind,)
        self.name = name.name
        self.empty = cells.table.empty | recipe.empty
        self.holds = holds(recipe.where, cells.places, cells.table.empty)
        self.at = cells.places[recipe.column] if recipe.column else -1
        self.ids = [(cells.places[one.column], one) for one in recipe.ids]
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
        told = self.cells.word(self.recipe.told, row)
        return self._of_key((row[self.at] if self.at >= 0 else "", told, *[row[place] for place, _ in self.ids]))

    def _all_own(self, rows: Sequence[Row]) -> list[Items]:
        told = self.cells.words(self.recipe.told, rows) if self.recipe.told else repeat("")
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
            values = [convert(text, kind) for text in texts]
        except ValueError as error:
            raise RowError(f"{self.name}: {error}") from error
        return [value + self.recipe.plus if isinstance(value, int) else value for value in values if value != ""]

    def _made_of(self, row: Row) -> Items:
        """A thing that is known by its marks, such as a night by its award and edition."""
        read = {key: self.cells.word(name, row) for key, name in (self.recipe.made_of or {}).items()}
        key = tuple(read.values())
        items = self.remembered.recall(key)
        return self.remembered.keep(key, self._marked_thing(read)) if items is None else items

    def _marked_thing(self, read: Mapping[str, str]) -> Items:
        marks = {key: word for key, word in read.items() if word}
        sections = [section for section in self.cells.schema.sections.values() if section.of == self.kind.name]
        named = (fill(template, marks) for section in sections for template in section.templates)
        name = next(filter(None, named), "")
        return (Mention(self.kinds, name, "", tuple(sorted(marks.items()))),) if name else ()


def _as_word(item: Mention | Value) -> str:
    return item.name if isinstance(item, Mention) else str(item)


def _first(makers: Sequence[Make]) -> Make:
    """What the first of these makes of a row that makes anything."""
    if len(makers) == 1:
        return makers[0]
    return lambda row: next(filter(None, (make(row) for make in makers)), ())


def _first_of_all(makers: Sequence[_Maker], make: Make) -> MakeAll:
    """What the first of these makes of each of many rows."""
    shorter = makers[0].way_of_all() if len(makers) == 1 else None
    return shorter or (lambda rows: [make(row) for row in rows])


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
