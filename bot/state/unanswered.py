"""Questions the bot had no answer for, so that admins see what is missing; who asked is only a mark by which it can be erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, day_of
from bot.state.masked import masked

_UNANSWERED = sa.Table(
    "unanswered",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("chat_kind", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("by", sa.Text),
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

    def keep(self, connection: sa.Connection, questions: Iterable[tuple[Unanswered, str]]) -> None:
        """Adds questions, each with the mark of who asked, under today's day."""
        day = day_of(self.clock())
        rows = [
            {"question": masked(each.question), "status": each.status, "chat_kind": each.chat_kind, "day": day, "by": by}
            for each, by in questions
        ]
        if rows:
            connection.execute(sa.insert(_UNANSWERED), rows)

    def forget(self, connection: sa.Connection, by: str) -> None:
        """Forgets what somebody asked."""
        connection.execute(sa.delete(_UNANSWERED).where(_UNANSWERED.c.by == by))
