"""Carries imported tables over a change of statements.yaml: what a table told stays where nothing that it leans on has changed.

A table leans on the kinds of what it names, and on the statements and units that it tells. Where one of those changed it is left
out: only its file knows what it would tell now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlite_utils import Database

from knowledge.schema import Schema
from knowledge.tellings import told, told_parts

PARTS = "CREATE TABLE built_part (part TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID"
_OF_A_SOURCE = ("mention", "alias", "lean", "told_closed")


def write_parts(db: Database, schema: Schema) -> None:
    """Write what each kind, statement and unit is, to be compared with when they change."""
    db.conn.executemany("INSERT INTO built_part VALUES (?, ?)", sorted(_parts(schema).items()))


def set_aside(db: Database, schema: Schema, but: str = "") -> list[str]:
    """Copy what imported tables told that can be kept, `but` for one of them; the keys of those that can not."""
    now = _parts(schema)
    before = dict(db.execute("SELECT part, digest FROM built_part").fetchall())
    tables = {told(name): f"{form} {name}" for form, _, name in (part.partition(" ") for part in before) if form != "kind"}
    lost: list[tuple[int, str]] = []
    kept: list[tuple[int, str]] = []
    for source, key in db.execute("SELECT id, key FROM source WHERE is_table AND key <> ? ORDER BY key", [but]).fetchall():
        same = all(before.get(part) == now.get(part) for part in _leans_on(db, source, tables))
        in_words = db.execute("SELECT 1 FROM claim WHERE source = ? LIMIT 1", [source]).fetchone()
        (kept if same and not in_words else lost).append((source, key))
    among = f"({', '.join(str(source) for source, _ in kept)})"
    for table, condition in _copied(schema, among):
        db.execute(f"DROP TABLE IF EXISTS temp.aside_{table}")
        if kept and db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
            db.execute(f"CREATE TEMP TABLE aside_{table} AS SELECT * FROM main.{table} WHERE {condition}")
    return [key for _, key in lost]


def take_back(db: Database, schema: Schema) -> list[int]:
    """Put what was set aside into the new tables, as if it had just arrived; the numbers of its sources."""
    aside = {name for (name,) in db.execute("SELECT name FROM sqlite_temp_master WHERE type = 'table'").fetchall()}
    for table, _ in _copied(schema, "()"):
        if f"aside_{table}" in aside:
            db.execute(f"INSERT INTO main.{table} SELECT * FROM temp.aside_{table}")
    db.execute("UPDATE mention SET thing = id, doubt = NULL")
    for statement in schema.tables():
        db.execute(f"UPDATE {told(statement.name)} SET struck = 0 WHERE struck")
    for unit in schema.units:
        db.execute(f"UPDATE {told(unit)} SET struck = 0, fact = NULL, doubt = NULL")
    return [number for (number,) in db.execute("SELECT id FROM source ORDER BY id").fetchall()]


def _parts(schema: Schema) -> dict[str, str]:
    """What each kind, statement and unit is, with all that follows from it, as digests."""
    sections = {kind: [section for section in schema.sections.values() if section.of == kind] for kind in schema.kinds}
    found = {}
    for name, kind in schema.kinds.items():
        told_by = schema.fields(name).get(kind.told_by or "")
        found[f"kind {name}"] = repr((kind, sections[name], told_by, schema.marking(name)))
    for statement in schema.tables():
        followers = [one for one in schema.tables() if statement.name in (one.opposite, one.source_of)]
        found[f"statement {statement.name}"] = repr((statement, followers))
    found |= {f"unit {name}": repr(unit) for name, unit in schema.units.items()}
    return {part: hashlib.sha256(text.encode()).hexdigest() for part, text in found.items()}


def _leans_on(db: Database, source: int, tables: dict[str, str]) -> Iterator[str]:
    for (kind,) in db.execute("SELECT DISTINCT kind FROM mention WHERE source = ?", [source]).fetchall():
        yield f"kind {kind}"
    for table, part in tables.items():
        if db.execute(f"SELECT 1 FROM {table} WHERE source = ? LIMIT 1", [source]).fetchone():
            yield part


def _copied(schema: Schema, among: str) -> Iterator[tuple[str, str]]:
    """The tables that hold what a source tells, each with the condition on what is of the sources among these."""
    yield "source", f"id IN {among}"
    for table in (*_OF_A_SOURCE, *(told(statement.name) for statement in schema.tables())):
        yield table, f"source IN {among}"
    yield "mark", f"mention IN (SELECT id FROM main.mention WHERE source IN {among})"
    for unit in schema.units:
        yield told(unit), f"source IN {among}"
        yield told_parts(unit), f"told IN (SELECT id FROM main.{told(unit)} WHERE source IN {among})"
