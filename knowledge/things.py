"""Settles who is who in the store, kind after kind, for the mentions that a change touches and those they are linked to.

Two mentions of a kind are linked by a name of their own, by an id, and (where one of them has no id) by an alias. One that is linked
to no other is a thing by itself: those are settled in SQL, however many there are; the others group by group.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sqlite_utils import Database

from knowledge.clusters import Cluster, Clusters, Form, clusters
from knowledge.marked import marked_clusters
from knowledge.neighbours import Neighbours
from knowledge.schema import Schema
from knowledge.values import fill
from knowledge.words import key as run_together
from knowledge.words import plain as made_plain

plain = lru_cache(maxsize=1 << 16)(made_plain)

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS seed (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS alone (mention INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS dirty (kind TEXT, plain TEXT, PRIMARY KEY (kind, plain)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS lost (thing INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS renamed (thing INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS moved (mention INTEGER PRIMARY KEY, thing INTEGER);
"""
# What a source that leaves takes along: its names may have linked others, and its things may be nobody's.
_LEAVE = (
    "INSERT OR IGNORE INTO dirty SELECT kind, plain FROM mention WHERE source = ? AND chosen >= ?",
    "INSERT OR IGNORE INTO dirty SELECT m.kind, a.plain FROM alias AS a JOIN mention AS m ON m.id = a.mention"
    " WHERE a.source = ? AND m.chosen >= ?",
    "INSERT OR IGNORE INTO lost SELECT DISTINCT thing FROM mention WHERE source = ? AND chosen >= ? AND thing IS NOT NULL",
)
_SEEDS = (
    "SELECT id FROM mention WHERE thing > :base AND kind = :kind",
    "SELECT m.id FROM dirty AS d JOIN mention AS m ON m.plain = d.plain AND m.kind = d.kind WHERE d.kind = :kind",
    "SELECT m.id FROM dirty AS d JOIN alias AS a ON a.plain = d.plain JOIN mention AS m ON m.id = a.mention"
    " WHERE d.kind = :kind AND m.kind = :kind",
    "SELECT m.id FROM lost AS l JOIN mention AS m ON m.thing = l.thing WHERE m.kind = :kind",
    "SELECT id FROM mention WHERE doubt IS NOT NULL AND kind = :kind",
    "SELECT l.mention FROM lean AS l JOIN mention AS u ON u.id = l.upon JOIN mention AS m ON m.id = l.mention"
    " WHERE m.kind = :kind AND (u.id IN (SELECT mention FROM moved) OR u.thing IN (SELECT thing FROM renamed))",
)
_ALONE = """
INSERT INTO alone SELECT m.id FROM seed JOIN mention AS m ON m.id = seed.mention WHERE m.doubt IS NULL AND m.thing IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM mention AS o WHERE o.plain = m.plain AND o.kind = m.kind AND o.id <> m.id)
AND NOT EXISTS (SELECT 1 FROM mention AS o WHERE o.thing = m.thing AND o.id <> m.id)
AND NOT EXISTS (SELECT 1 FROM alias AS a JOIN mention AS o ON o.id = a.mention
  WHERE a.plain = m.plain AND o.kind = m.kind AND o.id <> m.id AND (m.ids = '' OR o.ids = ''))
AND NOT EXISTS (SELECT 1 FROM alias AS a JOIN mention AS o ON o.plain = a.plain
  WHERE a.mention = m.id AND o.kind = m.kind AND o.id <> m.id AND (m.ids = '' OR o.ids = ''))
AND NOT EXISTS (SELECT 1 FROM mark AS k JOIN mark AS l ON l.mark = k.mark JOIN mention AS o ON o.id = l.mention
  WHERE k.mention = m.id AND o.kind = m.kind AND o.id <> m.id)
"""
_LINKED = """
SELECT o.id FROM mention AS m JOIN mention AS o ON o.plain = m.plain AND o.kind = m.kind WHERE m.id = :id
UNION SELECT o.id FROM mention AS m JOIN mention AS o ON o.thing = m.thing WHERE m.id = :id
UNION SELECT o.id FROM mention AS m JOIN alias AS a ON a.plain = m.plain JOIN mention AS o ON o.id = a.mention
  WHERE m.id = :id AND o.kind = m.kind AND (m.ids = '' OR o.ids = '')
UNION SELECT o.id FROM mention AS m JOIN alias AS a ON a.mention = m.id JOIN mention AS o ON o.plain = a.plain
  WHERE m.id = :id AND o.kind = m.kind AND (m.ids = '' OR o.ids = '')
UNION SELECT o.id FROM mention AS m JOIN mark AS k ON k.mention = m.id JOIN mark AS l ON l.mark = k.mark
  JOIN mention AS o ON o.id = l.mention WHERE m.id = :id AND o.kind = m.kind
"""
_FORM = "SELECT id, source, name, plain, told, marks, ids, declared, thing FROM mention WHERE id = ?"
_KEPT_ALONE = (
    "DELETE FROM name WHERE thing IN (SELECT m.thing FROM alone JOIN mention AS m ON m.id = alone.mention WHERE m.thing <= :base)",
    "INSERT OR IGNORE INTO renamed SELECT m.thing FROM alone JOIN mention AS m ON m.id = alone.mention WHERE m.thing <= :base",
    "INSERT OR REPLACE INTO thing SELECT m.thing, m.kind, m.name, m.name, m.told, coalesce(t.facts, 0)"
    " FROM alone JOIN mention AS m ON m.id = alone.mention LEFT JOIN thing AS t ON t.id = m.thing ORDER BY m.thing",
    "INSERT INTO name (thing, name, plain, key) SELECT m.thing, m.name, m.plain, replace(m.plain, ' ', '')"
    " FROM alone JOIN mention AS m ON m.id = alone.mention ORDER BY m.thing",
    "INSERT OR IGNORE INTO name (thing, name, plain, key) SELECT m.thing, a.name, a.plain, replace(a.plain, ' ', '')"
    " FROM alone JOIN mention AS m ON m.id = alone.mention JOIN alias AS a ON a.mention = m.id ORDER BY m.thing",
)
_NO_ONES = "SELECT thing FROM lost WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.thing = lost.thing)"


