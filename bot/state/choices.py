"""Choices: questions too long for a button, by the key that the button carries instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import DAY, TABLES, Clock, replace

_CHOICE = sa.Table(
    "choice",
    TABLES,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("offered", sa.Float, nullable=False),
)
KEEP_CHOICES = 90 * DAY


@dataclass(frozen=True, slots=True)
class Choices:
    """Questions by their keys."""

    engine: sa.Engine
    clock: Clock

    def offer(self, questions: Mapping[str, str]) -> None:
        """Remembers questions by their keys."""
        rows = [{"key": key, "question": question, "offered": self.clock()} for key, question in questions.items()]
        with self.engine.begin() as connection:
            replace(connection, _CHOICE, rows)

    def offered(self, key: str) -> str | None:
        """The question remembered by this key, as long as it is kept."""
        with self.engine.connect() as connection:
            return connection.scalar(sa.select(_CHOICE.c.question).where(_CHOICE.c.key == key))

    def prune(self, connection: sa.Connection) -> int:
        """Forgets those offered long ago; returns how many."""
        return connection.execute(sa.delete(_CHOICE).where(_CHOICE.c.offered < self.clock() - KEEP_CHOICES)).rowcount
