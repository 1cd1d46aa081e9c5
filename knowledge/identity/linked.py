"""Mentions that must be looked at together: those that a change touches, with all that they share a name or an id with.

Two mentions of a kind are linked by a name of their own, by a thing they had, by an id, and (where one of them has
no id) by an alias.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlite_utils import Database

from knowledge.identity.forms import Form
from knowledge.schema.schema import Schema

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS seed (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS held (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS edge (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS next_edge (mention INTEGER PRIMARY KEY)
"""
_EDGES = "FROM edge AS e CROSS JOIN mention AS m ON m.id = e.mention"
_EDGE = f"SELECT o.id {_EDGES}"
_LINKS = (
    # Namesakes may be many, so what they share is looked up once, not for each of them.
    f"SELECT o.id FROM (SELECT DISTINCT m.plain, m.kind {_EDGES}) AS m"
    " CROSS JOIN mention AS o ON o.plain = m.plain AND o.kind = m.kind",
    f"SELECT o.id FROM (SELECT DISTINCT m.thing {_EDGES}) AS m CROSS JOIN mention AS o ON o.thing = m.thing",
    f"{_EDGE} CROSS JOIN alias AS a ON a.plain = m.plain CROSS JOIN mention AS o ON o.id = a.mention"
    " WHERE o.kind = m.kind AND (m.ids = '' OR o.ids = '')",
    f"{_EDGE} CROSS JOIN alias AS a ON a.mention = m.id CROSS JOIN mention AS o ON o.plain = a.plain"
    " WHERE o.kind = m.kind AND (m.ids = '' OR o.ids = '')",
    f"{_EDGE} CROSS JOIN mark AS k ON k.mention = m.id CROSS JOIN mark AS l ON l.mark = k.mark"
    " CROSS JOIN mention AS o ON o.id = l.mention WHERE o.kind = m.kind",
)
_FORMS = """
SELECT m.id, m.source, s.is_table, m.name, m.plain, m.told, m.ids, m.declared, m.marks, m.thing,
  (SELECT json_group_array(json_array(a.name, a.plain)) FROM alias AS a WHERE a.mention = m.id)
FROM held AS h CROSS JOIN mention AS m ON m.id = h.mention CROSS JOIN source AS s ON s.id = m.source
"""
_LEANT = """
SELECT l.mention, u.id, u.thing FROM held AS h CROSS JOIN lean AS l ON l.mention = h.mention
CROSS JOIN mention AS u ON u.id = l.upon
ORDER BY l.mention, u.id
"""
_FIRST, _TOGETHER = 100, 1_000  # seeds looked at together at first; mentions to have together from then on

Leaning = Callable[[int, int | None], tuple[int, str]]


class Linked:
    """Reads mentions in groups from `seed`, in the caller's transaction. `leaning` gives the thing of a mention and its name."""

    def __init__(self, db: Database, schema: Schema, leaning: Leaning) -> None:
        self.db = db
        self.schema = schema
        self.leaning = leaning
        for sql in _TABLES.split(";"):
            db.execute(sql)

    def groups(self) -> Iterator[list[list[Form]]]:
        """The groups of the seeds, many at a time; the seeds are used up.

        How many are linked to a seed is known by those before: the more they are, the fewer seeds are looked at together.
        """
        most = _FIRST
        while seeds := self.db.execute("SELECT mention FROM seed LIMIT ?", [most]).fetchall():
            self._hold(seeds)
            self.db.execute("DELETE FROM seed WHERE mention IN (SELECT mention FROM held)")
            forms = list(self._forms())
            most = max(len(seeds) * _TOGETHER // len(forms), 1)
            yield _parted(forms)

    def all_marked(self, kind: str) -> list[Form]:
        """Every mention of a kind that marks identify."""
        self.db.execute("DELETE FROM held")
        self.db.execute("INSERT INTO held SELECT id FROM mention WHERE kind = ? AND marks <> ''", [kind])
        return list(self._forms())

    def _hold(self, seeds: Sequence[tuple[int]]) -> None:
        """Put into `held` the seeds and all that they are linked to, directly or by others."""
        for table in ("held", "edge"):
            self.db.execute(f"DELETE FROM {table}")
            self.db.conn.executemany(f"INSERT INTO {table} VALUES (?)", seeds)
        while self.db.execute("SELECT 1 FROM edge LIMIT 1").fetchone():
            self.db.execute("DELETE FROM next_edge")
            for sql in _LINKS:
                self.db.execute(f"INSERT OR IGNORE INTO next_edge {sql}")
            self.db.execute("DELETE FROM next_edge WHERE mention IN (SELECT mention FROM held)")
            self.db.execute("INSERT INTO held SELECT mention FROM next_edge")
            self.db.execute("DELETE FROM edge")
            self.db.execute("INSERT INTO edge SELECT mention FROM next_edge")

    def _forms(self) -> Iterator[Form]:
        leant: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for mention, upon, thing in self.db.execute(_LEANT).fetchall():
            leant[mention].append(self.leaning(upon, thing))
        for number, source, table, name, plain, told, ids, declared, marks, thing, aliases in self.db.execute(_FORMS).fetchall():
            same, words = _telling(told, marks, leant[number])
            yield Form(
                number=number,
                source=source,
                table=bool(table),
                name=name,
                plain=plain,
                told=words,
                same=same,
                ids=tuple(ids.splitlines()),
                declared=bool(declared),
                aliases=tuple(sorted((alias, plainly) for alias, plainly in json.loads(aliases))),
                marks=_marks(marks, leant[number]),
                thing=thing,
            )


def _telling(told: str, marks: str, leant: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """What tells a mention apart: as a key, and as words. Where a thing does, it is the thing that counts, not its name."""
    if marks or not told:
        return "", ""
    for thing, name in leant:
        return f"={thing}", name
    return told.casefold(), told


def _marks(marks: str, leant: Sequence[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    """The marks made comparable: a thing is its number and name, a value its words."""
    if not marks:
        return ()
    things = iter(leant)
    return tuple((key, "{}={}".format(*next(things)) if is_thing else words) for key, words, is_thing in json.loads(marks))


def _parted(forms: Sequence[Form]) -> list[list[Form]]:
    """The forms in groups that are linked to each other."""
    bare = {form.plain for form in forms if not form.ids}
    parents = {form.number: form.number for form in forms}

    def top(number: int) -> int:
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    first: dict[object, int] = {}
    for form in forms:
        for key in _keys(form, bare):
            parents[top(form.number)] = top(first.setdefault(key, form.number))
    groups: dict[int, list[Form]] = defaultdict(list)
    for form in forms:
        groups[top(form.number)].append(form)
    return list(groups.values())


def _keys(form: Form, bare: set[str]) -> Iterable[object]:
    """What links a form to others: its name, its thing, its ids, and its aliases where the other or it has no id."""
    yield form.plain
    yield from form.ids
    if form.thing is not None:
        yield form.thing
    for _, alias in form.aliases:
        if not form.ids or alias in bare:
            yield alias
