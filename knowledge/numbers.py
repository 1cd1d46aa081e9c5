"""The numbers of the mentions of one source: what is written alike is one mention, however many there are of them.

As many as memory should hold are at hand; the others wait in a temporary table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database

from knowledge.claims import Mention

MOST_AT_HAND = 10_000
_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS numbered (
  source INTEGER, form INTEGER, number INTEGER, name TEXT, declared INTEGER, PRIMARY KEY (source, form)
) WITHOUT ROWID
"""
_FIND = "SELECT number, name, declared FROM temp.numbered WHERE source = ? AND form = ?"
_FIND_ALL = "SELECT form, number, name, declared FROM temp.numbered WHERE source = ? AND form IN (SELECT value FROM json_each(?))"
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
        self._new: dict[int, Numbered] = {}  # those at hand that were never written
        self._absent: set[int] = set()
        self.spilt = False  # whether any had to wait
        db.execute(_TABLE)

    def read(self) -> Numbers:
        """Take up the mentions of the source that the store has."""
        for kind, name, told, marks, ids, number, declared in self.db.execute(_STORED, [self.source]).fetchall():
            read = tuple((key, words) for key, words, _ in json.loads(marks)) if marks else ()
            form = form_of(Mention((kind,), name, told, read, tuple(ids.splitlines())))
            self.keep(form, Numbered(number, name, bool(declared)))
        return self

    def ready(self, forms: Iterable[int]) -> None:
        """Take up those of these forms that had to wait, all at once."""
        missing = [form for form in forms if form not in self._at_hand] if self.spilt else []
        if missing:
            self._make_room()
            for form, number, name, declared in self.db.execute(_FIND_ALL, (self.source, json.dumps(missing))).fetchall():
                self._at_hand[form] = Numbered(number, name, bool(declared))
            self._absent = {form for form in missing if form not in self._at_hand}

    def find(self, form: int) -> Numbered | None:
        """The mention of this form, if there was one."""
        found = self._at_hand.get(form)
        if found is None and self.spilt and form not in self._absent:
            row = self.db.conn.execute(_FIND, (self.source, form)).fetchone()
            if row:
                self._make_room()
                found = self._at_hand[form] = Numbered(row[0], row[1], bool(row[2]))
        return found

    def keep(self, form: int, mention: Numbered) -> None:
        """Remember a mention."""
        self._make_room()
        self._at_hand[form] = self._new[form] = mention

    def _make_room(self) -> None:
        if len(self._at_hand) < MOST_AT_HAND:
            return
        if not self.spilt:
            self.db.execute("DELETE FROM temp.numbered WHERE source = ?", [self.source])
        self.spilt = True
        rows = ((self.source, form, *known) for form, known in sorted(self._new.items()))
        self.db.conn.executemany(_SPILL, rows)
        for kept in (self._at_hand, self._new):
            kept.clear()
        self._absent = set()


def form_of(mention: Mention) -> int:
    """A number for all that makes two mentions of a source one; of 64 bits, so that two forms hardly ever share one."""
    if mention.ids:
        return hash((mention.kinds[0], mention.ids[0]))
    return hash((mention.kinds[0], mention.name, mention.told, mention.marks))
