"""What the bot remembers of its chats, apart from what it knows: inbox, threads, long choices, questions left unanswered."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import ConnectionPoolEntry

_TABLES = sa.MetaData()
_INBOX = sa.Table(
    "inbox",
    _TABLES,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat", sa.Text, nullable=False),
    sa.Column("raw", sa.Text, nullable=False),  # emptied once answered: what people write is not kept
    sa.Column("received", sa.Float, nullable=False),
    sa.Column("done", sa.Float, index=True),
)
_THREAD = sa.Table(
    "thread",
    _TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("earlier", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("changed", sa.Float, nullable=False),
)
_CHOICE = sa.Table(
    "choice",
    _TABLES,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("offered", sa.Float, nullable=False),
)
_UNANSWERED = sa.Table(
    "unanswered",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("chat_kind", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
)
_DAY = 86400.0
KEEP_DONE = 3 * _DAY  # Telegram hands an update out for one day, so that after three none can come back
KEEP_CHOICES = 90 * _DAY


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came: its id, whose turn it waits for, its JSON, and when it came (Unix seconds)."""

    update_id: int
    chat: str
    raw: str
    at: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one user in one chat: `earlier` for the next question, `asked` to know the last one again."""

    earlier: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer, kept so that admins see what is missing; it does not say who asked."""

    question: str
    status: str
    chat_kind: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of an update once it is answered; the empty one says only that it is done."""

    chat: int = 0
    user: int = 0
    memory: Memory | None = None
    unanswered: Unanswered | None = None


class State:
    """The repository of all of it. Each method is one transaction; the clock gives Unix seconds."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        """Opens the database of an SQLAlchemy address and makes what is missing; raises SQLAlchemyError or OSError."""
        self._engine = _open(url)
        self._clock = clock
        _TABLES.create_all(self._engine)

    def receive(self, updates: Sequence[Received]) -> list[Received]:
        """Commits the updates not seen before to the inbox and returns them in the order they came."""
        by_id = {update.update_id: update for update in updates}
        with self._engine.begin() as connection:
            seen = sa.select(_INBOX.c.update_id).where(_INBOX.c.update_id.in_(by_id))
            for update_id in connection.scalars(seen).all():
                del by_id[update_id]
            if by_id:
                connection.execute(sa.insert(_INBOX), [_row(update) for update in by_id.values()])
        return list(by_id.values())

    def pending(self) -> list[Received]:
        """The updates that were received but never finished, oldest first."""
        query = sa.select(_INBOX).where(_INBOX.c.done.is_(None)).order_by(_INBOX.c.update_id)
        with self._engine.connect() as connection:
            return [Received(row.update_id, row.chat, row.raw, row.received) for row in connection.execute(query)]

    def finish(self, outcomes: Mapping[int, Outcome]) -> None:
        """Marks updates done and keeps their outcomes, all or nothing; of two of one user the later counts."""
        now = self._clock()
        threads = {(each.chat, each.user): each.memory for each in outcomes.values() if each.memory}
        missing = [_unanswered_row(each.unanswered, now) for each in outcomes.values() if each.unanswered]
        with self._engine.begin() as connection:
            connection.execute(sa.update(_INBOX).where(_INBOX.c.update_id.in_(outcomes)).values(done=now, raw=""))
            _replace(connection, _THREAD, [_thread_row(chat, user, each, now) for (chat, user), each in threads.items()])
            if missing:
                connection.execute(sa.insert(_UNANSWERED), missing)

    def thread(self, chat: int, user: int) -> Memory:
        """The thread of a user in a chat, an empty one where there is none yet."""
        query = sa.select(_THREAD).where(_THREAD.c.chat == chat, _THREAD.c.user == user)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return Memory(row.earlier, row.asked) if row else Memory()

    def offer(self, questions: Mapping[str, str]) -> None:
        """Remembers questions by their keys, for buttons that cannot carry them whole."""
        rows = [{"key": key, "question": question, "offered": self._clock()} for key, question in questions.items()]
        with self._engine.begin() as connection:
            _replace(connection, _CHOICE, rows)

    def offered(self, key: str) -> str | None:
        """The question remembered by this key, as long as it is kept."""
        with self._engine.connect() as connection:
            return connection.scalar(sa.select(_CHOICE.c.question).where(_CHOICE.c.key == key))

    def unanswered(self, limit: int = 100) -> list[Unanswered]:
        """The latest questions that had no answer, newest first."""
        query = sa.select(_UNANSWERED).order_by(_UNANSWERED.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [Unanswered(row.question, row.status, row.chat_kind, row.day) for row in connection.execute(query)]

    def prune(self) -> int:
        """Forgets updates done and choices offered long ago; returns how many rows went."""
        now = self._clock()
        stale: Iterable[sa.Delete] = (
            sa.delete(_INBOX).where(_INBOX.c.done < now - KEEP_DONE),
            sa.delete(_CHOICE).where(_CHOICE.c.offered < now - KEEP_CHOICES),
        )
        with self._engine.begin() as connection:
            return sum(connection.execute(statement).rowcount for statement in stale)

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()


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


def _replace(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Puts rows in the place of those with the same keys, if any."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    same = [table.c[key] == sa.bindparam(f"same_{key}") for key in keys]
    connection.execute(sa.delete(table).where(*same), [{f"same_{key}": row[key] for key in keys} for row in rows])
    connection.execute(sa.insert(table), rows)


def _row(update: Received) -> dict[str, object]:
    return {"update_id": update.update_id, "chat": update.chat, "raw": update.raw, "received": update.at}


def _thread_row(chat: int, user: int, thread: Memory, now: float) -> dict[str, object]:
    return {"chat": chat, "user": user, "earlier": thread.earlier, "asked": thread.asked, "changed": now}


def _unanswered_row(unanswered: Unanswered, now: float) -> dict[str, object]:
    day = datetime.datetime.fromtimestamp(now, datetime.UTC).date().isoformat()
    return {"question": unanswered.question, "status": unanswered.status, "chat_kind": unanswered.chat_kind, "day": day}
