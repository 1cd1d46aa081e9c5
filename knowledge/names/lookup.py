"""Looking up any number of values with one statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

_MOST_MARKS = 1024  # of one statement


class Lookup:
    """A statement with `IN ({})`; its marks come in powers of two, so that SQLite knows the few statements by heart."""

    def __init__(self, sql: str) -> None:
        self._sql = {1 << size: sql.format(",".join("?" * (1 << size))) for size in range(_MOST_MARKS.bit_length())}

    def rows(self, db: sqlite3.Connection, values: Collection[Any]) -> list[tuple[Any, ...]]:
        """The rows of these values, of neighbouring ones together."""
        wanted = sorted(values)
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(wanted), _MOST_MARKS):
            some = wanted[start : start + _MOST_MARKS]
            marks = 1 << (len(some) - 1).bit_length()
            found += db.execute(self._sql[marks], some + some[-1:] * (marks - len(some))).fetchall()
        return found


@contextmanager
def one_state(db: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the store, whatever is committed meanwhile; taking that state once is also quicker than each time."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")
