"""Looking up any number of values with one statement."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Collection
from typing import Any

from knowledge.reader import Reader

_MARKS = (*range(1, 17), *(1 << size for size in range(5, 11)))  # of one statement
_MOST_MARKS = _MARKS[-1]


class Lookup:
    """A statement that reads `wanted`, a table of different values; unlike `IN`, no index is made of them each time.

    Many marks come in powers of two, so that SQLite knows the few statements by heart.
    """

    def __init__(self, sql: str) -> None:
        self._sql = [f"WITH wanted (value) AS (VALUES {','.join(['(?)'] * marks)}) {sql}" for marks in _MARKS]

    def rows(self, db: sqlite3.Connection, values: Collection[Any]) -> list[tuple[Any, ...]]:
        """The rows of these values, in the order of the values."""
        if not values:
            return []
        wanted = sorted(values)
        if len(wanted) > _MOST_MARKS:
            parts = [wanted[start : start + _MOST_MARKS] for start in range(0, len(wanted), _MOST_MARKS)]
            return [row for part in parts for row in self.rows(db, part)]
        size = bisect_left(_MARKS, len(wanted))
        if spare := _MARKS[size] - len(wanted):
            wanted += [None] * spare
        return db.execute(self._sql[size], wanted).fetchall()


class OneState:
    """Reading one state of the store, whatever is committed meanwhile; taking that state once is also quicker than each time."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._own = not db.in_transaction

    def __enter__(self) -> None:
        if self._own:
            self._db.execute("BEGIN")
            self._steady(True)

    def __exit__(self, *_: object) -> None:
        if self._own:
            self._steady(False)
            self._db.execute("COMMIT")

    def _steady(self, steady: bool) -> None:
        if isinstance(self._db, Reader):
            self._db.steady(steady)
