"""What chats follow, what is known of it, and news that waits to be told: each piece once, and taken off before it is sent."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.state.database import TABLES, Clock, move, replace

_FOLLOW = sa.Table(
    "follow",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("link", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("topic", sa.BigInteger),
)
_SEEN = sa.Table("seen", TABLES, sa.Column("link", sa.Text, primary_key=True), sa.Column("marks", sa.Text, nullable=False))
_NEWS = sa.Table(
    "news",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("link", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("line", sa.Text, nullable=False),
)
_TOLD = sa.Table(
    "told",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Float, nullable=False),
)
MOST = 30  # things that one chat follows


@dataclass(frozen=True, slots=True)
class Followed:
    """A thing that a chat follows, by its link and name, and the forum topic where that was asked for."""

    link: str
    name: str
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The news that waits for one chat: lines by the links of what they are about."""

    chat: int
    lines: Mapping[str, Mapping[str, str]]  # link -> mark -> line


@dataclass(frozen=True, slots=True)
class Follows:
    """Follows by chat, and the news between them and being told."""

    engine: sa.Engine
    clock: Clock

    def of(self, chat: int) -> list[Followed]:
        """What a chat follows, by name."""
        query = sa.select(_FOLLOW).where(_FOLLOW.c.chat == chat).order_by(_FOLLOW.c.name)
        with self.engine.connect() as connection:
            return [Followed(row.link, row.name, row.topic) for row in connection.execute(query)]

    def links(self) -> list[str]:
        """Everything that anybody follows."""
        with self.engine.connect() as connection:
            return list(connection.scalars(sa.select(_FOLLOW.c.link).distinct().order_by(_FOLLOW.c.link)))

    def add(self, chat: int, followed: Followed, marks: Collection[str] | None) -> bool:
        """Lets a chat follow a thing, of which these marks are no news, None if that is known; whether there was room for it."""
        with self.engine.begin() as connection:
            mine = sa.select(_FOLLOW.c.link).where(_FOLLOW.c.chat == chat)
            links = set(connection.scalars(mine))
            if followed.link not in links and len(links) >= MOST:
                return False
            told = {"link": followed.link, "name": followed.name, "topic": followed.topic}
            replace(connection, _FOLLOW, [{"chat": chat, **told}])
            if marks is not None:
                replace(connection, _SEEN, [{"link": followed.link, "marks": json.dumps(sorted(marks))}])
        return True

    def remove(self, chat: int, link: str) -> None:
        """Lets a chat follow a thing no more; what nobody follows is not looked at any more."""
        with self.engine.begin() as connection:
            for table in (_FOLLOW, _NEWS):
                connection.execute(sa.delete(table).where(table.c.chat == chat, table.c.link == link))
            _drop_unfollowed(connection)

    def seen(self, link: str) -> frozenset[str] | None:
        """The marks of what is known of a thing; None where nobody follows it yet."""
        with self.engine.connect() as connection:
            held = connection.scalar(sa.select(_SEEN.c.marks).where(_SEEN.c.link == link))
        return None if held is None else frozenset(json.loads(held))

    def learn(self, link: str, marks: Collection[str], fresh: Mapping[str, str]) -> None:
        """All that is known of a thing now, and what of it is fresh, which waits from now on for all who follow it."""
        with self.engine.begin() as connection:
            chats = list(connection.scalars(sa.select(_FOLLOW.c.chat).where(_FOLLOW.c.link == link)))
            rows = [{"chat": chat, "link": link, "mark": mark, "line": line} for chat in chats for mark, line in fresh.items()]
            replace(connection, _NEWS, rows)
            replace(connection, _SEEN, [{"link": link, "marks": json.dumps(sorted(marks))}])

    def waiting(self, pause: float) -> list[int]:
        """The chats that news waits for and that were told none for so many seconds."""
        told = sa.select(_TOLD.c.chat).where(_TOLD.c.at > self.clock() - pause)
        query = sa.select(_NEWS.c.chat).where(_NEWS.c.chat.not_in(told)).distinct()
        with self.engine.connect() as connection:
            return sorted(connection.scalars(query))

    def take(self, chat: int) -> Waiting:
        """Takes off all that waits for a chat: from now on it counts as told."""
        lines: dict[str, dict[str, str]] = {}
        with self.engine.begin() as connection:
            for row in connection.execute(sa.select(_NEWS).where(_NEWS.c.chat == chat).order_by(_NEWS.c.link, _NEWS.c.mark)):
                lines.setdefault(row.link, {})[row.mark] = row.line
            connection.execute(sa.delete(_NEWS).where(_NEWS.c.chat == chat))
            replace(connection, _TOLD, [{"chat": chat, "at": self.clock()}])
        return Waiting(chat, lines)

    def put_back(self, waiting: Waiting) -> None:
        """What was taken off was certainly not sent: it waits again."""
        with self.engine.begin() as connection:
            rows = [
                {"chat": waiting.chat, "link": link, "mark": mark, "line": line}
                for link, lines in waiting.lines.items()
                for mark, line in lines.items()
            ]
            replace(connection, _NEWS, rows)

    def move(self, connection: sa.Connection, old: int, new: int) -> None:
        """Gives a chat its new number, in the place of what the new one may have had."""
        for table in (_FOLLOW, _NEWS, _TOLD):
            move(connection, table, old, new)

    def forget_chat(self, connection: sa.Connection, chat: int) -> None:
        """Forgets all that a chat follows."""
        for table in (_FOLLOW, _NEWS, _TOLD):
            connection.execute(sa.delete(table).where(table.c.chat == chat))
        _drop_unfollowed(connection)


def _drop_unfollowed(connection: sa.Connection) -> None:
    connection.execute(sa.delete(_SEEN).where(_SEEN.c.link.not_in(sa.select(_FOLLOW.c.link))))
