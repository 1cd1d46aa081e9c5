"""The store: one SQLite file with what the sources say and what follows from it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.reader import Reader, version_of
from knowledge.schema.schema import Schema
from knowledge.tellings.carrying import PARTS, write_parts
from knowledge.tellings.tellings import all_tables, evidence_views

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 8
APPLICATION = 0x4D617271
MAPPED = 64 * 2**20  # bytes of the file that readers see as memory, which spares a call for each page
_CACHE_KB = 4 * 1024  # of pages, and of what is sorted at a time
_BUILT = "built"
_STATEMENTS = 512  # of SQL that are not prepared again
_LOOKED_AT = 1000  # rows of an index
_INDEX, _OF_SQLITE = "names_", "sqlite_"


class StoreError(Exception):
    """The store cannot be used; the text says why, in a sentence for whoever runs the bot."""


def open_store(path: Path) -> sqlite3.Connection:
    """A read-only connection with plain tuples for rows. Raises StoreError where there is no store of ours to read."""
    if not path.is_file():
        raise StoreError(f"There is no store at {path}. Build it first: marquee build.")
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, cached_statements=_STATEMENTS, factory=Reader)
        connection.execute("PRAGMA query_only = 1")
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")
        version = _check_ours(connection, path)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be read as a store ({error}).") from error
    if version != VERSION:
        connection.close()
        raise StoreError(f"The store at {path} was built by another version. Build it again: marquee build.")
    return connection


@contextmanager
def open_for_writing(path: Path) -> Iterator[Database]:
    """A writable connection to a store of ours, made where there is none; it is in WAL mode, so that readers go on meanwhile.

    Nobody reads one that is still empty: it is written without a log of all that is new. Raises StoreError for any other file.
    """
    from sqlite_utils import Database  # who only reads does without, and starts sooner

    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(path, timeout=30, cached_statements=_STATEMENTS)
        db = Database(connection, execute_plugins=False)
        if _check_ours(db.conn, path):
            db.enable_wal()
        db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        db.execute("PRAGMA temp_store = FILE")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = 0")
    except (sqlite3.DatabaseError, sqlite3.OperationalError) as error:
        raise StoreError(f"{path} cannot be opened as a store ({error}).") from error
    try:
        yield db
        db.enable_wal()
    finally:
        db.close()


def _check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the store, 0 for an empty file."""
    application, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and application != APPLICATION:
        raise StoreError(f"{path} is a database, but not a store of ours; it is left as it is.")
    if version > VERSION:
        raise StoreError(f"The store at {path} was built by a newer version; it is left as it is.")
    return version


def prepare(db: Database, schema: Schema) -> None:
    """Make the tables of a store; one of an older version, or of another schema, is emptied first.

    The index of names stays, unless an older version filed them in its own way.
    """
    kept = (_OF_SQLITE, _INDEX) if db.execute("PRAGMA user_version").fetchone()[0] == VERSION else _OF_SQLITE
    for (view,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        db.execute(f'DROP VIEW "{view}"')
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC").fetchall():
        if not name.startswith(kept):
            db.execute(f'DROP TABLE "{name}"')
    for table in all_tables(schema):
        table.create(db)
    for view in evidence_views(schema):
        db.execute(view)
    db.execute(f"CREATE TABLE {_BUILT} (digest TEXT NOT NULL, things INTEGER NOT NULL, facts INTEGER NOT NULL) STRICT")
    db.execute(f"INSERT INTO {_BUILT} VALUES ('', 0, 0)")
    db.execute(PARTS)
    write_parts(db, schema)
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION}")


class Version:
    """A number that is another one whenever the store has changed; raises StoreError once it no longer is one for this schema."""

    def __init__(self, store: sqlite3.Connection, schema: Schema) -> None:
        self._store = store
        self._schema = schema
        self._checked: int | None = None

    def __call__(self) -> int:
        number = version_of(self._store)
        if number != self._checked:
            self._check()
            self._checked = number
        return number

    def _check(self) -> None:
        if self._store.execute(f"SELECT digest FROM {_BUILT}").fetchone()[0] not in ("", fingerprint(self._schema)):
            raise StoreError(
                "The store was built for other statements than these. "
                "Build it again: marquee build. A bot that runs and is the older of the two must be started again."
            )


def fingerprint(schema: Schema) -> str:
    """What a store is built with: the same as long as the same can be known."""
    return hashlib.sha256(f"{VERSION} {schema!r}".encode()).hexdigest()


def built_with(db: Database) -> str | None:
    """The fingerprint of what the store was built with; None where it is empty or of an older version."""
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return None
    return str(db.execute(f"SELECT digest FROM {_BUILT}").fetchone()[0])


def holds(db: Database, *, tables: bool) -> list[str]:
    """The keys of the imported tables that the store holds, or of the other sources, whatever version built it."""
    columns = {name for _, name, *_ in db.execute("PRAGMA table_info(source)").fetchall()}
    if not {"key", "is_table"} <= columns:
        return []
    return [key for (key,) in db.execute("SELECT key FROM source WHERE is_table = ? ORDER BY key", [int(tables)]).fetchall()]


def weigh(db: Database) -> None:
    """Tell SQLite roughly how much each of its indexes narrows, so that a question of many joins is not begun at its wide end."""
    db.execute(f"PRAGMA analysis_limit = {_LOOKED_AT}")
    db.execute("ANALYZE")


def read_counts(db: Database) -> tuple[int, int]:
    """How many things and facts the store has."""
    things, facts = db.execute(f"SELECT things, facts FROM {_BUILT}").fetchone()
    return int(things), int(facts)


def write_counts(db: Database, schema: Schema, built: str) -> tuple[int, int]:
    """Write what the store was built with, and how many things and facts it has, which are returned."""
    tables = [*(statement.name for statement in schema.tables()), *schema.units]
    facts = sum(int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables)
    things = int(db.execute("SELECT count(*) FROM thing").fetchone()[0])
    db.execute(f"UPDATE {_BUILT} SET digest = ?, things = ?, facts = ?", [built, things, facts])
    return things, facts
