"""What a chat has been set to: its language, sources under answers, quizzes; and since when the bot may not write there."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from bot.newest import Newest
from bot.state.database import TABLES, move, replace

_CHAT = sa.Table(
    "chat",
    TABLES,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("sources", sa.Boolean, nullable=False),
    sa.Column("quiz", sa.Boolean, nullable=False),
    sa.Column("muted", sa.Float),
)
_OF = sa.select(_CHAT).where(_CHAT.c.chat == sa.bindparam("of"))


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings of a chat; an empty language is that of whoever asks. `muted` is when a message was first refused there."""

    language: str = ""
    sources: bool = True
    quiz: bool = True
    muted: float | None = None


@dataclass(frozen=True, slots=True)
class Chats:
    """Settings by chat; `recent` are those of the chats heard of last."""

    engine: sa.Engine
    recent: Newest[int, Preferences] = field(default_factory=Newest)

    def of(self, chat: int) -> Preferences:
        """The settings of a chat; those that nobody changed where there are none."""
        with self.engine.connect() as connection:
            row = connection.execute(_OF, {"of": chat}).first()
        return self.recent.put(chat, Preferences(row.language, row.sources, row.quiz, row.muted) if row else Preferences())

    def set(self, chat: int, preferences: Preferences) -> None:
        """Keeps the settings of a chat."""
        told = {"language": preferences.language, "sources": preferences.sources, "quiz": preferences.quiz}
        with self.engine.begin() as connection:
            replace(connection, _CHAT, [{"chat": chat, "muted": preferences.muted, **told}])
        self.recent.put(chat, preferences)

    def move(self, connection: sa.Connection, old: int, new: int) -> None:
        """Gives a chat its new number, in the place of what the new one may have had."""
        move(connection, _CHAT, old, new)
        self.recent.clear()

    def forget(self, connection: sa.Connection, chat: int) -> None:
        """Forgets the settings of a chat."""
        connection.execute(sa.delete(_CHAT).where(_CHAT.c.chat == chat))
        self.recent.clear()
