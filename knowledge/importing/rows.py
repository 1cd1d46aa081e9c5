"""The rows of a table file, one at a time, plain or gzipped; broken ones are told by line and left out."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from knowledge.importing.faults import Faults
from knowledge.importing.format import SEPARATORS, Table
from knowledge.mistakes import Mistake, Mistakes, nearest

MOST_CHARACTERS = 1 << 20  # of a line
MOST_IN_CELL = 1 << 17
_SEPARATORS = {".tsv": "\t", ".tab": "\t", ".csv": ","}
TOGETHER = 5_000  # lines
_NOT_TEXT = re.compile("[\ud800-\udfff]")
_MAGIC = b"\x1f\x8b"
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """A table file that is being read: its columns, its rows with their lines, many at a time, and how far in the file it is."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Sequence[int], Sequence[Row]]]
    at: Callable[[], int]


@contextmanager
def open_rows(path: Path, table: Table, wanted: Sequence[str], faults: Faults) -> Iterator[Opened]:
    """Open a file as this table. Raises Mistakes where it cannot be read at all, or a wanted column is not there."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise _unreadable(path.name, error) from error
    with raw:
        plain = cast(BinaryIO, gzip.GzipFile(fileobj=raw) if raw.peek(2)[:2] == _MAGIC else raw)
        with io.TextIOWrapper(plain, encoding=table.encoding, errors="surrogateescape", newline="") as text:
            reader = _Reader(path, table, text, faults)
            columns = table.columns or reader.header()
            _check_columns(path, columns, wanted, reader.broken)
            yield Opened(columns, reader.rows(len(columns)), raw.tell)


def _unreadable(file: str, error: Exception) -> Mistakes:
    if isinstance(error, OSError) and error.strerror:
        return Mistakes([Mistake(file, 0, "", f"cannot be read ({error.strerror})", "Check the path.")])
    return Mistakes([Mistake(file, 0, "", f"is damaged or cut short ({error})", "Fetch it again.")])


def separator(path: Path, table: Table) -> str:
    """What stands between cells: as the mapping says, else as the name of the file shows."""
    suffix = next((suffix for suffix in reversed(path.suffixes) if suffix in _SEPARATORS), "")
    return table.separator or _SEPARATORS.get(suffix, ",")


def _check_columns(path: Path, columns: Sequence[str], wanted: Sequence[str], broken: str) -> None:
    if wanted and not columns:
        found = f"the first line {broken}" if broken else "the file is empty, or its first line is"
        raise Mistakes([Mistake(path.name, 1, "", found, "It should have the names of the columns.")])
    missing = [name for name in wanted if name not in columns]
    shown = ", ".join(columns)[:200]
    mistakes = []
    for name in missing:
        near = nearest(name, columns)
        mistakes.append(Mistake(path.name, 1, "", f'there is no column "{name}"', f'Is it "{near}"?' if near else ""))
    if mistakes:
        between = next((name for name, char in SEPARATORS.items() if char in shown and len(columns) == 1), "")
        remedy = f"If a {between} stands between them, the mapping should have separator: {between}." if between else ""
        mistakes.append(Mistake(path.name, 1, "", f"the first line has these columns: {shown}", remedy))
        raise Mistakes(mistakes)


class _Reader:
    """Splits one file into rows, and goes on behind a broken one."""

    def __init__(self, path: Path, table: Table, text: TextIO, faults: Faults) -> None:
        self.file = path.name
        self.table = table
        self.text = text
        self.faults = faults
        self.line = 0
        self.broken = ""
        between = separator(path, table)
        quotes = table.quotes if table.quotes is not None else "" if between == "\t" else '"'
        csv.field_size_limit(MOST_IN_CELL)
        quoting = {"quotechar": quotes, "quoting": csv.QUOTE_MINIMAL} if quotes else {"quoting": csv.QUOTE_NONE}
        self.split = partial(csv.reader, delimiter=between, **quoting)
        self.quotes = quotes
        self.waiting: deque[str] = deque()
        self.cells = self.split(self._lines())

    def header(self) -> tuple[str, ...]:
        """The cells of the first line, none where the file is empty or its first line cannot be read."""
        try:
            first = next(self.cells, [])
        except csv.Error:
            first = []
        return () if self.broken else tuple(cell.strip() for cell in first)

    def rows(self, width: int) -> Iterator[tuple[Sequence[int], Sequence[Row]]]:
        """Rows with the lines that they begin on, many at a time."""
        while lines := self._some_lines():
            plain = self._plain_rows(lines, width)
            if plain:
                begin, self.line = self.line + 1, self.line + len(lines)
                yield range(begin, begin + len(lines)), plain
            else:
                self.waiting.extend(lines)
                found = [*self._one_by_one(width)]
                yield [begin for begin, _ in found], [row for _, row in found]

    def _plain_rows(self, lines: Sequence[str], width: int) -> list[list[str]]:
        """The rows of these lines where each is one row, and there is nothing to be said of any; else none."""
        text = "".join(lines)
        if (
            "\0" in text
            or self.quotes
            and self.quotes in text
            or len(text) >= MOST_CHARACTERS
            and max(map(len, lines)) == MOST_CHARACTERS
        ):
            return []
        try:
            text.encode()
            rows = [*self.split(lines)]
        except (UnicodeEncodeError, csv.Error):
            return []
        return rows if {*map(len, rows)} == {width} else []

    def _one_by_one(self, width: int) -> Iterator[tuple[int, Row]]:
        """Each row of the lines that wait, with the line it begins on; the last may go on behind them."""
        while self.waiting:
            begin, self.broken = self.line + 1, ""
            try:
                row = next(self.cells)
            except StopIteration:
                return
            except csv.Error as error:
                self.broken = self.broken or f"cannot be read ({error})"
                row = []
            found = self.broken or ("" if len(row) == width else self._width(row, width))
            if found:
                self.faults.tell(self.file, begin, found)
            elif row:
                yield begin, row

    def _width(self, row: list[str], width: int) -> str:
        """What is wrong with a row that has not as many cells as there are columns; a short one is filled up where it may be."""
        if not row:
            return ""
        if len(row) < width and self.table.short_rows:
            row += [""] * (width - len(row))
            return ""
        return f"has {len(row)} cells, the header has {width}"

    def _lines(self) -> Iterator[str]:
        while line := self._read():
            self.line += 1
            if not line.isascii() and _NOT_TEXT.search(line):
                self.broken = (
                    f"is not {self.table.encoding.removesuffix('-sig').upper()} text (the mapping may name another encoding)"
                )
            elif "\0" in line:
                self.broken = "holds a NUL character"
            if len(line) == MOST_CHARACTERS and line[-1] != "\n":
                self.broken = f"has more than {MOST_CHARACTERS:,} characters"
                while (more := self._read()) and more[-1] != "\n":
                    pass
                line = "\n"
            yield line

    def _some_lines(self) -> list[str]:
        """The next lines. Raises Mistakes where the file is damaged."""
        lines: list[str] = []
        size = 0
        try:
            for line in iter(partial(self.text.readline, MOST_CHARACTERS), ""):
                lines.append(line)
                size += len(line)
                if len(lines) == TOGETHER or size > MOST_CHARACTERS:
                    break
        except (EOFError, zlib.error, OSError) as error:
            raise _unreadable(self.file, error) from error
        return lines

    def _read(self) -> str:
        """The next line, or as much of it as may be. Raises Mistakes where the file is damaged."""
        if self.waiting:
            return self.waiting.popleft()
        try:
            return self.text.readline(MOST_CHARACTERS)
        except (EOFError, zlib.error, OSError) as error:
            raise _unreadable(self.file, error) from error
