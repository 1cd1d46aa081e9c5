"""Tables become claims: one pass over each file, a stretch of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from pathlib import Path

from knowledge.claims import Claim, Mention
from knowledge.importing.blocks import BlockReader
from knowledge.importing.cells import Cells
from knowledge.importing.conditions import always, holds
from knowledge.importing.faults import Faults, RowError
from knowledge.importing.filed import Filed
from knowledge.importing.format import Format, Table
from knowledge.importing.lines import Declared, LineReader, Lines
from knowledge.importing.rows import Opened, Row, open_rows
from knowledge.importing.stretch import Stretch
from knowledge.schema.schema import Schema

Files = Mapping[str, Sequence[Path]]
Progress = Callable[[int, int], None]


def read_tables(
    format: Format, files: Files, schema: Schema, faults: Faults, progress: Progress = lambda rows, size: None
) -> Iterator[Claim]:
    """Every claim that the files of each table make; broken rows go to `faults` and make none.

    `progress` is told, now and then, how many rows and how many bytes more were read. Raises Mistakes where a file cannot be
    read as its table.
    """
    yield from format.claims
    filed = Filed()
    try:
        for table in format.tables:
            for path in files.get(table.name, ()):
                with open_rows(path, table, table.wanted(), faults) as opened:
                    reader = _Reader(format, table, opened, schema, filed, faults, path.name)
                    yield from reader.claims(progress)
    finally:
        filed.close()


class _Reader:
    """Reads the claims of one file."""

    def __init__(
        self, format: Format, table: Table, opened: Opened, schema: Schema, filed: Filed, faults: Faults, file: str
    ) -> None:
        self.table = table
        self.opened = opened
        self.filed = filed
        self.faults = faults
        self.file = file
        self.cells = Cells(table, opened.columns, schema, filed)
        self.holds = holds(table.where, self.cells.places, table.empty)
        self.things = [Declared(name, self.cells) for name in table.things]
        self.lines = Lines([LineReader(line, self.cells) for line in table.lines], self.cells.places)
        self.blocks = [BlockReader(block, self.cells) for block in table.blocks]
        self.keeps = [name for name in table.names if f"{table.name}.{name}" in format.filed]

    def claims(self, progress: Progress) -> Iterator[Claim]:
        """The claims of all rows: of a stretch first what rows declare and the units they complete, then its facts."""
        before = 0
        for lines, rows in self.opened.rows:
            stretch = self._stretch(lines, rows)
            if stretch.rows:
                yield from self._told(stretch)
            at = self.opened.at()
            progress(len(rows), at - before)
            before = at
        for block in self.blocks:
            yield from block.rest()

    def _stretch(self, lines: Sequence[int], rows: Sequence[Row]) -> Stretch:
        """Those of these rows that the table counts."""
        if self.holds is always:
            return Stretch(lines, rows)
        held = [*map(self.holds, rows)]
        return Stretch([*compress(lines, held)], [*compress(rows, held)])

    def _told(self, stretch: Stretch) -> Iterator[Claim]:
        """What the rows of a stretch tell; a row in which anything is wrong tells nothing."""
        self.cells.look_up(stretch.rows)
        for thing in self.things:
            thing.read(stretch)
        self.lines.read(stretch)
        kept = {name: self.cells.things(name, stretch) for name in self.keeps}
        units = self._units(stretch) if self.blocks else ()
        for thing in self.things:
            yield from thing.told(stretch)
        yield from units
        yield from self.lines.told(stretch)
        for name, column in kept.items():
            good = (items for place, items in enumerate(column) if place not in stretch.broken)
            mentions = [item for items in good for item in items if isinstance(item, Mention)]
            self.filed.keep(f"{self.table.name}.{name}", mentions)
        stretch.tell(self.faults, self.file)

    def _units(self, stretch: Stretch) -> list[Claim]:
        """The units that rows complete, row by row: one row may go on where another ended."""
        claims: list[Claim] = []
        for place, (line, row) in enumerate(zip(stretch.lines, stretch.rows, strict=True)):
            if place not in stretch.broken:
                try:
                    claims += [claim for block in self.blocks for claim in block.read(line, row)]
                except RowError as error:
                    stretch.break_row(place, error)
        return claims
