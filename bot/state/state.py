"""The repository of all that is remembered."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from bot.state.answered import Answered, AnsweredMessages
from bot.state.chats import Chats, Preferences
from bot.state.choices import Choices
from bot.state.counts import Counts
from bot.state.database import Clock, open_database
from bot.state.follows import Follows
from bot.state.inbox import Inbox, Received
from bot.state.quizzes import Quizzes
from bot.state.reports import Reports
from bot.state.secrets import secret
from bot.state.threads import Memory, Threads
from bot.state.unanswered import Unanswered, UnansweredQuestions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of an update once it is answered; the empty one says only that it is done."""

    chat: int = 0
    user: int = 0
    memory: Memory | None = None
    unanswered: Unanswered | None = None
    answered: Answered | None = None
    offered: Mapping[str, str] = field(default_factory=dict)  # questions too long for the buttons of the reply, by their keys
    forget: bool = False  # all that is kept of this user


class State:
    """The rooms, and what concerns several of them at once. Each method, of its own or a room's, is one transaction."""

    def __init__(self, url: str, clock: Clock = time.time) -> None:
        """Opens the database of an SQLAlchemy address and makes what is missing; raises SQLAlchemyError or OSError."""
        self._engine = open_database(url)
        self.inbox = Inbox(self._engine, clock)
        self.threads = Threads(self._engine, clock)
        self.choices = Choices(self._engine, clock)
        self.chats = Chats(self._engine)
        self.counts = Counts(self._engine, clock)
        self.unanswered = UnansweredQuestions(self._engine, clock)
        self.answered = AnsweredMessages(self._engine, clock)
        self.reports = Reports(self._engine, clock)
        self.quizzes = Quizzes(self._engine, clock)
        self.follows = Follows(self._engine, clock)
        self._marking = self.secret("marks")

    def receive(self, updates: Sequence[Received]) -> list[Received]:
        """Commits the updates not seen before to the inbox and returns them in the order they came."""
        return self.inbox.receive(updates)

    def pending(self) -> list[Received]:
        """The updates that were received but never finished, oldest first."""
        return self.inbox.pending()

    def visit(self, chat: int, user: int) -> tuple[Memory, Preferences]:
        """What is to be known of somebody who asks something in a chat."""
        return self.threads.of(chat, user), self.chats.of(chat)

    def visited(self, chat: int, user: int) -> tuple[Memory, Preferences] | None:
        """The same without a look at the database, where they were here not long ago."""
        memory, preferences = self.threads.recent.get((chat, user)), self.chats.recent.get(chat)
        return (memory, preferences) if memory and preferences else None

    def forget_chat(self, chat: int) -> None:
        """Forgets what was set for a chat in which the bot is no longer."""
        with self._engine.begin() as connection:
            for room in (self.quizzes, self.follows):
                room.forget_chat(connection, chat)
            self.chats.forget(connection, chat)

    def move_chat(self, old: int, new: int) -> None:
        """A group has another number now: what was set, said and is followed there goes with it."""
        with self._engine.begin() as connection:
            for room in (self.chats, self.threads, self.quizzes, self.follows):
                room.move(connection, old, new)

    def mark_of(self, user: int) -> str:
        """A mark that is always the same for somebody, and from which nobody without this state's secret learns who it is."""
        return hmac.digest(self._marking, str(user).encode(), hashlib.sha256).hex()[:24]

    def secret(self, name: str) -> bytes:
        """The secret of this name, the same for as long as this state is kept."""
        return secret(self._engine, name)

    def finish(self, outcomes: Mapping[int, Outcome]) -> None:
        """Marks updates done and keeps their outcomes, all or nothing; of two of one user the later counts."""
        every = outcomes.values()
        forgotten = {each.user for each in every if each.forget}
        memories = {(each.chat, each.user): each.memory for each in every if each.memory}
        with self._engine.begin() as connection:
            self.inbox.finish(connection, outcomes)
            self.threads.keep(connection, memories)
            self.unanswered.keep(connection, [(each.unanswered, self.mark_of(each.user)) for each in every if each.unanswered])
            self.choices.keep(connection, [(each.offered, each.chat, each.user) for each in every])
            self.answered.keep(connection, [each.answered for each in every if each.answered])
            for user in forgotten:
                self._forget(connection, user)
        self.threads.kept({key: memory for key, memory in memories.items() if key[1] not in forgotten})

    def _forget(self, connection: sa.Connection, user: int) -> None:
        """Erases all that is kept of somebody; the number of a private chat is that of its user."""
        for room in (self.threads, self.answered, self.choices, self.quizzes):
            room.forget(connection, user)
        for marked in (self.unanswered, self.reports):
            marked.forget(connection, self.mark_of(user))
        self.follows.forget_chat(connection, user)
        self.chats.forget(connection, user)

    def prune(self) -> int:
        """Forgets what is old; returns how many rows went."""
        with self._engine.begin() as connection:
            return sum(room.prune(connection) for room in (self.inbox, self.choices, self.answered, self.quizzes))

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()
