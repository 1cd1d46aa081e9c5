"""The database under all rooms: opened, brought up to date, and written to in the same ways."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

TABLES = sa.MetaData()
DAY = 86400.0
Clock = Callable[[], float]  # Unix seconds


def open_database(url: str) -> sa.Engine:
    """Opens the database of an SQLAlchemy address and makes what it lacks; raises SQLAlchemyError or OSError."""
    engine = _open(url)
    TABLES.create_all(engine)
    _add_columns(engine)
    return engine


def _open(url: str) -> sa.Engine:
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(address, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address)
    sa.event.listen(engine, "connect", _make_durable)
    return engine


def _make_durable(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """A commit is on the disk when it returns, even if the machine loses power right after it."""
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _add_columns(engine: sa.Engine) -> None:
    """Gives tables of an older version the columns that came since; such a column may be empty or has a default."""
    known = sa.inspect(engine)
    with engine.begin() as connection:
        for table in TABLES.sorted_tables:
            there = {column["name"] for column in known.get_columns(table.name)}
            for column in table.columns:
                if column.name not in there:
                    told = sa.schema.CreateColumn(column).compile(dialect=engine.dialect)
                    name = engine.dialect.identifier_preparer.format_table(table)
                    connection.execute(sa.text(f"ALTER TABLE {name} ADD COLUMN {told}"))


def replace(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Puts rows in the place of those with the same keys, if any."""
    if not rows:
        return
    connection.execute(_replacing(table, connection.dialect.name), list(rows))


@cache
def _replacing(table: sa.Table, backend: str) -> sa.Insert:
    """The one statement that does it, made once; both databases write it alike."""
    insert = (postgresql.insert if backend == "postgresql" else sqlite.insert)(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others)


def move(connection: sa.Connection, table: sa.Table, old: int, new: int) -> None:
    """Gives the rows of a chat its new number, in the place of those that the new one has."""
    if connection.execute(sa.select(table.c.chat).where(table.c.chat == old).limit(1)).first():
        connection.execute(sa.delete(table).where(table.c.chat == new))
        connection.execute(sa.update(table).where(table.c.chat == old).values(chat=new))


def day_of(now: float) -> str:
    """The day of a moment, in UTC, as 2024-01-28."""
    return datetime.datetime.fromtimestamp(now, datetime.UTC).date().isoformat()
