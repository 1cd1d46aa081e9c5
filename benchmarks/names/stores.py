"""Stores with nothing but names, one thing each, and the index over them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from knowledge.names import index
from knowledge.store import MAPPED
from knowledge.words import words

KIND = "thing"


def stored(path: Path, names: Iterable[tuple[str, int]]) -> sqlite3.Connection:
    """A new store of names with the number of facts about each."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN")
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    db.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    for thing, (name, facts) in enumerate(names, 1):
        said = words(name)
        db.execute("INSERT INTO thing VALUES (?, ?, ?, ?, '', ?)", (thing, KIND, name, name, facts))
        db.execute("INSERT INTO name VALUES (?, ?, ?, ?, ?)", (thing, thing, name, " ".join(said), "".join(said)))
    db.execute("COMMIT")
    return db


def indexed(db: sqlite3.Connection) -> int:
    """File all names; returns the bytes by which the file grew."""
    before = _size(db)
    db.execute("BEGIN")
    index(db)
    db.execute("COMMIT")
    return _size(db) - before


def reader(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, cached_statements=512)
    db.execute(f"PRAGMA mmap_size = {MAPPED}")
    return db


def _size(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0]) * int(db.execute("PRAGMA page_size").fetchone()[0])
