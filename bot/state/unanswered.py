"""Questions the bot had no answer for, so that admins see what is missing; who asked is not kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, day_of

_UNANSWERED = sa.Table(
    "unanswered",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("chat_kind", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer: why there is none, in what kind of chat it was asked, and when."""

    question: str
    status: str
    chat_kind: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class UnansweredQuestions:
    """All of them, until they are deleted."""

    engine: sa.Engine
    clock: Clock

    def latest(self, limit: int = 100) -> list[Unanswered]:
        """The latest, newest first."""
        query = sa.select(_UNANSWERED).order_by(_UNANSWERED.c.id.desc()).limit(limit)
        with self.engine.connect() as connection:
            return [Unanswered(row.question, row.status, row.chat_kind, row.day) for row in connection.execute(query)]

    def keep(self, connection: sa.Connection, questions: Sequence[Unanswered]) -> None:
        """Adds questions under today's day."""
        day = day_of(self.clock())
        rows = [{"question": each.question, "status": each.status, "chat_kind": each.chat_kind, "day": day} for each in questions]
        if rows:
            connection.execute(sa.insert(_UNANSWERED), rows)
