"""Settles who is who in the store, kind after kind, for the mentions that a change touches and those they are linked to.

Those that share nothing with others are settled in SQL (`alone`), the others in the groups they are linked in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlite_utils import Database

from knowledge.identity.alone import Alone
from knowledge.identity.clusters import Clusters, clusters
from knowledge.identity.forms import Cluster, Form
from knowledge.identity.linked import Linked
from knowledge.identity.marked import marked_clusters
from knowledge.identity.neighbours import Neighbours
from knowledge.identity.settled import Settled
from knowledge.schema.schema import Schema
from knowledge.values import fill
from knowledge.words import plain

_TABLES = """
CREATE TEMP TABLE IF NOT EXISTS fresh (kind TEXT, mention INTEGER, PRIMARY KEY (kind, mention)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS dirty (kind TEXT, plain TEXT, PRIMARY KEY (kind, plain)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS lost (thing INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS renamed (thing INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS moved (mention INTEGER PRIMARY KEY, thing INTEGER);
"""
# What a source that leaves takes along: its names may have linked others, and its things may be nobody's.
_LEAVE = (
    "INSERT OR IGNORE INTO dirty SELECT kind, plain FROM mention WHERE source = ? AND chosen >= ?",
    "INSERT OR IGNORE INTO dirty SELECT m.kind, a.plain FROM alias AS a CROSS JOIN mention AS m ON m.id = a.mention"
    " WHERE a.source = ? AND m.chosen >= ?",
    "INSERT OR IGNORE INTO lost SELECT DISTINCT thing FROM mention WHERE source = ? AND chosen >= ? AND thing IS NOT NULL",
)
_NEW = "INSERT INTO fresh SELECT kind, id FROM mention WHERE thing > ? ORDER BY kind, id"
_SEEDS = (
    "SELECT mention FROM fresh WHERE kind = :kind",
    "SELECT m.id FROM dirty AS d CROSS JOIN mention AS m ON m.plain = d.plain AND m.kind = d.kind WHERE d.kind = :kind",
    "SELECT m.id FROM dirty AS d CROSS JOIN alias AS a ON a.plain = d.plain CROSS JOIN mention AS m ON m.id = a.mention"
    " WHERE d.kind = :kind AND m.kind = :kind",
    "SELECT m.id FROM lost AS l CROSS JOIN mention AS m ON m.thing = l.thing WHERE m.kind = :kind",
    "SELECT id FROM mention WHERE doubt IS NOT NULL AND kind = :kind",
    "SELECT l.mention FROM moved AS v CROSS JOIN lean AS l ON l.upon = v.mention CROSS JOIN mention AS m ON m.id = l.mention"
    " WHERE m.kind = :kind",
    "SELECT l.mention FROM renamed AS r CROSS JOIN mention AS u ON u.thing = r.thing CROSS JOIN lean AS l ON l.upon = u.id"
    " CROSS JOIN mention AS m ON m.id = l.mention WHERE m.kind = :kind",
)
_NO_ONES = "SELECT thing FROM lost WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.thing = lost.thing)"


class Things:
    """Settles the things of a store, in the caller's transaction; mentions that were there before move only with `move`."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        for sql in _TABLES.split(";"):
            db.execute(sql)
        self.settled = Settled(db)
        self._linked = Linked(db, schema, self.settled.thing_of)
        self._alone = Alone(db)
        for table in ("seed", "dirty", "lost", "renamed", "moved"):
            db.execute(f"DELETE FROM temp.{table}")
        self._order = dependency_order(schema)
        self._neighbours = Neighbours(db, schema)

    def leave(self, source: int, chosen: bool = False) -> None:
        """Remember what a source takes along that is about to be removed, or only that of its mentions which were chosen."""
        for sql in _LEAVE:
            self.db.execute(sql, [source, int(chosen)])

    def settle(self, base: int, highest: int) -> None:
        """Settle all mentions that came with things of their own numbered above `base`, up to `highest`, and all that are touched
        by what came and went."""
        self.settled.highest = max(self.settled.highest, highest)
        self.db.execute("DELETE FROM fresh")
        self.db.execute(_NEW, [base])
        for kind in self._order:
            self.db.execute("DELETE FROM seed")
            for sql in _SEEDS:
                self.db.execute(f"INSERT OR IGNORE INTO seed {sql}", {"kind": kind})
            if self.schema.kinds[kind].same_by:
                self._settle_marked(kind)
            elif not self._leans(kind):
                self._alone.settle(self.settled.base, base)
                self.settled.look_again()
            tell = partial(self._neighbours.tell, kind)
            for groups in self._linked.groups():
                for group in groups:
                    found = clusters(group, self._neighbours.decide, tell, many=self.schema.kinds[kind].many)
                    self._keep(kind, group, found)
                self.settled.flush()
        self.db.execute("DELETE FROM dirty")

    def move(self) -> None:
        """Give the mentions that moved their new things, and drop the things that nobody mentions any more."""
        new = "(SELECT thing FROM moved WHERE moved.mention = mention.id)"
        self.db.execute(f"UPDATE mention SET thing = {new} WHERE id IN (SELECT mention FROM moved)")
        for table, column in (("name", "thing"), ("thing", "id")):
            self.db.execute(f"DELETE FROM {table} WHERE {column} IN ({_NO_ONES})")

    def _leans(self, kind: str) -> bool:
        telling = self.schema.telling(kind)
        return telling is not None and telling.value is None

    def _settle_marked(self, kind: str) -> None:
        """All mentions of a kind that marks identify, where any of them is touched; those without marks are left as seeds."""
        if self.db.execute("SELECT 1 FROM seed LIMIT 1").fetchone():
            forms = self._linked.all_marked(kind)
            self._keep(kind, forms, marked_clusters(forms, self.schema.kinds[kind].same_by))
            self.settled.flush()
            self.db.execute("DELETE FROM seed WHERE mention IN (SELECT id FROM mention WHERE marks <> '')")

    def _keep(self, kind: str, group: Sequence[Form], found: Clusters) -> None:
        """Keep each cluster as a thing, with its names and, where others share its name, a label."""
        named = [(self._named(kind, one), one) for one in found.found]
        shared: dict[str, int] = {}
        for names, _ in named:
            shared[plain(names[0])] = shared.get(plain(names[0]), 0) + 1
        taken: set[int] = set()
        self.settled.clear(group)
        for names, one in named:
            told = one.told()
            label = f"{names[0]} ({told})" if told and shared[plain(names[0])] > 1 else names[0]
            taken.add(self.settled.put(one, taken, kind, names, label, told))
        self.settled.doubt(group, found)

    def _named(self, kind: str, one: Cluster) -> list[str]:
        """The names of a cluster, its own first: built from its marks, else as it is mostly written."""
        marks = {key: words.partition("=")[2] or words for form in one.forms for key, words in form.marks}
        built = [name for name in (fill(template, marks) for template in self.schema.templates(kind)) if name] if marks else []
        spelt = sorted({form.name for form in one.forms} | {name for form in one.forms for name, _ in form.aliases})
        return list(dict.fromkeys([*built, *([one.name()] if not built else []), *spelt]))


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
