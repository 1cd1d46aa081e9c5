"""Choices: questions too long for a button, by the key that the button carries instead, each in the chat it was offered to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import DAY, TABLES, Clock, replace

_CHOICE = sa.Table(
    "choice",
    TABLES,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("offered", sa.Float, nullable=False),
    sa.Column("chat", sa.BigInteger),
    sa.Column("user", sa.BigInteger),
)
KEEP_CHOICES = 90 * DAY


@dataclass(frozen=True, slots=True)
class Choices:
    """Questions by their keys."""

    engine: sa.Engine
    clock: Clock

    def offer(self, questions: Mapping[str, str], chat: int, user: int) -> None:
        """Remembers questions by their keys, as offered to somebody in a chat."""
        with self.engine.begin() as connection:
            self.keep(connection, [(questions, chat, user)])

    def keep(self, connection: sa.Connection, offers: Iterable[tuple[Mapping[str, str], int, int]]) -> None:
        """The same for several offers: questions by their keys, the chat, the user."""
        now = self.clock()
        rows = {
            key: {"key": key, "question": question, "offered": now, "chat": chat, "user": user}
            for questions, chat, user in offers
            for key, question in questions.items()
        }
        replace(connection, _CHOICE, list(rows.values()))

    def offered(self, key: str, chat: int) -> str | None:
        """The question offered in this chat under this key, as long as it is kept."""
        with self.engine.connect() as connection:
            return connection.scalar(sa.select(_CHOICE.c.question).where(_CHOICE.c.key == key, _CHOICE.c.chat == chat))

    def prune(self, connection: sa.Connection) -> int:
        """Forgets those offered long ago; returns how many."""
        return connection.execute(sa.delete(_CHOICE).where(_CHOICE.c.offered < self.clock() - KEEP_CHOICES)).rowcount

    def forget(self, connection: sa.Connection, user: int) -> None:
        """Forgets what was offered to somebody."""
        connection.execute(sa.delete(_CHOICE).where(_CHOICE.c.user == user))
