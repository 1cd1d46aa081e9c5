"""Facts of which at most one can be true, told by sources of which none tells both: kept side by side, marked as a conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, groupby

from sqlite_utils import Database

from knowledge.schema.schema import Schema, Statement, Unit
from knowledge.schema.tables import receiver_table
from knowledge.tellings.tellings import evidence_of, told


def find_conflicts(db: Database, schema: Schema) -> None:
    """Write all conflicts of the store anew, in the caller's transaction."""
    db.execute("DELETE FROM conflict")
    found = [(one.name, *pair) for one in schema.tables() if one.one for pair in _of_values(db, one)]
    found += [(unit.name, *pair) for unit in schema.units.values() for pair in _of_units(db, unit)]
    both = [*found, *((name, other, fact) for name, fact, other in found)]
    db.conn.executemany("INSERT INTO conflict (statement, fact, other) VALUES (?, ?, ?)", both)


def _of_values(db: Database, statement: Statement) -> Iterator[tuple[int, int]]:
    """Pairs of rows that give one thing different values."""
    thing = statement.nouns[0].name
    several = f"SELECT {thing} FROM {statement.name} GROUP BY {thing} HAVING count(*) > 1"
    rows = db.execute(
        f"SELECT f.{thing}, f.id, e.source FROM {statement.name} AS f CROSS JOIN {evidence_of(statement.name)} AS e"
        f" ON e.fact = f.id WHERE f.{thing} IN ({several}) ORDER BY 1, 2"
    )
    for _, told_of in groupby(rows.fetchall(), key=lambda row: row[0]):
        sources: dict[int, set[int]] = defaultdict(set)
        for _, fact, source in told_of:
            sources[fact].add(source)
        yield from (pair for pair in combinations(sources, 2) if not sources[pair[0]] & sources[pair[1]])


def _of_units(db: Database, unit: Unit) -> Iterator[tuple[int, int]]:
    """Pairs of units of the higher state in one group, each the only one that a source tells, that go to others of one kind."""
    own = (unit.holder, unit.subject)
    several = f"SELECT {own[0]}, {own[1]} FROM {unit.name} WHERE {unit.state} GROUP BY 1, 2 HAVING count(*) > 1"
    rows = db.execute(
        f"SELECT u.{own[0]}, u.{own[1]}, u.id, t.source FROM {unit.name} AS u JOIN {told(unit.name)} AS t ON t.fact = u.id"
        f" WHERE u.{unit.state} AND t.{unit.state} AND NOT t.struck AND (u.{own[0]}, u.{own[1]}) IN ({several}) ORDER BY 1, 2, 3"
    )
    for _, told_of in groupby(rows.fetchall(), key=lambda row: (row[0], row[1])):
        by_source: dict[int, set[int]] = defaultdict(set)
        for _, _, fact, source in told_of:
            by_source[source].add(fact)
        single = {fact for facts in by_source.values() if len(facts) == 1 for fact in facts}
        for one, other in combinations(sorted(single), 2):
            together = any({one, other} <= facts for facts in by_source.values())
            if not together and _go_to_others(db, unit, one, other):
                yield one, other


def _go_to_others(db: Database, unit: Unit, one: int, other: int) -> bool:
    """Whether two units go to things of the same kinds, and to none in common."""
    received = []
    for number in (one, other):
        rows = db.execute(
            f"SELECT t.kind, t.id FROM {receiver_table(unit)} AS r JOIN thing AS t ON t.id = r.thing WHERE r.{unit.name} = ?",
            [number],
        ).fetchall()
        received.append(set(rows))
    first, second = received
    return not first & second and {kind for kind, _ in first} == {kind for kind, _ in second}
