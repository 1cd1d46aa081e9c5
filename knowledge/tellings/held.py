"""Rows held back until there are many of them, and look-ups laid aside while more rows come than there were.

An index over many rows is made faster all at once, in order, than row by row wherever each belongs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from knowledge.schema.tables import highest

_BATCH = 10_000  # rows held back before they are written
_FEW = 5_000  # rows of a table, up to which its look-ups are kept in line row by row
_LOOKUPS = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%'"


class Held:
    """Writes rows in batches, in the caller's transaction: `write` those held back, `finish` makes every look-up whole too.

    Rows of a table in `numbered` get numbers above all that there were at first, so that what is new can be told by them.
    """

    def __init__(self, db: Database, numbered: Iterable[str] = ()) -> None:
        self.db = db
        self._first = {table: highest(db, table) for table in numbered}
        self._last: dict[str, int] = {}
        self._rows: dict[str, list[Sequence[object]]] = defaultdict(list)
        self._count = 0
        self._come: Counter[str] = Counter()
        self._there: dict[str, int] = {}
        self._aside: dict[str, list[str]] = {}

    def number(self, table: str, count: int = 1) -> int:
        """The first of so many numbers for new rows of a table."""
        last = self._last[table] if table in self._last else max(self._first[table], highest(self.db, table))
        self._last[table] = last + count
        return last + 1

    def put(self, sql: str, row: Sequence[object]) -> None:
        """Hold a row back; `sql` is an INSERT INTO one table."""
        self._rows[sql].append(row)
        self._count += 1
        if self._count >= _BATCH:
            self.write()

    def put_all(self, sql: str, rows: Iterable[Sequence[object]], count: int) -> None:
        """Write so many rows at once."""
        self._come[sql] += count
        if self._come[sql] > _FEW:
            self._lay_aside(sql)
        self.db.conn.executemany(sql, rows)

    def write(self) -> None:
        """Write what is held back."""
        for sql, rows in self._rows.items():
            self.put_all(sql, rows, len(rows))
        self._rows.clear()
        self._count = 0

    def finish(self) -> None:
        """Write what is held back, and make the look-ups again that were laid aside."""
        self.write()
        for lookups in self._aside.values():
            for sql in lookups:
                self.db.execute(sql)
        self._aside.clear()
        self._there.clear()
        self._come.clear()

    def _lay_aside(self, sql: str) -> None:
        """Take the look-ups from a table once more has come than was there."""
        table = sql.partition(" INTO ")[2].split()[0]
        if table in self._aside:
            return
        if table not in self._there:
            self._there[table] = int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) - self._come[sql]
        if self._come[sql] > self._there[table]:
            found = self.db.execute(_LOOKUPS, [table]).fetchall()
            self._aside[table] = [made for _, made in found]
            for name, _ in found:
                self.db.execute(f'DROP INDEX "{name}"')
