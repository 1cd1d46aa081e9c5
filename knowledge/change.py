"""One change of the store: sources leave and arrive, and what follows is brought in line, in the caller's transaction.

Only mentions that came, went or are linked to those, the groups of units they stand in, and the rows that rest on them
are touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlite_utils import Database

from knowledge.claims import Claim, Source
from knowledge.doubts import Doubts, find_doubts
from knowledge.following.conflicts import find_conflicts
from knowledge.following.groups import Groups
from knowledge.following.relations import Relations
from knowledge.following.strikes import Strikes
from knowledge.identity.things import Things
from knowledge.numbers import Numbers
from knowledge.schema.schema import Schema
from knowledge.schema.tables import highest, statement_table
from knowledge.tellings.carrying import take_back
from knowledge.tellings.held import Held
from knowledge.tellings.keeping import Keeper
from knowledge.tellings.tellings import told
from knowledge.tellings.ways import every_way
from knowledge.tellings.worded import Worded

_OF_A_SOURCE = ("lean", "alias", "mention", "awaits", "told_closed", "correction", "claim")
_DEAR = 20  # times the look-ups of one thing cost what counting one fact costs


class Change:
    """Takes sources out and in, then `finish` derives what follows."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        self.things = Things(db, schema)
        self.relations = Relations(db, schema)
        self.groups = {unit.name: Groups(db, schema, unit, self.relations) for unit in schema.units.values()}
        self.worded = Worded(db, schema)
        self.strikes = Strikes(db, schema)
        self._new: list[int] = []
        self._held = Held(db, ("claim", *(told(name) for name in (*(one.name for one in schema.tables()), *schema.units))))
        self._ways = every_way(schema)
        self._base = self._top = self.things.settled.base
        self._numbers: dict[int, Numbers] = {}
        self._words: dict[int, list[tuple[int, Claim]]] = {}

    def leave(self, key: str) -> None:
        """Take a source out with all that it tells; one that is not there is no matter."""
        for (source,) in self.db.execute("SELECT id FROM source WHERE key = ?", [key]).fetchall():
            self.things.leave(source)
            self.worded.leave(source)
            self._remove("t.source = ?", source)
            self.db.execute("DELETE FROM correction_about")
            self.db.execute("DELETE FROM mark WHERE mention IN (SELECT id FROM mention WHERE source = ?)", [source])
            for table in _OF_A_SOURCE:
                self.db.execute(f"DELETE FROM {table} WHERE source = ?", [source])
            self.db.execute("DELETE FROM source WHERE id = ?", [source])

    def arrive(self, source: Source) -> None:
        """Take a source in."""
        origin = source.origin
        row = [source.key, origin.title, origin.url, origin.date, origin.publisher, source.digest, int(source.table)]
        number = int(
            self.db.execute(
                "INSERT INTO source VALUES ((SELECT coalesce(max(id), 0) + 1 FROM source), ?, ?, ?, ?, ?, ?, ?) RETURNING id", row
            ).fetchone()[0]
        )
        numbers = Numbers(self.db, number)
        keeper = Keeper(self._held, self.schema, self._ways, numbers, table=source.table, highest=self._top, origin=source.origin)
        for claim in source.claims:
            keeper.keep(claim)
        keeper.finish()
        self._top = keeper.highest
        self._words[number] = keeper.words
        if keeper.words:
            self._numbers[number] = numbers
        self._new.append(number)

    def resume(self) -> None:
        """Take in what was carried over from a store with other statements."""
        for number in take_back(self.db, self.schema):
            if not self.db.execute("SELECT 1 FROM claim WHERE source = ? LIMIT 1", [number]).fetchone():
                self._words[number] = []
            self._new.append(number)
        self._top = highest(self.db, "mention")

    def finish(self) -> None:
        """Derive what follows from what left and arrived."""
        self._held.finish()
        for source in self._new:
            self.worded.arrive(source)
        again = self.worded.touched(self._new)
        for source in set(again) - set(self._new):
            self._unchoose(source)
        self.things.settle(self._base, self._top)
        top = self._top = self.things.settled.highest
        if self._choose(again):
            self.things.settle(top, self._top)
        self._derive()

    def doubts(self, checked: Collection[str] = ()) -> Doubts:
        """Everything in the store that stays open; what sources `checked` by others tell is not looked at."""
        return find_doubts(self.db, self.schema, self._new, self.groups.values(), self.strikes.idle, checked)

    def _remove(self, condition: str, source: int) -> None:
        self.relations.leave(condition, [source])
        for groups in self.groups.values():
            groups.leave(condition, [source])

    def _unchoose(self, source: int) -> None:
        """Take out what was chosen of the claims of a source, for it must be chosen again."""
        self.things.leave(source, chosen=True)
        self._remove("t.source = ? AND t.claim IS NOT NULL", source)
        for table in ("mark", "lean", "alias"):
            chosen = "SELECT id FROM mention WHERE source = ? AND chosen"
            self.db.execute(f"DELETE FROM {table} WHERE mention IN ({chosen})", [source])
        self.db.execute("DELETE FROM mention WHERE source = ? AND chosen", [source])
        self.db.execute("DELETE FROM awaits WHERE source = ?", [source])
        self.db.execute("UPDATE claim SET chosen = NULL, doubt = NULL WHERE source = ?", [source])

    def _choose(self, sources: list[int]) -> bool:
        """Choose what the claims in words of these sources mean; whether that brought new mentions."""
        top = self._top
        for source in sources:
            if self._words.get(source) == []:
                continue
            numbers = self._numbers.get(source) or Numbers(self.db, source).read()
            keeper = Keeper(self._held, self.schema, self._ways, numbers, table=False, highest=self._top)
            self.worded.choose(source, keeper, self._words.get(source))
            self._top = keeper.highest
        self._held.finish()
        return self._top > top

    def _derive(self) -> None:
        self.relations.going()
        for groups in self.groups.values():
            groups.moved()
        self.things.move()
        self.strikes.run(self.relations, self.groups)
        self.relations.come()
        self.relations.gone()
        for groups in self.groups.values():
            groups.moved()
            groups.come()
            groups.merge()
        find_conflicts(self.db, self.schema)
        self._close()
        self._count()

    def _close(self) -> None:
        self.db.execute("DELETE FROM closed")
        self.db.execute(
            "INSERT INTO closed SELECT DISTINCT NULL, t.state, h.thing, coalesce(s.thing, 0) FROM told_closed AS t"
            " JOIN mention AS h ON h.id = t.holder LEFT JOIN mention AS s ON s.id = t.subject"
            " WHERE h.thing IS NOT NULL AND (t.subject IS NULL OR s.thing IS NOT NULL)"
        )

    def _count(self) -> None:
        """Count the facts that name each touched thing."""
        touched, facts = self.db.execute("SELECT (SELECT count(*) FROM touched), facts FROM built").fetchone()
        columns = list(self._columns())
        if touched * _DEAR > facts:
            counts = [f"SELECT {noun} AS thing, count(*) AS times FROM {table} GROUP BY {noun}" for table, noun in columns]
            every = " UNION ALL ".join(counts)
            self.db.execute("UPDATE thing SET facts = 0 WHERE facts > 0 AND id IN (SELECT thing FROM touched)")
            self.db.execute(
                f"UPDATE thing SET facts = c.times FROM (SELECT thing, sum(times) AS times FROM ({every}) GROUP BY thing) AS c"
                " WHERE thing.id = c.thing AND thing.facts <> c.times"
            )
        else:
            each = " + ".join(f"(SELECT count(*) FROM {table} WHERE {noun} = thing.id)" for table, noun in columns)
            self.db.execute(f"UPDATE thing SET facts = {each} WHERE id IN (SELECT thing FROM touched)")

    def _columns(self) -> Iterator[tuple[str, str]]:
        """Every column in which facts name things."""
        for statement in self.schema.tables():
            for noun, _ in statement_table(statement, self.schema).refers:
                yield statement.name, noun
        for unit in self.schema.units.values():
            yield unit.name, unit.holder
            yield unit.name, unit.subject
            for kind in unit.parts:
                yield f"{unit.name}_{kind}", kind
