"""Things that one table tells and later ones refer to by id, kept on disk while the tables are read.

filed = Filed()
filed.keep("people.person", mentions)
filed.find("people.person", ["imdb:nm0000128"])      # {"imdb:nm0000128": (17,)}
filed.mentions([17])                                 # [Mention(…)]
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from knowledge.claims import Mention
from knowledge.recent import Recent

_CACHE_KB = 4 * 1024
_REMEMBERED = 5_000  # numbers that are not looked up again
_FIND = "SELECT id, number FROM filed WHERE told_as = ? AND id IN (SELECT value FROM json_each(?))"
_MENTIONS = "SELECT number, kind, name, told, id FROM mention WHERE number IN (SELECT value FROM json_each(?))"


class Filed:
    """Mentions numbered upwards from 1, found by the name of the mapping that told them and by id; the first of an id stays.

    What refers to them is the number alone, so that a thing is made of it once and not with every row.
    """

    def __init__(self) -> None:
        self._recent: dict[str, Recent[str, tuple[int]]] = defaultdict(lambda: Recent(_REMEMBERED))
        self._last = 0
        # A database without a name is a file of SQLite's own that goes when it is closed, so memory stays within its cache.
        self.db = sqlite3.connect("", isolation_level=None)
        self.db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self.db.execute("PRAGMA synchronous = 0")
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("CREATE TABLE filed (told_as TEXT, id TEXT, number INTEGER, PRIMARY KEY (told_as, id)) WITHOUT ROWID")
        self.db.execute("CREATE TABLE mention (number INTEGER PRIMARY KEY, kind TEXT, name TEXT, told TEXT, id TEXT)")

    def keep(self, of: str, mentions: Iterable[Mention]) -> None:
        """File mentions under each of their ids."""
        told: dict[str, Mention] = {}
        for mention in mentions:
            for one in mention.ids:
                told.setdefault(one, mention)
        rows = [
            (at, mention.kinds[0], mention.name, mention.told, one)
            for at, (one, mention) in enumerate(told.items(), self._last + 1)
        ]
        self._last += len(rows)
        self.db.execute("BEGIN")
        self.db.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", rows)
        self.db.executemany("INSERT OR IGNORE INTO filed VALUES (?, ?, ?)", sorted((of, row[4], row[0]) for row in rows))
        self.db.execute("COMMIT")

    def find(self, of: str, ids: Iterable[str]) -> dict[str, tuple[int]]:
        """The number of what was filed under each of these ids, in a tuple as cells have it; ids that were not are left out."""
        recent = self._recent[of]
        found = {one: recent.get(one) or recent.recall(one) for one in ids}
        missing = sorted(one for one, known in found.items() if known is None)
        for one, number in self.db.execute(_FIND, (of, json.dumps(missing))):
            found[one] = recent.keep(one, (number,))
        return {one: known for one, known in found.items() if known is not None}

    def mentions(self, numbers: Sequence[int]) -> list[Mention]:
        """The mentions of these numbers, each with the id that it was filed under."""
        rows = self.db.execute(_MENTIONS, (json.dumps(sorted({*numbers})),))
        found = {number: Mention((kind,), name, told, (), (one,)) for number, kind, name, told, one in rows}
        return [found[number] for number in numbers]

    def close(self) -> None:
        """Forget everything."""
        self.db.close()
