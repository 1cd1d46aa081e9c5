"""A table file, or a folder of them, as a source of claims that is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.claims import Claim, Source
from knowledge.importing.faults import Faults
from knowledge.importing.format import Format, Table
from knowledge.importing.read import Files, Progress, read_tables
from knowledge.mistakes import Mistake, Mistakes
from knowledge.schema.schema import Schema

VERSION = 1  # of the reader: another one may read other claims from the same file


def silent(rows: int, size: int) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True)
class Reading:
    """The reading of a source while it goes on: rows so far, what was left out, the tables for which there is no file."""

    strict: bool = False
    progress: Progress = silent
    rows: int = 0
    faults: Faults = field(default_factory=Faults)
    missing: tuple[Table, ...] = ()

    def claims(self, format: Format, files: Files, schema: Schema) -> Iterator[Claim]:
        """Every claim. Raises Mistakes in the end where broken rows are not to be borne, or nothing but they were found."""
        found = 0
        for claim in read_tables(format, files, schema, self.faults, self._count):
            found += 1
            yield claim
        if self.faults.count and (self.strict or found == len(format.claims)):
            raise Mistakes(self.faults.mistakes())

    def _count(self, rows: int, size: int) -> None:
        self.rows += rows
        self.progress(rows, size)


def table_source(format: Format, path: Path, schema: Schema, reading: Reading) -> Source:
    """The source of a table file or folder; its claims may be read once. Raises Mistakes where no file is there to read."""
    files = find_files(format, path)
    reading.missing = tuple(table for table in format.tables if not files[table.name])
    digest = _digest(format, files, schema)
    return Source(source_key(format.name, path), digest, format.origin, reading.claims(format, files, schema), table=True)


def source_key(format: str, path: Path) -> str:
    """What a table is called in the store: its format, and its file or folder."""
    return f"{format}/{path.absolute().name}"


def find_files(format: Format, path: Path) -> dict[str, tuple[Path, ...]]:
    """For each table the files that feed it: those of a folder by their names, a single file whatever it is called where there is
    only one table. Raises Mistakes where a table is missing that others look things up in, or all are."""
    if path.is_dir():
        files = {table.name: matching(table, [one for one in path.iterdir() if one.is_file()]) for table in format.tables}
    elif len(format.tables) == 1:
        files = {format.tables[0].name: (path,)}
    else:
        files = {table.name: matching(table, [path]) for table in format.tables}
    needed = {of.partition(".")[0] for of in format.filed}
    wanted = [table for table in format.tables if not files[table.name] and (table.name in needed or not any(files.values()))]
    if wanted:
        remedy = "Give the folder that they are in." if not path.is_dir() else "Look which files the folder has."
        raise Mistakes(
            Mistake(str(path.name), 0, "", f"there is no file for {table.name} ({', '.join(table.files)})", remedy)
            for table in wanted
        )
    return files


def matching(table: Table, files: Sequence[Path]) -> tuple[Path, ...]:
    """The files that feed a table, by their names."""
    return tuple(sorted(path for path in files if any(path.match(pattern) for pattern in table.files)))


def size(files: Files) -> int:
    """How many bytes there are to read, a file that feeds two tables counted twice."""
    return sum(path.stat().st_size for paths in files.values() for path in paths)


def _digest(format: Format, files: Files, schema: Schema) -> str:
    """What the claims depend on: the reader, the mapping, the statements, and every file. Raises Mistakes."""
    told = hashlib.sha256(f"{VERSION} {format.digest} {schema!r}".encode())
    for path in sorted({path for paths in files.values() for path in paths}):
        try:
            with path.open("rb") as raw:
                told.update(f"{path.name} {hashlib.file_digest(raw, 'sha256').hexdigest()}".encode())
        except OSError as error:
            remedy = "Check the path."
            raise Mistakes([Mistake(path.name, 0, "", f"cannot be read ({error.strerror or error})", remedy)]) from error
    return told.hexdigest()
