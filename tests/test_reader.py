"""What a connection that only reads remembers, and when it forgets."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from knowledge import reader
from knowledge.names.lookup import OneState
from knowledge.reader import MANY, Reader, look_up, version_of

SQL = "SELECT name FROM film WHERE year > ? ORDER BY name"


@pytest.fixture
def writer(tmp_path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(tmp_path / "films.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute("CREATE TABLE film (name TEXT, year INTEGER)")
    db.executemany("INSERT INTO film VALUES (?, ?)", [("Moon Over Ujjain", 1996), ("The Quiet Ledger", 2001)])
    return db


@pytest.fixture
def store(writer: sqlite3.Connection, tmp_path: Path) -> Reader:
    return sqlite3.connect(tmp_path / "films.db", factory=Reader)


def _statements(store: sqlite3.Connection) -> list[str]:
    """The statements that reach SQLite from now on, but for those that ask whether the store has changed."""
    seen: list[str] = []
    store.set_trace_callback(lambda sql: None if "PRAGMA" in sql else seen.append(sql))
    return seen


def test_what_was_told_is_told_again_without_a_look(store: Reader) -> None:
    seen = _statements(store)
    assert [look_up(store, SQL, (2000,)) for _ in range(3)] == [[("The Quiet Ledger",)]] * 3
    assert len(seen) == 1


def test_other_parameters_are_another_question(store: Reader) -> None:
    assert look_up(store, SQL, (2000,)) != look_up(store, SQL, (1990,))
    named = "SELECT name FROM film WHERE year > :least AND year < :most"
    assert look_up(store, named, {"least": 1990, "most": 2000}) == [("Moon Over Ujjain",)]
    assert look_up(store, named, {"most": 2010, "least": 2000}) == [("The Quiet Ledger",)]


def test_nothing_is_remembered_of_a_store_that_has_changed(store: Reader, writer: sqlite3.Connection) -> None:
    look_up(store, SQL, (2000,))
    writer.execute("INSERT INTO film VALUES ('Ferry', 2010)")
    assert look_up(store, SQL, (2000,)) == [("Ferry",), ("The Quiet Ledger",)]


def test_a_long_answer_is_looked_up_each_time(store: Reader, writer: sqlite3.Connection) -> None:
    writer.executemany("INSERT INTO film VALUES (?, 2020)", [(f"Part {number}",) for number in range(MANY)])
    seen = _statements(store)
    assert len(look_up(store, SQL, (2010,))) == len(look_up(store, SQL, (2010,))) == MANY
    assert len(seen) == 2


def test_what_is_asked_for_again_and_again_stays_while_the_rest_goes(store: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST", 20)
    seen = _statements(store)
    for year in range(100):
        look_up(store, SQL, (3000 + year,))
        look_up(store, SQL, (2000,))
    assert seen.count(SQL.replace("?", "2000")) == 1
    seen.clear()
    look_up(store, SQL, (3000,))
    assert seen


def test_any_other_connection_is_asked_each_time(writer: sqlite3.Connection) -> None:
    seen = _statements(writer)
    assert look_up(writer, SQL, (2000,)) == look_up(writer, SQL, (2000,)) == [("The Quiet Ledger",)]
    assert len(seen) == 2


def test_whether_the_store_has_changed_is_asked_once_for_one_state(store: Reader, writer: sqlite3.Connection) -> None:
    before, seen = store.version, []
    with OneState(store):
        look_up(store, SQL, (2000,))
        store.set_trace_callback(seen.append)
        writer.execute("INSERT INTO film VALUES ('Ferry', 2010)")
        assert look_up(store, SQL, (2000,)) == look_up(store, SQL, (2000,)) == [("The Quiet Ledger",)]
        assert version_of(store) == before
        assert seen == []
    store.set_trace_callback(None)
    assert version_of(store) != before
    assert look_up(store, SQL, (2000,)) == [("Ferry",), ("The Quiet Ledger",)]
