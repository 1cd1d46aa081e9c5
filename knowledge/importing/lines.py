"""Rows become facts and entries; what the row before has told already is not told again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, compress, product
from operator import itemgetter, ne

from knowledge.claims import Claim, Entry, Facts, Mention, Value
from knowledge.importing.cells import Cells
from knowledge.importing.conditions import always, holds
from knowledge.importing.format import Line
from knowledge.importing.stretch import Items, Stretch

Found = tuple[Items, ...]
_ONLY = itemgetter(0)


class Lines:
    """The lines of a table: those that one column tells apart, as triples do, are tried only on the rows that have their cell."""

    def __init__(self, readers: Sequence[LineReader], places: Mapping[str, int]) -> None:
        self.readers = readers
        told_by = Counter(column for reader in readers for column in reader.told_by())
        column, uses = next(iter(told_by.most_common(1)), ("", 0))
        self.at = places[column] if uses > 1 else -1
        self.cells: dict[LineReader, frozenset[str]] = {}
        for reader in readers if self.at >= 0 else ():
            if column in reader.told_by():
                self.cells[reader] = reader.told_by()[column]
                if reader.told_by().keys() == {column} and len(reader.line.where[0]) == 1:
                    reader.holds = always

    def read(self, stretch: Stretch) -> None:
        """Read the facts of a stretch; they are `told` when it is known which of its rows are broken."""
        by_cell: dict[str, list[int]] = defaultdict(list)
        if self.cells:
            for place, row in enumerate(stretch.rows):
                by_cell[row[self.at]].append(place)
        for reader in self.readers:
            if reader in self.cells:
                reader.read(stretch, _together(by_cell, self.cells[reader]))
            else:
                reader.read(stretch, stretch.places)

    def told(self, stretch: Stretch) -> Iterator[Claim]:
        """The facts of the rows that are not broken."""
        for reader in self.readers:
            yield from reader.told(stretch)


def _together(by_cell: Mapping[str, list[int]], cells: frozenset[str]) -> Sequence[int]:
    found = [by_cell[cell] for cell in cells if cell in by_cell]
    return found[0] if len(found) == 1 else sorted(place for places in found for place in places)


class LineReader:
    """Reads the facts of one line of a mapping."""

    def __init__(self, line: Line, cells: Cells) -> None:
        self.line = line
        self.statement = line.statement.name
        self.holds = holds(line.where, cells.places, cells.table.empty)
        self.names = [line.names.get(noun.name, "") for noun in line.statement.nouns]
        self.required = [not noun.optional for noun in line.statement.nouns]
        self.cells = cells
        self.single = all(self.required) and all(map(cells.one_at_most, self.names))
        self.places: Sequence[int] = ()
        self.columns: list[Sequence[Items]] = []
        self.last: Found | None = None

    def told_by(self) -> dict[str, frozenset[str]]:
        """The columns of which a condition names the cells, where that is all there is to it."""
        tests = self.line.where[0] if len(self.line.where) == 1 else ()
        plain = [test for test in tests if test.wanted and test.among and "" not in test.among]
        return {test.column: test.among for test in plain}

    def read(self, stretch: Stretch, places: Sequence[int]) -> None:
        """Read what stands for each noun in the rows in these places."""
        rows, holds = stretch.rows, self.holds
        self.places = places if holds is always else [place for place in places if holds(rows[place])]
        self.columns = [self.cells.column(name, stretch, self.places) if name else [()] * len(self.places) for name in self.names]

    def told(self, stretch: Stretch) -> Iterator[Claim]:
        """What was read from rows that are not broken: a fact for each choice among things of the same noun."""
        places, found = self._kept(stretch.broken)
        if not places:
            return
        if self.single:
            columns = [list(map(_ONLY, column)) for column in zip(*found, strict=True)]
        else:
            rows = [(place, chosen) for place, one in zip(places, found, strict=True) for chosen in product(*map(_choices, one))]
            places = [place for place, _ in rows]
            columns = [list(column) for column in zip(*(chosen for _, chosen in rows), strict=True)]
        lines = [stretch.lines[place] for place in places]
        yield Claim(lines[0], Facts(self.statement, lines, columns, self.cells.filed.mentions))

    def _kept(self, broken: Container[int]) -> tuple[Sequence[int], Sequence[Found]]:
        """The places of the rows that tell something, and what: neither what the row before told, nor less than a fact."""
        found = [*zip(*self.columns, strict=True)]
        whole = [*map(all, found)]
        if not all(whole) or broken:
            rows = zip(whole, self.places, found, strict=True)
            whole = [(full or self._is_whole(one)) and place not in broken for full, place, one in rows]
        told = [*compress(found, whole)]
        new = [*map(ne, told, chain([self.last], told))]
        self.last = told[-1] if told else self.last
        return [*compress(compress(self.places, whole), new)], [*compress(told, new)]

    def _is_whole(self, found: Found) -> bool:
        return all(items or not required for required, items in zip(self.required, found, strict=True))


def _choices(items: Items) -> tuple[Mention | Value | None, ...]:
    return items or (None,)


class Declared:
    """Reads what rows declare: things, each with the names it has beside its own."""

    def __init__(self, name: str, cells: Cells) -> None:
        self.name = name
        self.cells = cells
        self.others = list(dict.fromkeys(also for recipe in cells.table.names[name].recipes for also in recipe.also))
        self.found: list[Items] = []
        self.names: list[Sequence[Items]] = []
        self.last: list[Entry] = []

    def read(self, stretch: Stretch) -> None:
        """Read what the rows of a stretch declare; it is `told` when it is known which of them are broken."""
        self.names = [self.cells.things(also, stretch) for also in self.others]
        self.found = self.cells.things(self.name, stretch)

    def told(self, stretch: Stretch) -> Iterator[Claim]:
        """The entries of the rows that are not broken."""
        names = zip(*self.names, strict=True) if self.names else [()] * len(self.found)
        for place, (things, others) in enumerate(zip(self.found, names, strict=True)):
            entries = [_entry(thing, others) for thing in things if isinstance(thing, Mention)]
            if entries and entries != self.last and place not in stretch.broken:
                self.last = entries
                for entry in entries:
                    yield Claim(stretch.lines[place], entry)


def _entry(thing: Mention, others: Sequence[Items]) -> Entry:
    names = dict.fromkeys(str(name) for items in others for name in items)
    names.pop(thing.name, None)
    return Entry(thing, tuple(names))
