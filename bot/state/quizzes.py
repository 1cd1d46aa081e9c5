"""Quiz polls sent to groups, and who was right: each person once for each poll, however often that is told."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import DAY, TABLES, Clock, move, replace

_QUIZ = sa.Table(
    "quiz",
    TABLES,
    sa.Column("poll", sa.Text, primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False),
    sa.Column("right", sa.Integer, nullable=False),
    sa.Column("sent", sa.Float, nullable=False),
)
_VOTE = sa.Table(
    "vote",
    TABLES,
    sa.Column("poll", sa.Text, primary_key=True),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("right", sa.Boolean, nullable=False),
)
_KEEP = 30 * DAY
_BEST = 10


@dataclass(frozen=True, slots=True)
class Score:
    """How often somebody was right, of how many questions they answered."""

    name: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Quizzes:
    """Polls and votes."""

    engine: sa.Engine
    clock: Clock

    def sent(self, poll: str, chat: int, right: int) -> None:
        """Remembers a poll and its right option."""
        with self.engine.begin() as connection:
            replace(connection, _QUIZ, [{"poll": poll, "chat": chat, "right": right, "sent": self.clock()}])

    def voted(self, poll: str, user: int, name: str, option: int) -> None:
        """Remembers what somebody took in a poll that is known."""
        with self.engine.begin() as connection:
            quiz = connection.execute(sa.select(_QUIZ).where(_QUIZ.c.poll == poll)).first()
            if quiz:
                told = {"chat": quiz.chat, "name": name, "right": option == quiz.right}
                replace(connection, _VOTE, [{"poll": poll, "user": user, **told}])

    def scores(self, chat: int) -> list[Score]:
        """The best of a chat, most right answers first."""
        right = sa.func.sum(sa.case((_VOTE.c.right, 1), else_=0))
        asked = sa.func.count()
        query = (
            sa.select(sa.func.max(_VOTE.c.name).label("name"), right.label("right"), asked.label("asked"))
            .where(_VOTE.c.chat == chat)
            .group_by(_VOTE.c.user)
            .order_by(right.desc(), asked, _VOTE.c.user)
            .limit(_BEST)
        )
        with self.engine.connect() as connection:
            return [Score(row.name, int(row.right), row.asked) for row in connection.execute(query)]

    def prune(self, connection: sa.Connection) -> int:
        """Forgets polls sent long ago, whose points stay; returns how many."""
        return connection.execute(sa.delete(_QUIZ).where(_QUIZ.c.sent < self.clock() - _KEEP)).rowcount

    def forget(self, connection: sa.Connection, user: int) -> None:
        """Forgets somebody's points."""
        connection.execute(sa.delete(_VOTE).where(_VOTE.c.user == user))

    def move(self, connection: sa.Connection, old: int, new: int) -> None:
        """Gives a chat its new number, in the place of what the new one may have had."""
        for table in (_VOTE, _QUIZ):
            move(connection, table, old, new)

    def forget_chat(self, connection: sa.Connection, chat: int) -> None:
        """Forgets the points of a chat."""
        for table in (_VOTE, _QUIZ):
            connection.execute(sa.delete(table).where(table.c.chat == chat))
