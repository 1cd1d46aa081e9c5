"""A fingerprint of a store's contents: the same whatever order its sources came in and whatever numbers its rows have."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.schema.tables import FIXED
from knowledge.store import open_store

_SIZE = 16  # bytes of a row's hash
# What the sources say, without numbers: the other tables follow.
_SOURCES = "SELECT key, title, url, date, publisher, digest, is_table FROM source"
_EVIDENCE = "SELECT e.statement, e.fact, s.key, e.line, e.quote FROM evidence AS e JOIN source AS s ON s.id = e.source"
_CORRECTIONS = (
    "SELECT c.fact, c.why, s.key, c.title, c.url, c.date, c.publisher FROM correction AS c JOIN source AS s ON s.id = c.source"
)
_FOLLOWED = (*(table.name for table in FIXED), "built")


def digest(store: Path) -> str:
    """The fingerprint of everything in the store that its sources fix."""
    with open_store(store) as connection:
        things = _things(connection)
        rows: dict[str, dict[int, str]] = {}
        total = 0
        for text in _contents(connection, things, rows):
            total += int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_SIZE).digest(), "big")
    connection.close()
    return f"{total % (1 << 8 * _SIZE):032x}"


def _contents(db: sqlite3.Connection, things: Mapping[int, str], rows: dict[str, dict[int, str]]) -> Iterator[str]:
    """Every row of the store as text, with things and facts written out."""
    yield from things.values()
    yield from (_text("source", row) for row in db.execute(_SOURCES))
    yield from (_text("correction", row) for row in db.execute(_CORRECTIONS))
    for state, holder, subject in db.execute("SELECT state, holder, subject FROM closed"):
        yield _text("closed", (state, things[holder], things.get(subject, "")))
    for table in _fact_tables(db):
        rows[table] = dict(_facts(db, table, things, rows))
        yield from (_text(table, (text,)) for text in rows[table].values())
    for statement, fact, *told in db.execute(_EVIDENCE):
        yield _text("evidence", (rows[statement][fact], *told))


def _text(table: str, row: tuple[object, ...]) -> str:
    return json.dumps([table, *row], ensure_ascii=False)


def _things(db: sqlite3.Connection) -> dict[int, str]:
    """Each thing as what is known of it by itself: kind, names, what tells it apart, its ids, how many facts it has."""
    found = {}
    sql = (
        "SELECT id, kind, name, label, told, facts, (SELECT json_group_array(name) FROM (SELECT name FROM name"
        " WHERE thing = t.id ORDER BY name)), (SELECT group_concat(mark) FROM (SELECT DISTINCT mark FROM mention AS m"
        " JOIN mark AS k ON k.mention = m.id WHERE m.thing = t.id ORDER BY mark)) FROM thing AS t"
    )
    for number, *rest in db.execute(sql):
        found[number] = _text("thing", tuple(rest))
    return found


def _fact_tables(db: sqlite3.Connection) -> list[str]:
    """The tables of facts, those that others refer to first."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
    return [name for name in names if name not in _FOLLOWED and not name.startswith(("told_", "names_", "sqlite_"))]


def _facts(
    db: sqlite3.Connection, table: str, things: Mapping[int, str], rows: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[int, str]]:
    """Each row of a table by its number, its things and the rows it refers to written out."""
    refers = {column: other for _, _, other, column, *_ in db.execute(f'PRAGMA foreign_key_list("{table}")')}
    columns = [name for _, name, *_ in db.execute(f'PRAGMA table_info("{table}")')]
    for number, *cells in db.execute(f'SELECT * FROM "{table}"'):
        written = []
        for column, cell in zip(columns[1:], cells, strict=True):
            known = things if refers.get(column) == "thing" else rows.get(refers.get(column, ""))
            written.append(known[cell] if known is not None and cell is not None else cell)
        yield number, _text("", tuple(written))
