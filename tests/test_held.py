"""Rows are written in batches, and look-ups are whole once they are written."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from knowledge.tellings import held
from knowledge.tellings.held import Held

INSERT = "INSERT INTO shelf VALUES (NULL, ?)"
LOOKUP = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'shelf' ORDER BY name"


@pytest.fixture
def db(monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setattr(held, "_BATCH", 10)
    monkeypatch.setattr(held, "_FEW", 20)
    db = Database(memory=True)
    db.execute("CREATE TABLE shelf (id INTEGER PRIMARY KEY, name TEXT) STRICT")
    db.execute("CREATE INDEX shelf_by_name ON shelf (name)")
    db.execute("CREATE UNIQUE INDEX shelf_once ON shelf (name)")
    return db


def indexes(db: Database) -> list[str]:
    return [name for (name,) in db.execute(LOOKUP).fetchall()]


def test_rows_wait_until_there_are_enough_of_them(db: Database) -> None:
    rows = Held(db)
    for name in range(9):
        rows.put(INSERT, [str(name)])
    assert db["shelf"].count == 0
    rows.put(INSERT, ["9"])
    assert db["shelf"].count == 10
    rows.put(INSERT, ["10"])
    rows.finish()
    assert db["shelf"].count == 11


def test_look_ups_are_laid_aside_where_more_comes_than_there_was_and_made_again(db: Database) -> None:
    rows = Held(db)
    rows.put_all(INSERT, ([str(name)] for name in range(20)), 20)
    assert indexes(db) == ["shelf_by_name", "shelf_once"]
    rows.put_all(INSERT, ([str(name)] for name in range(20, 50)), 30)
    assert indexes(db) == ["shelf_once"]
    rows.finish()
    assert indexes(db) == ["shelf_by_name", "shelf_once"]
    assert db["shelf"].count == 50


def test_new_rows_are_numbered_above_all_that_there_were_though_they_went(db: Database) -> None:
    for name in range(3):
        db.execute(INSERT, [str(name)])
    rows = Held(db, ["shelf"])
    db.execute("DELETE FROM shelf WHERE id > 1")
    assert rows.number("shelf", 5) == 4
    assert rows.number("shelf") == 9


def test_what_came_otherwise_before_the_first_number_is_counted_too(db: Database) -> None:
    rows = Held(db, ["shelf"])
    db.execute(INSERT, ["carried over"])
    assert rows.number("shelf") == 2


def test_look_ups_of_a_large_table_are_kept_in_line(db: Database) -> None:
    first = Held(db)
    first.put_all(INSERT, ([str(name)] for name in range(100)), 100)
    first.finish()
    more = Held(db)
    more.put_all(INSERT, ([str(name)] for name in range(100, 150)), 50)
    assert indexes(db) == ["shelf_by_name", "shelf_once"]
