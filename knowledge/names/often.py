"""What is said again and again, the words around names, and what it names: kept while the store is the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from knowledge.names.rank import Rated
from knowledge.reader import version_of
from knowledge.recent import Recent

Plain = tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]  # words, the numbers beside them, the kinds asked for

_WORDS, _MEANT = 10_000, 1_000


class Often:
    """Of words: in how many names each stands, which neighbours no name has together, what they may mean."""

    def __init__(self) -> None:
        self.usage: Recent[str, int] = Recent(_WORDS)
        self.apart: Recent[tuple[str, str], bool] = Recent(_WORDS)
        self.meant: Recent[Plain, list[Rated]] = Recent(_MEANT)


def state(db: sqlite3.Connection) -> tuple[int, int]:
    """Another where this or any other connection has changed the store."""
    return db.total_changes, version_of(db)


def plain(words: Sequence[str], beside: Sequence[str], kinds: Collection[str]) -> Plain:
    """Under what is kept what plain words may mean."""
    return tuple(words), tuple([word for word in beside if not word.isalpha()]), frozenset(kinds)
