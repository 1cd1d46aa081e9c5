"""A connection that only reads the store: what it was told lately it tells again, for as long as the store stays the same.

Questions put in many ways come to the same few statements, and those that count over a whole award take long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

Row = tuple[Any, ...]
Parameters = Sequence[Any] | Mapping[str, Any]
Asked = tuple[str, tuple[Any, ...]]

MOST = 40_000  # rows remembered, twice at most
MANY = 2_000  # rows of one answer, above which it is not remembered
_LETTERS = 50  # of what was asked that weigh as much as a row


class Reader(sqlite3.Connection):
    """Remembers answers by their statements, the newer half of them and an older one."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self._version = 0
        self._steady: int | None = None
        self._weight = 0
        self._newer: dict[Asked, list[Row]] = {}
        self._older: dict[Asked, list[Row]] = {}

    def told(self, sql: str, parameters: Parameters) -> list[Row]:
        """The rows of a statement, looked up where they are not known. Raises sqlite3.Error where the store cannot be read."""
        self._forget_the_changed()
        asked = sql, tuple(sorted(parameters.items()) if isinstance(parameters, Mapping) else parameters)
        rows = self._newer.get(asked)
        if rows is None:
            rows = self._older.pop(asked, None)
            if rows is None:
                rows = self.execute(sql, parameters).fetchall()
            self._keep(asked, rows)
        return rows

    @property
    def version(self) -> int:
        """Another number whenever another connection has changed the store; as long as it stays `steady` it is asked for once."""
        if self._steady is not None:
            return self._steady
        return int(self.execute("PRAGMA data_version").fetchone()[0])

    def steady(self, steady: bool) -> None:
        """Say whether one state of the store is read from now on, as within a transaction."""
        self._steady = None
        self._steady = self.version if steady else None

    def _forget_the_changed(self) -> None:
        version = self.version
        if version != self._version:
            self._version, self._weight = version, 0
            self._newer, self._older = {}, {}

    def _keep(self, asked: Asked, rows: list[Row]) -> None:
        weight = 1 + len(rows) + len(str(asked[1])) // _LETTERS
        if weight <= MANY:
            if self._weight >= MOST:
                self._newer, self._older, self._weight = {}, self._newer, 0
            self._newer[asked] = rows
            self._weight += weight


def look_up(store: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> Sequence[Row]:
    """The rows of a statement, which nobody may change; one that was asked lately is not looked up again."""
    return store.told(sql, parameters) if isinstance(store, Reader) else store.execute(sql, parameters).fetchall()


def version_of(store: sqlite3.Connection) -> int:
    """Another number whenever another connection has changed the store."""
    return store.version if isinstance(store, Reader) else int(store.execute("PRAGMA data_version").fetchone()[0])
