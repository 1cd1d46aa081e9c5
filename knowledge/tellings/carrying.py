"""Carries imported tables over a change of statements.yaml: what a table told stays where nothing that it leans on has changed.

A table leans on the kinds of what it names, and on the statements and units that it tells. Where one of those changed it is left
out: only its file knows what it would tell now. What it tells in words is read and chosen again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.claims import Claim, Correction, Sentence, from_json, to_json
from knowledge.documents.told import read_words
from knowledge.schema.schema import Schema
from knowledge.tellings.tellings import told, told_parts

if TYPE_CHECKING:
    from sqlite_utils import Database

PARTS = "CREATE TABLE built_part (part TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID"


def write_parts(db: Database, schema: Schema) -> None:
    """Write what each kind, statement and unit is, to be compared with when they change."""
    db.conn.executemany("INSERT INTO built_part VALUES (?, ?)", sorted(_parts(schema).items()))


def set_aside(db: Database, schema: Schema, but: str = "") -> list[str]:
    """Copy what imported tables told that can be kept, `but` for one of them; the keys of those that can not."""
    now = _parts(schema)
    before = dict(db.execute("SELECT part, digest FROM built_part").fetchall())
    tables = {told(name): f"{form} {name}" for form, _, name in (part.partition(" ") for part in before) if form != "kind"}
    lost: list[str] = []
    kept: list[int] = []
    words: list[tuple[int, str]] = []
    for source, key in db.execute("SELECT id, key FROM source WHERE is_table AND key <> ? ORDER BY key", [but]).fetchall():
        read = _read_again(db, schema, source)
        if read is None or not all(before.get(part) == now.get(part) for part in _leans_on(db, source, tables)):
            lost.append(key)
        else:
            kept.append(source)
            words += read
    for table, columns, condition in _copied(schema, f"({', '.join(map(str, kept))})"):
        db.execute(f"DROP TABLE IF EXISTS temp.aside_{table}")
        if kept and db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
            db.execute(f"CREATE TEMP TABLE aside_{table} AS SELECT {columns} FROM main.{table} WHERE {condition}")
    if words:
        db.conn.executemany("UPDATE temp.aside_claim SET body = ? WHERE id = ?", [(body, number) for number, body in words])
    return lost


def take_back(db: Database, schema: Schema) -> list[int]:
    """Put what was set aside into the new tables, as if it had just arrived; the numbers of its sources."""
    aside = {name for (name,) in db.execute("SELECT name FROM sqlite_temp_master WHERE type = 'table'").fetchall()}
    for table, _, _ in _copied(schema, "()"):
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
    for (kind,) in db.execute("SELECT DISTINCT kind FROM mention WHERE source = ? AND NOT chosen", [source]).fetchall():
        yield f"kind {kind}"
    for table, part in tables.items():
        if db.execute(f"SELECT 1 FROM {table} WHERE source = ? AND claim IS NULL LIMIT 1", [source]).fetchone():
            yield part


def _read_again(db: Database, schema: Schema, source: int) -> list[tuple[int, str]] | None:
    """What a source tells in words, read anew, by the numbers of the claims; None where no statement reads it any more."""
    found = []
    for number, line, body in db.execute("SELECT id, line, body FROM claim WHERE source = ?", [source]).fetchall():
        claim = from_json(line, body)
        sentence = claim.body.sentence if isinstance(claim.body, Correction) else claim.body
        read = read_words(schema, sentence.text) if isinstance(sentence, Sentence) else None
        if read is None:
            return None
        told = claim.body._replace(sentence=read) if isinstance(claim.body, Correction) else read
        found.append((number, to_json(Claim(line, told, claim.quote))))
    return found


def _copied(schema: Schema, among: str) -> Iterator[tuple[str, str, str]]:
    """The tables that hold what a source tells, each with the columns and the condition that copy what is of the sources among
    these; what was chosen of their words is left out."""
    yield "source", "*", f"id IN {among}"
    yield "mention", "*", f"source IN {among} AND NOT chosen"
    yield "claim", "id, source, line, body, NULL, NULL", f"source IN {among}"
    yield "correction", "id, fact, why, source, claim, '', title, url, date, publisher", f"source IN {among}"
    of_mentions = f"IN (SELECT id FROM main.mention WHERE source IN {among} AND NOT chosen)"
    for table in ("mark", "alias", "lean"):
        yield table, "*", f"mention {of_mentions}"
    for table in ("told_closed", *(told(name) for name in (*(one.name for one in schema.tables()), *schema.units))):
        yield table, "*", f"source IN {among} AND claim IS NULL"
    for unit in schema.units:
        yield told_parts(unit), "*", f"told IN (SELECT id FROM main.{told(unit)} WHERE source IN {among} AND claim IS NULL)"
