"""Writes who is who: things with their names, which thing each mention is, and what stays in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from knowledge.identity.clusters import Clusters
from knowledge.identity.forms import Cluster, Form
from knowledge.schema.tables import highest
from knowledge.words import plain

_CLEAR = "DELETE FROM name WHERE thing = ?"
_THING = (
    "INSERT INTO thing VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET"
    " kind = excluded.kind, name = excluded.name, label = excluded.label, told = excluded.told"
)
_RENAMED = "INSERT OR IGNORE INTO renamed SELECT id FROM thing WHERE id = ? AND (name <> ? OR told <> ?)"
_NAME = "INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)"
_ASSIGN = "UPDATE mention SET thing = ? WHERE id = ?"
_MOVE = "INSERT OR REPLACE INTO moved (thing, mention) VALUES (?, ?)"
_LOSE = "INSERT OR IGNORE INTO lost VALUES (?)"
_NO_DOUBT = "UPDATE mention SET doubt = NULL WHERE doubt IS NOT NULL AND id IN (SELECT mention FROM held)"
_DOUBT = "UPDATE mention SET doubt = ? WHERE id = ?"
_IN_ORDER = (_CLEAR, _RENAMED, _THING, _NAME, _ASSIGN, _MOVE, _LOSE, _DOUBT)


class Settled:
    """Gathers what is settled until `flush`. A mention whose thing was there before the change is only noted as moved."""

    def __init__(self, db: Database) -> None:
        self.db = db
        # Mentions are numbered along with things, since each is one of its own at first.
        self.base = self.highest = max(highest(db, "thing"), highest(db, "mention"))
        self._moved: dict[int, int | None] = {}
        self._names: dict[int, str] = {}
        self._rows: dict[str, list[Sequence[object]]] = defaultdict(list)

    def thing_of(self, mention: int, stored: int | None) -> tuple[int, str]:
        """The thing that a mention is by now, and its name; 0 where that is in doubt."""
        thing = self._moved.get(mention, stored)
        if thing is None:
            return 0, ""
        if thing not in self._names:
            found = self.db.execute("SELECT name FROM thing WHERE id = ?", [thing]).fetchone()
            self._names[thing] = found[0] if found else ""
        return thing, self._names[thing]

    def look_again(self) -> None:
        """Things were settled elsewhere, and may be called otherwise."""
        self._names.clear()

    def clear(self, group: Iterable[Form]) -> None:
        """Take the names from the things of a group of mentions."""
        things = {thing for form in group for thing in (form.thing, self._now(form))}
        self._rows[_CLEAR] += [(thing,) for thing in things if thing is not None]

    def put(self, one: Cluster, taken: set[int], kind: str, names: Sequence[str], label: str, told: str) -> int:
        """Keep a cluster as a thing, the oldest that one of its mentions was and that is not taken; returns its number."""
        free = sorted({self._now(form) or 0 for form in one.forms} - taken - {0})
        if not free:
            self.highest += 1
        thing = free[0] if free else self.highest
        self._names.pop(thing, None)
        self._rows[_RENAMED].append((thing, names[0], told))
        self._rows[_THING].append((thing, kind, names[0], label, told))
        for name in names:
            spelt = plain(name)
            self._rows[_NAME].append((thing, name, spelt, spelt.replace(" ", "")))
        for form in one.forms:
            self._assign(form, thing)
        return thing

    def doubt(self, group: Sequence[Form], found: Clusters) -> None:
        """Keep why mentions are in doubt; the empty text where facts decided."""
        doubts: dict[int, str] = dict.fromkeys(found.open, "")
        for form in found.alone:
            doubts[form.number] = f'"{form.name}" may be one of several namesakes, and no fact of it tells which; write which one'
        doubts.update(found.doubts)
        for form in group:
            if form.number in found.doubts:
                self._assign(form, None)
        self._rows[_DOUBT] += [(doubt, number) for number, doubt in doubts.items()]

    def flush(self) -> None:
        """Write what was gathered of the mentions in `held`; those that were in doubt are no longer, unless they are again."""
        self.db.execute(_NO_DOUBT)
        for sql in _IN_ORDER:
            self.db.conn.executemany(sql, self._rows.pop(sql, []))

    def _now(self, form: Form) -> int | None:
        return self._moved.get(form.number, form.thing)

    def _assign(self, form: Form, thing: int | None) -> None:
        before = self._now(form)
        if before == thing:
            return
        if before:
            self._rows[_LOSE].append((before,))
        if before is not None and before > self.base and form.number not in self._moved:
            self._rows[_ASSIGN].append((thing, form.number))
            return
        self._moved[form.number] = thing
        self._rows[_MOVE].append((thing, form.number))
