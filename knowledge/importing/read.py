"""Tables become claims: one pass over each file, a stretch of rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from knowledge.claims import Claim, Mention
from knowledge.importing.blocks import BlockReader
from knowledge.importing.cells import Cells, Found
from knowledge.importing.conditions import holds
from knowledge.importing.faults import Faults, RowError
from knowledge.importing.filed import Filed
from knowledge.importing.format import Format, Table
from knowledge.importing.lines import Declared, LineReader, Lines
from knowledge.importing.rows import Opened, Row, open_rows
from knowledge.schema import Schema

STRETCH = 5000
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
        self.cells = Cells(table, opened.columns, schema)
        self.holds = holds(table.where, self.cells.places, table.empty)
        self.things = [Declared(name, self.cells) for name in table.things]
        self.readers = [LineReader(line, self.cells) for line in table.lines]
        self.lines = Lines(self.readers, self.cells.places)
        self.blocks = [BlockReader(block, self.cells) for block in table.blocks]
        self.keeps = [name for name in table.names if f"{table.name}.{name}" in format.filed]

    def claims(self, progress: Progress) -> Iterator[Claim]:
        """The claims of all rows: of a stretch first what rows declare and the units they complete, then its facts."""
        before = 0
        while stretch := list(islice(self.opened.rows, STRETCH)):
            rows = [(line, row) for line, row in stretch if self.holds(row)]
            self.cells.found = self._found([row for _, row in rows])
            kept: dict[str, list[Mention]] = {name: [] for name in self.keeps}
            for line, row in rows:
                yield from self._row(line, row, kept)
            for reader in self.readers:
                yield from reader.told()
            for name, mentions in kept.items():
                self.filed.keep(f"{self.table.name}.{name}", mentions)
            at = self.opened.at()
            progress(len(stretch), at - before)
            before = at
        for block in self.blocks:
            yield from block.rest()

    def _found(self, rows: Sequence[Row]) -> Found:
        found: dict[str, dict[str, tuple[Mention, ...]]] = {}
        for of, ids in self.cells.wanted(rows):
            found.setdefault(of, {}).update(self.filed.find(of, ids))
        return found

    def _row(self, line: int, row: Row, kept: Mapping[str, list[Mention]]) -> Sequence[Claim]:
        """What one row declares and the units it completes; its facts are gathered. Nothing where anything in it is wrong."""
        claims: list[Claim] = []
        self.cells.take(row)
        try:
            declared = [(thing, thing.read(row)) for thing in self.things]
            told = [(reader, items) for reader in self.lines.of(row) if (items := reader.read(row))]
            for block in self.blocks:
                claims += block.read(line, row)
            filed = [(mentions, self.cells.all(name)) for name, mentions in kept.items()]
        except RowError as error:
            self.faults.tell(self.file, line, str(error))
            return ()
        for thing, entries in declared:
            if entries:
                thing.last = entries
                claims += [Claim(line, entry) for entry in entries]
        for reader, items in told:
            reader.take(line, items)
        for mentions, those in filed:
            mentions += [item for item in those if isinstance(item, Mention)]
        return claims
