"""What the names of a mapping stand for in one row after another."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.claims import Mention, Value
from knowledge.importing.filed import Filed
from knowledge.importing.format import Table
from knowledge.importing.makers import Frame, Maker
from knowledge.importing.stretch import Items, Make, MakeAll, Row, Stretch
from knowledge.schema.schema import Schema


class Cells:
    """The names of one table, read from the rows of one file; things of earlier tables are `looked_up` first for many rows."""

    def __init__(self, table: Table, columns: Sequence[str], schema: Schema, filed: Filed) -> None:
        self.table = table
        self.filed = filed
        self.places = {column: columns.index(column) for column in columns}
        frame = Frame(table, self.places, schema)
        makers = {name: [Maker(frame, self, one, recipe) for recipe in one.recipes] for name, one in table.names.items()}
        self.makers = {name: _first([maker.way() for maker in found]) for name, found in makers.items()}
        self.makers_of_all = {name: _first_of_all(makers[name], self.makers[name]) for name in makers}
        self.looking = {name: [maker for maker in found if maker.recipe.of] for name, found in makers.items()}
        self.sure = frozenset(name for name, found in makers.items() if len(found) == 1 and found[0].is_sure)
        self.ones = frozenset(name for name, found in makers.items() if all(maker.one_at_most for maker in found))

    def all(self, name: str, row: Row) -> Items:
        """Everything a name stands for in a row, by the first of its recipes that gives anything. Raises RowError."""
        return self._mentioned(name, [self.makers[name](row)])[0]

    def things(self, name: str, stretch: Stretch) -> list[Items]:
        """Everything a name stands for in each row of a stretch."""
        return self._mentioned(name, self.column(name, stretch, stretch.places))

    def _mentioned(self, name: str, column: list[Items]) -> list[Items]:
        """The column with a mention for each number that was looked up."""
        if not self.looking[name]:
            return column
        numbers = list({item for items in column for item in items if isinstance(item, int)})
        known: dict[object, Mention] = dict(zip(numbers, self.filed.mentions(numbers), strict=True)) if numbers else {}
        return [tuple([known.get(item, item) for item in items]) for items in column]

    def column(self, name: str, stretch: Stretch, places: Sequence[int]) -> list[Items]:
        """Everything a name stands for in each of these rows, what was looked up by its number; broken ones are noted in the
        stretch."""
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
        found = self._mentioned(name, self.makers_of_all[name](rows))
        return [_as_word(items[0]) if items else "" for items in found]

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the things of earlier tables that these rows name, and forget those of other rows."""
        for makers in self.looking.values():
            for maker in makers:
                maker.look_up(rows, self.filed)


def _as_word(item: Mention | Value) -> str:
    return item.name if isinstance(item, Mention) else str(item)


def _first(makers: Sequence[Make]) -> Make:
    """What the first of these makes of a row that makes anything."""
    if len(makers) == 1:
        return makers[0]
    return lambda row: next(filter(None, (make(row) for make in makers)), ())


def _first_of_all(makers: Sequence[Maker], make: Make) -> MakeAll:
    """What the first of these makes of each of many rows."""
    shorter = makers[0].way_of_all() if len(makers) == 1 else None
    return shorter or (lambda rows: [make(row) for row in rows])
