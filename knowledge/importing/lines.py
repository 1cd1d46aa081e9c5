"""Rows become facts and entries; what the row before has told already is not told again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from knowledge.claims import Entry, Fact, Mention
from knowledge.importing.cells import Cells
from knowledge.importing.conditions import always, holds
from knowledge.importing.format import Line
from knowledge.importing.rows import Row


class Lines:
    """The lines that may speak of a row: those that one column tells apart, as triples do, are found by its cell."""

    def __init__(self, readers: Sequence[LineReader], places: Mapping[str, int]) -> None:
        told_by = Counter(column for reader in readers for column in reader.told_by())
        column, uses = next(iter(told_by.most_common(1)), ("", 0))
        self.place = places[column] if uses > 1 else -1
        self.others = [reader for reader in readers if self.place < 0 or column not in reader.told_by()]
        self.by_cell: dict[str, list[LineReader]] = defaultdict(list)
        for reader in readers if self.place >= 0 else ():
            for cell in reader.told_by().get(column, ()):
                self.by_cell[cell].append(reader)
            if reader.told_by().keys() == {column} and len(reader.line.where[0]) == 1:
                reader.holds = always

    def of(self, row: Row) -> Sequence[LineReader]:
        """The lines to try on a row."""
        if self.place < 0:
            return self.others
        found = self.by_cell.get(row[self.place], ())
        return [*self.others, *found] if self.others else found


class LineReader:
    """Reads the facts of one line of a mapping."""

    def __init__(self, line: Line, cells: Cells) -> None:
        self.line = line
        self.statement = line.statement.name
        self.holds = holds(line.where, cells.places, cells.table.empty)
        self.nouns = tuple(line.names)
        self.names = [(cells.makers[name], line.statement.noun(noun).optional) for noun, name in line.names.items()]
        self.last: object = None
        self.now: object = None

    def told_by(self) -> dict[str, frozenset[str]]:
        """The columns of which a condition names the cells, where that is all there is to it."""
        tests = self.line.where[0] if len(self.line.where) == 1 else ()
        plain = [test for test in tests if test.wanted and test.among and "" not in test.among]
        return {test.column: test.among for test in plain}

    def read(self, row: Row) -> list[Fact]:
        """The facts that a row tells: one for each choice among things of the same name."""
        if not self.holds(row):
            return []
        found = []
        for make, optional in self.names:
            items = make(row)
            if not items and not optional:
                return []
            found.append(items)
        if found == self.last:
            return []
        self.now = found
        nouns = self.nouns
        if not all(found):
            nouns = tuple(noun for noun, items in zip(nouns, found, strict=True) if items)
            found = [items for items in found if items]
        # Nearly all facts are one of two things, and there are many of them.
        if len(nouns) == 2 and len(found[0]) == len(found[1]) == 1:
            return [Fact(self.statement, {nouns[0]: found[0][0], nouns[1]: found[1][0]})]
        return [Fact(self.statement, dict(zip(nouns, chosen, strict=True))) for chosen in product(*found)]


class Declared:
    """Reads what rows declare: things, each with the names it has beside its own."""

    def __init__(self, name: str, cells: Cells) -> None:
        self.name = name
        self.cells = cells
        self.others = list(dict.fromkeys(also for recipe in cells.table.names[name].recipes for also in recipe.also))
        self.last: object = None
        self.now: object = None

    def read(self, row: Row) -> list[Entry]:
        """The entries of a row."""
        names = [str(other) for also in self.others for other in self.cells.all(also)]
        things = [thing for thing in self.cells.all(self.name) if isinstance(thing, Mention)]
        found = [Entry(thing, tuple(other for other in dict.fromkeys(names) if other != thing.name)) for thing in things]
        if found == self.last:
            return []
        self.now = found
        return found
