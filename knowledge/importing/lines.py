"""Rows become facts and entries; what the row before has told already is not told again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from knowledge.claims import Claim, Entry, Facts, Mention, Value
from knowledge.importing.cells import Cells, Items
from knowledge.importing.conditions import always, holds
from knowledge.importing.format import Line
from knowledge.importing.rows import Row

Cell = Mention | Value | None


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
    """Reads the facts of one line of a mapping, and gathers those of good rows until they are `told`."""

    def __init__(self, line: Line, cells: Cells) -> None:
        self.line = line
        self.statement = line.statement.name
        self.holds = holds(line.where, cells.places, cells.table.empty)
        self.makers = [cells.makers[name] if name else None for name in self._names()]
        self.required = [not noun.optional for noun in line.statement.nouns]
        self.one_of_each = [1] * len(self.makers)
        self.last: object = None
        self.rows: list[tuple[int, Sequence[Cell]]] = []

    def told_by(self) -> dict[str, frozenset[str]]:
        """The columns of which a condition names the cells, where that is all there is to it."""
        tests = self.line.where[0] if len(self.line.where) == 1 else ()
        plain = [test for test in tests if test.wanted and test.among and "" not in test.among]
        return {test.column: test.among for test in plain}

    def read(self, row: Row) -> list[Items] | None:
        """What stands for each noun in a row; None where it tells nothing, or only what the row before told. Raises RowError."""
        if not self.holds(row):
            return None
        found = [make(row) if make else () for make in self.makers]
        if not all(found) and any(required and not items for required, items in zip(self.required, found, strict=True)):
            return None
        return None if found == self.last else found

    def take(self, line: int, found: list[Items]) -> None:
        """Gather what was read from a good row: a fact for each choice among things of the same noun."""
        self.last = found
        # Nearly all facts have one of everything, and there are many of them.
        if [*map(len, found)] == self.one_of_each:
            self.rows.append((line, [items[0] for items in found]))
        else:
            self.rows += [(line, chosen) for chosen in product(*(items or (None,) for items in found))]

    def told(self) -> Iterator[Claim]:
        """What was gathered."""
        if self.rows:
            yield Claim(self.rows[0][0], Facts(self.statement, self.rows))
            self.rows = []

    def _names(self) -> list[str]:
        return [self.line.names.get(noun.name, "") for noun in self.line.statement.nouns]


class Declared:
    """Reads what rows declare: things, each with the names it has beside its own."""

    def __init__(self, name: str, cells: Cells) -> None:
        self.name = name
        self.cells = cells
        self.others = list(dict.fromkeys(also for recipe in cells.table.names[name].recipes for also in recipe.also))
        self.last: object = None

    def read(self, row: Row) -> list[Entry]:
        """The entries of a row; none where they are those of the row before. Raises RowError."""
        names = [str(other) for also in self.others for other in self.cells.makers[also](row)]
        things = [thing for thing in self.cells.makers[self.name](row) if isinstance(thing, Mention)]
        found = [Entry(thing, tuple(other for other in dict.fromkeys(names) if other != thing.name)) for thing in things]
        return [] if found == self.last else found
