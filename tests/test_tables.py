"""Tables of a store: strict, each row once though a part of it is empty, look-ups as asked for."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database

from knowledge.schema.tables import Table, highest

SHELF = Table(
    "shelf",
    {"book": "TEXT", "room": "INTEGER", "lent": "TEXT"},
    frozenset({"room", "lent"}),
    unique=("book", "room"),
    lookups=("room",),
    sparse=(("lent", "lent IS NOT NULL"),),
)


@pytest.fixture
def db() -> Database:
    db = Database(sqlite3.connect(":memory:"))
    SHELF.create(db)
    return db


def test_a_row_stands_once_though_a_part_of_it_is_empty(db: Database) -> None:
    db.execute("INSERT INTO shelf VALUES (NULL, 'a', NULL, NULL)")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO shelf VALUES (NULL, 'a', NULL, NULL)")
    db.execute("INSERT INTO shelf VALUES (NULL, 'a', 1, NULL)")
    assert highest(db, "shelf") == 2


@pytest.mark.parametrize("row", [(1, "a", "one", None), (1, None, 1, None)])
def test_a_cell_of_another_type_or_an_empty_one_is_refused(db: Database, row: tuple[object, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO shelf VALUES (?, ?, ?, ?)", row)
    assert highest(db, "shelf") == 0


@pytest.mark.parametrize(
    ("asked", "index"), [("room = 1", "shelf_by_room"), ("lent = 'x'", "shelf_lent"), ("book = 'a'", "shelf_once")]
)
def test_rows_are_looked_up_by_an_index(db: Database, asked: str, index: str) -> None:
    plan = db.execute(f"EXPLAIN QUERY PLAN SELECT * FROM shelf WHERE {asked}").fetchall()
    assert index in plan[0][3]
