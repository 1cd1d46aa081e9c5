"""What stays open after a change: mistakes that an author must mend, and warnings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from knowledge.following.groups import Groups
from knowledge.following.strikes import Idle
from knowledge.impossible import find_impossible
from knowledge.mistakes import Mistake
from knowledge.schema.schema import Schema
from knowledge.slips import slips
from knowledge.tellings.tellings import evidence_of

_OPEN = (
    "SELECT s.key, m.line, m.doubt, m.thing IS NOT NULL FROM mention AS m JOIN source AS s ON s.id = m.source"
    " WHERE m.doubt <> '' AND NOT s.is_table"
    " UNION ALL SELECT s.key, c.line, c.doubt, 0 FROM claim AS c JOIN source AS s ON s.id = c.source"
    " WHERE c.doubt IS NOT NULL ORDER BY 1, 2, 3"
)
# Of a table that writes several things as one there may be many, and nobody mends them one by one.
_SEVERAL = (
    "SELECT s.key, min(m.line), m.doubt, count(*) FROM mention AS m JOIN source AS s ON s.id = m.source"
    " WHERE m.doubt <> '' AND m.thing IS NULL AND s.is_table GROUP BY s.id ORDER BY s.key"
)
_NAMESAKES = (
    "SELECT m.source, m.line, t.label, group_concat(DISTINCT u.label) FROM mention AS m JOIN thing AS t ON t.id = m.thing"
    " JOIN mention AS o ON o.plain = m.plain AND o.kind = m.kind AND o.declared JOIN thing AS u ON u.id = o.thing"
    " WHERE m.source IN (SELECT value FROM json_each(:new)) AND m.declared AND u.id <> t.id"
    " AND m.kind IN (SELECT value FROM json_each(:kinds))"
    " AND NOT EXISTS (SELECT 1 FROM mention AS p WHERE p.thing = t.id AND p.source NOT IN (SELECT value FROM json_each(:new)))"
    " AND NOT EXISTS (SELECT 1 FROM mention AS q WHERE q.thing = u.id AND q.source = m.source) GROUP BY m.id ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """Mistakes and warnings, each with the key of its source."""

    mistakes: list[tuple[str, Mistake]] = field(default_factory=list)
    warnings: list[tuple[str, Mistake]] = field(default_factory=list)


def find_doubts(
    db: Database,
    schema: Schema,
    new: Sequence[int],
    groups: Iterable[Groups],
    idle: Iterable[Idle],
    checked: Collection[str],
) -> Doubts:
    """Everything in a store that is open; of `new` documents also what contradicts others and names that may be slips, except in
    those `checked` by others."""
    found = Doubts()
    keys: dict[int, str] = dict(db.execute("SELECT id, key FROM source").fetchall())
    for key, line, text, settled in db.execute(_OPEN).fetchall():
        (found.warnings if settled else found.mistakes).append((key, _mistake(key, line, text)))
    for key, line, text, count in db.execute(_SEVERAL).fetchall():
        first = _mistake(key, line, text)
        text = f"{count:,} of its names stand for several things each, and nothing is told of them; the first: {first.found}"
        found.warnings.append((key, replace(first, found=text)))
    for each in groups:
        for source, line in each.homeless():
            text = f"it is not said at which {each.unit.holder} this was; say it"
            found.mistakes.append((keys[source], _mistake(keys[source], line, text)))
    for one in idle:
        remedy = f'Did you mean "{one.near}"?' if one.near else ""
        text = f'"{one.text}" is not told by any source'
        found.warnings.append((keys[one.source], Mistake(keys[one.source], one.line, "", text, remedy)))
    documents = {number for (number,) in db.execute("SELECT id FROM source WHERE NOT is_table").fetchall()}
    written = [number for number in new if number in documents and keys[number] not in checked]
    if written:
        _look_at_new(db, schema, written, keys, found)
    return found


def _look_at_new(db: Database, schema: Schema, written: Sequence[int], keys: Mapping[int, str], found: Doubts) -> None:
    """Add what may be wrong with documents that just came."""
    for source, line, place in _contradicted(db, written):
        text = f"{place} tells it otherwise, and replies will tell both"
        found.warnings.append((keys[source], Mistake(keys[source], line, "", text, "Take the false one back under wrong:.")))
    for one in find_impossible(db, schema, written):
        text = f"{one.found}, by what {one.elsewhere} tells" if one.elsewhere else one.found
        told = found.warnings if one.elsewhere else found.mistakes
        told.append((keys[one.source], Mistake(keys[one.source], one.line, "", text, one.remedy)))
    for source, line, kind, name, place in _unlike(db, schema, written):
        text = f'"{name}" is a {kind} here, and something else in {place}; if that is meant, leave it so'
        found.warnings.append((keys[source], _mistake(keys[source], line, text)))
    kinds = [kind for kind in schema.kinds if (telling := schema.telling(kind)) and telling.value]
    asked = {"new": json.dumps(written), "kinds": json.dumps(kinds)}
    for source, line, label, others in db.execute(_NAMESAKES, asked).fetchall():
        text = f'"{label}" is new, beside "{others}"; if it is the same, write what tells it apart as there'
        found.warnings.append((keys[source], _mistake(keys[source], line, text)))
    for source, line, name, other in slips(db, written):
        text = f'"{name}" is new, and close to "{other}"; if it is the same, write it so'
        found.warnings.append((keys[source], _mistake(keys[source], line, text)))


def _contradicted(db: Database, new: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Where one of these documents contradicts another: source, line, and where the other says so."""
    statements = [name for (name,) in db.execute("SELECT DISTINCT statement FROM conflict ORDER BY 1").fetchall()]
    for name in statements:
        told = evidence_of(name)
        yield from db.execute(
            f"SELECT e.source, e.line, min(s.key || ':' || o.line) FROM conflict AS c JOIN {told} AS e ON e.fact = c.fact"
            f" JOIN {told} AS o ON o.fact = c.other JOIN source AS s ON s.id = o.source"
            " WHERE c.statement = ? AND e.source IN (SELECT value FROM json_each(?))"
            " GROUP BY e.source, e.line ORDER BY 1, 2",
            [name, json.dumps([*new])],
        ).fetchall()


def _unlike(db: Database, schema: Schema, new: Sequence[int]) -> Iterator[tuple[int, int, str, str, str]]:
    """Names that are new in these documents and that a document has for another kind, one that seldom shares names: source, line,
    kind, name, and where the other is."""
    for kind in schema.kinds.values():
        for other in kind.unlike:
            rows = db.execute(
                "SELECT m.source, min(m.line), m.name, min(s.key || ':' || o.line) FROM mention AS m"
                " JOIN mention AS o ON o.plain = m.plain AND o.kind = ? AND o.source <> m.source"
                " JOIN source AS s ON s.id = o.source WHERE m.source IN (SELECT value FROM json_each(?)) AND m.kind = ?"
                " AND NOT s.is_table AND NOT EXISTS (SELECT 1 FROM mention AS p WHERE p.thing = m.thing AND p.source <> m.source)"
                " GROUP BY m.source, m.thing ORDER BY 1, 2",
                [other, json.dumps([*new]), kind.name],
            )
            yield from ((source, line, kind.name, name, place) for source, line, name, place in rows.fetchall())


def _mistake(key: str, line: int, text: str) -> Mistake:
    found, _, remedy = text.partition("; ")
    return Mistake(key, line, "", found, f"{remedy[:1].upper()}{remedy[1:]}." if remedy else "")
