"""Which of the bot's messages answers which of a user's, so that a question changed later changes its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import DAY, TABLES, Clock, replace

_ANSWERED = sa.Table(
    "answered",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, nullable=False),
    sa.Column("reply", sa.BigInteger, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False, index=True),
)
_KEEP = 3 * DAY  # a message can be changed for two


@dataclass(frozen=True, slots=True)
class Answered:
    """A message, the reply to it, and a mark by which its words are known again without being kept."""

    chat: int
    message: int
    user: int
    reply: int
    mark: str


@dataclass(frozen=True, slots=True)
class AnsweredMessages:
    """Replies by the messages they answer."""

    engine: sa.Engine
    clock: Clock

    def to(self, chat: int, message: int) -> Answered | None:
        """What answers this message, as long as that is kept."""
        query = sa.select(_ANSWERED).where(_ANSWERED.c.chat == chat, _ANSWERED.c.message == message)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return Answered(row.chat, row.message, row.user, row.reply, row.mark) if row else None

    def keep(self, connection: sa.Connection, answers: Sequence[Answered]) -> None:
        """Keeps answers; of two to one message the later counts."""
        now = self.clock()
        rows = {
            (each.chat, each.message): {
                **{"chat": each.chat, "message": each.message, "user": each.user},
                **{"reply": each.reply, "mark": each.mark, "at": now},
            }
            for each in answers
        }
        replace(connection, _ANSWERED, list(rows.values()))

    def forget(self, connection: sa.Connection, user: int) -> None:
        """Forgets which messages were somebody's."""
        connection.execute(sa.delete(_ANSWERED).where(_ANSWERED.c.user == user))

    def prune(self, connection: sa.Connection) -> int:
        """Forgets those whose message can no longer be changed; returns how many."""
        return connection.execute(sa.delete(_ANSWERED).where(_ANSWERED.c.at < self.clock() - _KEEP)).rowcount
