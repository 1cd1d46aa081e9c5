"""Answers that somebody called wrong: the question, how it was read, what was answered; who said so is only a mark."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, day_of
from bot.state.masked import masked

_REPORT = sa.Table(
    "report",
    TABLES,
    sa.Column("by", sa.Text, primary_key=True),
    sa.Column("question", sa.Text, primary_key=True),
    sa.Column("reading", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Report:
    """A question, the reading it was given, the answer that is said to be wrong, and the day."""

    question: str
    reading: str
    answer: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Reports:
    """Each question once for each person."""

    engine: sa.Engine
    clock: Clock

    def add(self, by: str, report: Report) -> bool:
        """Keeps a report; whether it is the first of this question by this person."""
        question = masked(report.question)
        with self.engine.begin() as connection:
            same = sa.select(_REPORT.c.day).where(_REPORT.c.by == by, _REPORT.c.question == question)
            if connection.execute(same).first():
                return False
            told = {"reading": masked(report.reading), "answer": report.answer, "day": day_of(self.clock())}
            connection.execute(sa.insert(_REPORT).values(by=by, question=question, **told))
        return True

    def all(self) -> list[Report]:
        """Every report, oldest first."""
        query = sa.select(_REPORT).order_by(_REPORT.c.day)
        with self.engine.connect() as connection:
            return [Report(row.question, row.reading, row.answer, row.day) for row in connection.execute(query)]

    def forget(self, connection: sa.Connection, by: str) -> None:
        """Forgets what somebody reported."""
        connection.execute(sa.delete(_REPORT).where(_REPORT.c.by == by))
