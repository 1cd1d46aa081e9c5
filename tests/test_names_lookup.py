"""Any number of values is looked up with few statements, of one state of the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from knowledge.names.lookup import Lookup, OneState

SQUARES = Lookup("SELECT root, square FROM wanted CROSS JOIN square ON root = value")


def squares(path: str = ":memory:") -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE square (root INTEGER PRIMARY KEY, square INTEGER)")
    db.executemany("INSERT INTO square VALUES (?, ?)", [(root, root * root) for root in range(3_000)])
    return db


@pytest.mark.parametrize("count", [0, 1, 2, 3, 1_000, 1_024, 1_025, 2_900])
def test_every_value_is_found_once(count: int) -> None:
    wanted = range(100, 100 + count)
    assert SQUARES.rows(squares(), wanted) == [(root, root * root) for root in wanted]


def test_values_that_are_not_there_are_not_found() -> None:
    assert SQUARES.rows(squares(), [-1, 7, 5_000]) == [(7, 49)]


def test_what_is_committed_meanwhile_is_seen_afterwards(tmp_path: Path) -> None:
    path = str(tmp_path / "squares.db")
    writer = squares(path)
    reader = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with OneState(reader):
        assert SQUARES.rows(reader, [5_000]) == []
        writer.execute("INSERT INTO square VALUES (5000, 25000000)")
        assert SQUARES.rows(reader, [5_000]) == []
    assert SQUARES.rows(reader, [5_000]) == [(5_000, 25_000_000)]
    reader.close()
    writer.close()


def test_a_transaction_that_is_open_stays_open() -> None:
    db = squares()
    db.execute("BEGIN")
    with OneState(db):
        assert db.in_transaction
    assert db.in_transaction


def test_a_mistake_while_reading_leaves_no_transaction() -> None:
    db = squares()
    with pytest.raises(KeyError), OneState(db):
        raise KeyError
    assert not db.in_transaction