class Things:
    """Settles the things of a store, in the caller's transaction. `moved` has for each mention that changed its thing the new one."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        self.moved: dict[int, int | None] = {}
        self.base = int(db.execute("SELECT coalesce(max(id), 0) FROM thing").fetchone()[0])
        self.highest = self.base
        self._settled = self.base
        self._tables: dict[int, bool] = {}
        self._order = dependency_order(schema)
        self._neighbours = Neighbours(db, schema)
        for sql in _TABLES.split(";"):
            db.execute(sql)
        for table in ("seed", "alone", "dirty", "lost", "renamed", "moved"):
            db.execute(f"DELETE FROM temp.{table}")

    def leave(self, source: int, chosen: bool = False) -> None:
        """Remember what a source takes along that is about to be removed, or only that of its mentions which were chosen."""
        for sql in _LEAVE:
            self.db.execute(sql, [source, int(chosen)])

    def settle(self, base: int, highest: int) -> None:
        """Settle all mentions that came with things of their own numbered above `base`, up to `highest`, and all that are touched
        by what came and went."""
        self.highest = max(self.highest, highest)
        for kind in self._order:
            self.db.execute("DELETE FROM seed")
            for sql in _SEEDS:
                self.db.execute(f"INSERT OR IGNORE INTO seed {sql}", {"base": base, "kind": kind})
            if self.schema.kinds[kind].same_by:
                self._settle_marked(kind)
            if not self.schema.kinds[kind].same_by and not self._leans(kind):
                self._settle_alone()
            for group in self._groups():
                self._settle_group(kind, group)
        self.db.execute("DELETE FROM dirty")
        self._settled = self.highest

    def move(self) -> None:
        """Give the mentions that moved their new things, and drop the things that nobody mentions any more."""
        self.db.conn.executemany("UPDATE mention SET thing = ? WHERE id = ?", [(new, one) for one, new in self.moved.items()])
        for table, column in (("name", "thing"), ("thing", "id")):
            self.db.execute(f"DELETE FROM {table} WHERE {column} IN ({_NO_ONES})")

    def _leans(self, kind: str) -> bool:
        telling = self.schema.telling(kind)
        return telling is not None and telling.value is None

    def _settle_alone(self) -> None:
        self.db.execute("DELETE FROM alone")
        self.db.execute(_ALONE)
        for sql in _KEPT_ALONE:
            self.db.execute(sql, {"base": self._settled} if ":base" in sql else {})
        self.db.execute("DELETE FROM seed WHERE mention IN (SELECT mention FROM alone)")

    def _groups(self) -> Iterator[list[Form]]:
        """The seeds with all that they are linked to, directly or by others."""
        seen: set[int] = set()
        for (seed,) in self.db.execute("SELECT mention FROM seed ORDER BY mention").fetchall():
            if seed in seen:
                continue
            group, todo = {seed}, [seed]
            while todo:
                found = {number for (number,) in self.db.execute(_LINKED, {"id": todo.pop()})} - group
                group |= found
                todo += found
            seen |= group
            yield [self._form(number) for number in group]

    def _form(self, number: int) -> Form:
        row = self.db.execute(_FORM, [number]).fetchone()
        _, source, name, own, told, marks, ids, declared, _ = row
        aliases = self.db.execute("SELECT name, plain FROM alias WHERE mention = ? ORDER BY name", [number]).fetchall()
        same, words = self._same(number, told, marks)
        read = tuple((key, value) for key, value in json.loads(marks)) if marks else ()
        return Form(
            number,
            source,
            self._is_table(source),
            name,
            own,
            words,
            same,
            tuple(ids.split()),
            bool(declared),
            tuple(map(tuple, aliases)),
            read,
        )

    def _is_table(self, source: int) -> bool:
        if source not in self._tables:
            found = self.db.execute("SELECT is_table FROM source WHERE id = ?", [source]).fetchone()
            self._tables[source] = bool(found[0])
        return self._tables[source]

    def _same(self, number: int, told: str, marks: str) -> tuple[str, str]:
        """What tells a mention apart: as a key, and as words. Where a thing does, it is the thing that counts, not its name."""
        if marks or not told:
            return "", ""
        for thing, name in self._leant(number):
            return f"={thing}", name
        return plain(told), told

    def _leant(self, number: int) -> list[tuple[int, str]]:
        rows = self.db.execute("SELECT upon FROM lean WHERE mention = ? ORDER BY upon", [number]).fetchall()
        return [found for (upon,) in rows for found in self._thing_of(upon)]

    def _thing_of(self, mention: int) -> list[tuple[int, str]]:
        stored = self.db.execute("SELECT thing FROM mention WHERE id = ?", [mention]).fetchone()
        thing = self.moved.get(mention, stored[0] if stored else None)
        return self.db.execute("SELECT id, name FROM thing WHERE id = ?", [thing]).fetchall()

    def _settle_group(self, kind: str, group: Sequence[Form]) -> None:
        found = clusters(group, self._neighbours.decide, many=self.schema.kinds[kind].many)
        self._write(kind, group, found)

    def _settle_marked(self, kind: str) -> None:
        """All mentions of a kind that marks identify, where any of them is touched; those without marks are left as seeds."""
        if not self.db.execute("SELECT 1 FROM seed").fetchone():
            return
        rows = self.db.execute("SELECT id FROM mention WHERE kind = ? AND marks <> '' ORDER BY id", [kind]).fetchall()
        forms = [self._form(number) for (number,) in rows]
        keyed = [self._keyed(kind, form) for form in forms]
        self._write(kind, keyed, marked_clusters(keyed, self.schema.kinds[kind].same_by))
        self.db.execute("DELETE FROM seed WHERE mention IN (SELECT id FROM mention WHERE marks <> '')")

    def _keyed(self, kind: str, form: Form) -> Form:
        """The form with its marks made comparable: a thing is its number and name, a value its words."""
        marking = self.schema.marking(kind)
        things = iter(self._leant(form.number))
        marks = []
        for key, words in form.marks:
            thing, name = (0, words) if marking[key].value else next(things, (0, words))
            marks.append((key, f"{thing}={name}" if thing else words))
        return Form(form.number, form.source, form.table, form.name, form.plain, marks=tuple(marks), declared=form.declared)

    def _write(self, kind: str, group: Sequence[Form], found: Clusters) -> None:
        """Give each cluster a thing, an old one where it can be kept, with its names; note which mentions moved."""
        before = {form.number: self._before(form.number) for form in group}
        taken: set[int] = set()
        named = [(self._named(kind, one), one) for one in found.found]
        shared: dict[str, int] = {}
        for names, _ in named:
            shared[plain(names[0])] = shared.get(plain(names[0]), 0) + 1
        self._clear({thing for thing in before.values() if thing})
        for names, one in named:
            free = sorted({before[form.number] or 0 for form in one.forms} - taken - {0})
            thing = free[0] if free else self._new()
            taken.add(thing)
            told = one.told()
            label = f"{names[0]} ({told})" if told and shared[plain(names[0])] > 1 else names[0]
            self._put(thing, kind, names, label, told)
            for form in one.forms:
                self._assign(form.number, before[form.number], thing)
        for number in found.doubts:
            self._assign(number, before[number], None)
        self._doubt(group, found)

    def _before(self, number: int) -> int | None:
        if number in self.moved:
            return self.moved[number]
        stored = self.db.execute("SELECT thing FROM mention WHERE id = ?", [number]).fetchone()[0]
        return int(stored) if stored else None

    def _new(self) -> int:
        self.highest += 1
        return self.highest

    def _named(self, kind: str, one: Cluster) -> list[str]:
        """The names of a cluster, its own first: built from its marks, else as it is mostly written."""
        marks = {key: words.partition("=")[2] or words for form in one.forms for key, words in form.marks}
        built = [name for name in (fill(template, marks) for template in self.schema.templates(kind)) if name]
        spelt = sorted({form.name for form in one.forms} | {name for form in one.forms for name, _ in form.aliases})
        return list(dict.fromkeys([*built, *([one.name()] if not built else []), *spelt]))

    def _clear(self, things: Iterable[int]) -> None:
        for thing in things:
            self.db.execute("DELETE FROM name WHERE thing = ?", [thing])

    def _put(self, thing: int, kind: str, names: Sequence[str], label: str, told: str) -> None:
        old = self.db.execute("SELECT name, told, facts FROM thing WHERE id = ?", [thing]).fetchone()
        if old and old[:2] != (names[0], told):
            self.db.execute("INSERT OR IGNORE INTO renamed VALUES (?)", [thing])
        row = [thing, kind, names[0], label, told, old[2] if old else 0]
        self.db.execute("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
        self.db.conn.executemany(
            "INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)",
            [(thing, name, plain(name), run_together(name)) for name in names],
        )

    def _assign(self, number: int, before: int | None, thing: int | None) -> None:
        if before == thing:
            return
        if before:
            self.db.execute("INSERT OR IGNORE INTO lost VALUES (?)", [before])
        if before is not None and before > self.base:
            self.db.execute("UPDATE mention SET thing = ? WHERE id = ?", [thing, number])
            return
        self.moved[number] = thing
        self.db.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", [number, thing])

    def _doubt(self, group: Sequence[Form], found: Clusters) -> None:
        """Write beside each mention why it is in doubt; the empty text where facts decided."""
        alone = {form.number: f'"{form.name}" may be one of several namesakes; none of its facts tells which' for form in found.alone}
        doubts = {**dict.fromkeys(found.open, ""), **alone, **found.doubts}
        for form in group:
            self.db.execute("UPDATE mention SET doubt = ? WHERE id = ?", [doubts.get(form.number), form.number])


def dependency_order(schema: Schema) -> list[str]:
    """The kinds of things, those that tell others apart before the others."""
    ordered: list[str] = []

    def visit(kind: str, above: tuple[str, ...]) -> None:
        telling = schema.telling(kind)
        for other in [*([telling] if telling else []), *schema.marking(kind).values()]:
            if other.value is None and other.name not in above:
                visit(other.name, (*above, kind))
        if kind not in ordered:
            ordered.append(kind)

    for kind, rules in schema.kinds.items():
        if rules.value is None:
            visit(kind, (kind,))
    return ordered
