"""Things that one table tells and later ones refer to by id, kept on disk while the tables are read.

filed = Filed()
filed.keep("people.person", mentions)
filed.find("people.person", ["imdb:nm0000128"])      # {"imdb:nm0000128": (Mention(…),)}
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter

from knowledge.claims import Mention
from knowledge.recent import Recent

_CACHE_KB = 4 * 1024
_REMEMBERED = 10_000  # things that are not looked up again


class Filed:
    """Mentions by the name of the mapping that told them, and by id; the first of an id stays.

    One that many rows in a row refer to is the same object to all of them.
    """

    def __init__(self) -> None:
        self._recent: dict[str, Recent[str, tuple[Mention, ...]]] = defaultdict(lambda: Recent(_REMEMBERED))
        # A database without a name is a file of SQLite's own that goes when it is closed, so memory stays within its cache.
        self.db = sqlite3.connect("", isolation_level=None)
        self.db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self.db.execute("PRAGMA synchronous = 0")
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute(
            "CREATE TABLE filed (of TEXT, id TEXT, kind TEXT, name TEXT, told TEXT, PRIMARY KEY (of, id)) WITHOUT ROWID"
        )

    def keep(self, of: str, mentions: Iterable[Mention]) -> None:
        """File mentions under each of their ids."""
        rows = [(of, one, mention.kinds[0], mention.name, mention.told) for mention in mentions for one in mention.ids]
        self.db.execute("BEGIN")
        self.db.executemany("INSERT OR IGNORE INTO filed VALUES (?, ?, ?, ?, ?)", sorted(rows, key=itemgetter(1)))
        self.db.execute("COMMIT")

    def find(self, of: str, ids: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """What was filed under each of these ids, in a tuple as cells have it; ids that were not are left out."""
        recent = self._recent[of]
        found = {one: recent.get(one) or recent.recall(one) for one in ids}
        missing = sorted(one for one, known in found.items() if known is None)
        rows = self.db.execute(
            "SELECT id, kind, name, told FROM filed WHERE of = ? AND id IN (SELECT value FROM json_each(?))",
            (of, json.dumps(missing)),
        )
        for one, kind, name, told in rows:
            found[one] = recent.keep(one, (Mention((kind,), name, told, (), (one,)),))
        return {one: known for one, known in found.items() if known is not None}

    def close(self) -> None:
        """Forget everything."""
        self.db.close()
