"""How much work the store may do for one question.

Nested descriptions make joins of any depth, and a few of them are more than any index helps with. Work is counted in instructions
of SQLite's virtual machine (its progress handler), so the limit is the same on a slow machine and on a fast one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 60  # stretches, a second or two; questions people ask need less than one
STRETCH = 1_000_000  # instructions


class TooMuch(Exception):
    """A question wants more work of the store than it may."""


class Effort:
    """The limit on one connection; without `limited` around it, what is asked of the store has none."""

    def __init__(self, store: sqlite3.Connection, most: int = MOST) -> None:
        self._store = store
        self._most = most
        self._left: int | None = None

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Ask the store within the limit, or what an outer `limited` left of it. Raises TooMuch where it is reached."""
        if self._left is not None:
            yield
            return
        self._left = self._most
        self._store.set_progress_handler(self._spent, STRETCH)  # a connection has one, and others may limit it too
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._left >= 0:
                raise
            raise TooMuch from error
        finally:
            self._store.set_progress_handler(None, 0)
            self._left = None

    def _spent(self) -> bool:
        """Called by SQLite after each stretch; true stops the statement."""
        self._left = (self._left or 0) - 1
        return self._left < 0
