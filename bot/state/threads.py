"""Threads: for each user of each chat, what the next question may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, replace

_THREAD = sa.Table(
    "thread",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("earlier", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("changed", sa.Float, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one user in one chat: `earlier` for the next question, `asked` to know the last one again."""

    earlier: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Threads:
    """One thread for each user of each chat."""

    engine: sa.Engine
    clock: Clock

    def of(self, chat: int, user: int) -> Memory:
        """The thread of a user in a chat, an empty one where there is none yet."""
        query = sa.select(_THREAD).where(_THREAD.c.chat == chat, _THREAD.c.user == user)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return Memory(row.earlier, row.asked) if row else Memory()

    def forget(self, connection: sa.Connection, user: int) -> None:
        """Forgets somebody's threads in all chats."""
        connection.execute(sa.delete(_THREAD).where(_THREAD.c.user == user))

    def keep(self, connection: sa.Connection, memories: Mapping[tuple[int, int], Memory]) -> None:
        """Keeps what is to be remembered, by chat and user."""
        now = self.clock()
        rows = [
            {"chat": chat, "user": user, "earlier": each.earlier, "asked": each.asked, "changed": now}
            for (chat, user), each in memories.items()
        ]
        replace(connection, _THREAD, rows)
