"""The numbers of the mentions of one source: what is written alike is one mention, however many there are of them.

As many as memory should hold are at hand; the others wait in a temporary table.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlite_utils import Database

from knowledge.claims import Mention

MOST_AT_HAND = 50_000
_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS numbered (
  source INTEGER, form INTEGER, number INTEGER, name TEXT, declared INTEGER, PRIMARY KEY (source, form)
) WITHOUT ROWID
"""
_FIND = "SELECT number, name, declared FROM temp.numbered WHERE source = ? AND form = ?"
_SPILL = "INSERT OR REPLACE INTO temp.numbered VALUES (?, ?, ?, ?, ?)"
_STORED = "SELECT kind, name, told, marks, ids, id, declared FROM mention WHERE source = ?"


class Numbered(NamedTuple):
    """A mention that has its number: by which name it was written, and whether an entry declares it."""

    number: int
    name: str
    declared: bool


class Numbers:
    """Finds the numbers of mentions by what tells one from another in its source: an id, else its words."""

    def __init__(self, db: Database, source: int) -> None:
        self.db = db
        self.source = source
        self._at_hand: dict[int, Numbered] = {}
        self._spilt = False
        db.execute(_TABLE)

    def read(self) -> Numbers:
        """Take up the mentions of the source that the store has."""
        for kind, name, told, marks, ids, number, declared in self.db.execute(_STORED, [self.source]).fetchall():
            read = tuple((key, words) for key, words, _ in json.loads(marks)) if marks else ()
            form = form_of(Mention((kind,), name, told, read, tuple(ids.splitlines())))
            self.keep(form, Numbered(number, name, bool(declared)))
        return self

    def find(self, form: int) -> Numbered | None:
        """The mention of this form, if there was one."""
        found = self._at_hand.get(form)
        if found is None and self._spilt:
            row = self.db.conn.execute(_FIND, (self.source, form)).fetchone()
            if row:
                found = self._at_hand[form] = Numbered(row[0], row[1], bool(row[2]))
        return found

    def keep(self, form: int, mention: Numbered) -> None:
        """Remember a mention."""
        if len(self._at_hand) >= MOST_AT_HAND:
            self._spill()
        self._at_hand[form] = mention

    def _spill(self) -> None:
        if not self._spilt:
            self.db.execute("DELETE FROM temp.numbered WHERE source = ?", [self.source])
        self._spilt = True
        rows = ((self.source, form, *known) for form, known in sorted(self._at_hand.items()))
        self.db.conn.executemany(_SPILL, rows)
        self._at_hand.clear()


def form_of(mention: Mention) -> int:
    """A number for all that makes two mentions of a source one; of 64 bits, so that two forms hardly ever share one."""
    if mention.ids:
        return hash((mention.kinds[0], mention.ids[0]))
    return hash((mention.kinds[0], mention.name, mention.told, mention.marks))
