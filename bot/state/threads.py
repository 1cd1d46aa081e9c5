"""Threads: for each user of each chat, what the next question may refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from bot.newest import Newest
from bot.state.database import TABLES, Clock, move, replace

_THREAD = sa.Table(
    "thread",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("earlier", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("changed", sa.Float, nullable=False),
)
_OF = sa.select(_THREAD).where(_THREAD.c.chat == sa.bindparam("of"), _THREAD.c.user == sa.bindparam("by"))
Key = tuple[int, int]  # chat, user
_RECENT = 2_000  # threads of 20 KB at most


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one user in one chat: `earlier` for the next question, `asked` to know the last one again."""

    earlier: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Threads:
    """One thread for each user of each chat; `recent` are those that were needed last."""

    engine: sa.Engine
    clock: Clock
    recent: Newest[Key, Memory] = field(default_factory=lambda: Newest(_RECENT))

    def of(self, chat: int, user: int) -> Memory:
        """The thread of a user in a chat, an empty one where there is none yet."""
        with self.engine.connect() as connection:
            row = connection.execute(_OF, {"of": chat, "by": user}).first()
        return self.recent.put((chat, user), Memory(row.earlier, row.asked) if row else Memory())

    def forget(self, connection: sa.Connection, user: int) -> None:
        """Forgets somebody's threads in all chats."""
        connection.execute(sa.delete(_THREAD).where(_THREAD.c.user == user))
        self.recent.clear()

    def move(self, connection: sa.Connection, old: int, new: int) -> None:
        """Gives a chat its new number, in the place of what the new one may have had."""
        move(connection, _THREAD, old, new)
        self.recent.clear()

    def keep(self, connection: sa.Connection, memories: Mapping[Key, Memory]) -> None:
        """Keeps what is to be remembered, by chat and user; to be `kept` once that is committed."""
        now = self.clock()
        rows = [
            {"chat": chat, "user": user, "earlier": each.earlier, "asked": each.asked, "changed": now}
            for (chat, user), each in memories.items()
        ]
        replace(connection, _THREAD, rows)

    def kept(self, memories: Mapping[Key, Memory]) -> None:
        """They are on the disk: from now on they are what is remembered."""
        for key, memory in memories.items():
            self.recent.put(key, memory)
