"""What every feature of the bot works with, and how each of them speaks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from telegram import User

from bot.broken import broken_at
from bot.conversation.conversation import Conversation
from bot.reply import Reply
from bot.serving.workers import TooSlow
from bot.state import Memory, Preferences, State
from bot.state.disk import Disk
from bot.telegram.sending.api import Api
from bot.telegram.sending.buttons import Keyboard, Markup, Seal
from bot.telegram.sending.messages import Sender
from bot.telegram.updates.requests import Where
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
Trouble = Literal["failed", "too_slow"]


class Marquee(Protocol):
    """What answers questions: all that this package knows of it."""

    async def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Context:
    """Joined once. What is remembered from one update to the next is in the state."""

    marquee: Marquee
    talk: Conversation
    state: State
    disk: Disk
    sender: Sender
    api: Api
    seal: Seal
    me: User
    clock: Callable[[], float] = time.time

    def keyboard(self, where: Where) -> Keyboard:
        """An empty keyboard for a message to there."""
        return Keyboard(self.seal, where)

    def language(self, where: Where, preferences: Preferences) -> str:
        """The language of a chat: the one it was set to, else that of whoever writes, in a group the first one."""
        return self.talk.speaks(preferences.language or (where.language if where.private else ""))

    async def ask(self, question: str, earlier: str = "", start: int | None = 0) -> Reply | Trouble:
        """The reply, or why there is none, which is our mistake and never the user's to read."""
        try:
            return await self.marquee.ask(question, earlier, start)
        except StoreError:
            raise  # the question waits until the store can be used again
        except TooSlow:
            _LOG.error("a question took too long and was given up")
            return "too_slow"
        except Exception as error:  # whatever it is, the next question must still be answered
            _LOG.error("a question could not be answered: %s", broken_at(error))
            return "failed"

    async def preferences(self, chat: int) -> Preferences:
        """The settings of a chat."""
        recent = self.state.chats.recent.get(chat)
        return recent if recent else await self.disk(self.state.chats.of, chat)

    async def visit(self, where: Where) -> tuple[Memory, Preferences]:
        """What is remembered of whoever asks, and the settings of the chat."""
        visited = self.state.visited(where.chat, where.user)
        return visited if visited else await self.disk(self.state.visit, where.chat, where.user)

    async def say(self, where: Where, name: str, keyboard: Keyboard | None = None, /, **values: object) -> int:
        """Sends one of the bot's sentences in the language of the chat."""
        language = self.language(where, await self.preferences(where.chat))
        return await self.show(where, self.talk.say(language, name, **values), keyboard)

    async def show(self, where: Where, text: str, keyboard: Keyboard | None = None) -> int:
        """Sends a message and returns its number."""
        return await self.sender.send(where, text, await self._ready(keyboard))

    async def change(self, where: Where, message: int, text: str, keyboard: Keyboard | None = None) -> bool:
        """Changes a message of the bot; whether it is still there."""
        return await self.sender.edit(where, message, text, await self._ready(keyboard))

    async def _ready(self, keyboard: Keyboard | None) -> Markup | None:
        """The markup, once the questions too long for it are remembered."""
        if keyboard is None:
            return None
        if keyboard.remembered:
            where = keyboard.where
            await self.disk(self.state.choices.offer, keyboard.remembered, where.chat, where.user)
        return keyboard.markup()
