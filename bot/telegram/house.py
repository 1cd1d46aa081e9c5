"""What every feature of the bot works with, and how each of them speaks."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from telegram import User

from bot.conversation.conversation import Conversation
from bot.reply import Reply
from bot.state import Memory, Preferences, State
from bot.telegram.acting import Acts
from bot.telegram.aside import Aside
from bot.telegram.buttons import Keyboard, Markup, Seal
from bot.telegram.requests import Where
from bot.telegram.sending import Sender

_LOG = logging.getLogger(__name__)


class Marquee(Protocol):
    """What answers questions: all that this package knows of it."""

    def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply: ...
    def examples(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, slots=True)
class House:
    """Joined once; nothing in it is remembered from one update to the next but by the state."""

    marquee: Marquee
    talk: Conversation
    state: State
    aside: Aside
    sender: Sender
    acts: Acts
    seal: Seal
    me: User
    clock: Callable[[], float] = time.time

    def keyboard(self, where: Where) -> Keyboard:
        """An empty keyboard for a message to there."""
        return Keyboard(self.seal, where)

    def language(self, where: Where, preferences: Preferences) -> str:
        """The language of a chat: the one it was set to, else that of whoever writes, in a group the first one."""
        return self.talk.speaks(preferences.language or (where.language if where.private else ""))

    def ask(self, question: str, earlier: str = "", start: int | None = 0) -> Reply | None:
        """The reply; None where asking fails, which is our mistake and never the user's to read."""
        try:
            return self.marquee.ask(question, earlier, start)
        except Exception as error:  # whatever it is, the next question must still be answered
            _LOG.error("a question could not be answered: %s", broken_at(error))
            return None

    async def preferences(self, chat: int) -> Preferences:
        """The settings of a chat."""
        recent = self.state.chats.recent.get(chat)
        return recent if recent else await self.aside(self.state.chats.of, chat)

    async def visit(self, where: Where) -> tuple[Memory, Preferences]:
        """What is remembered of whoever asks, and the settings of the chat."""
        visited = self.state.visited(where.chat, where.user)
        return visited if visited else await self.aside(self.state.visit, where.chat, where.user)

    async def say(self, where: Where, name: str, keyboard: Keyboard | None = None, /, **values: object) -> int:
        """Sends one of the bot's sentences in the language of the chat."""
        language = self.language(where, await self.preferences(where.chat))
        return await self.show(where, self.talk.say(language, name, **values), keyboard)

    async def show(self, where: Where, text: str, keyboard: Keyboard | None = None) -> int:
        """Sends a message and returns its number."""
        return await self.sender.send(where, text, await self._ready(keyboard))

    async def change(self, where: Where, message: int, text: str, keyboard: Keyboard | None = None) -> bool:
        """Changes a message of the bot; whether it is still there."""
        return await self.acts.edit(where, message, text, await self._ready(keyboard))

    async def _ready(self, keyboard: Keyboard | None) -> Markup | None:
        """The markup, once the questions too long for it are remembered."""
        if keyboard is None:
            return None
        if keyboard.remembered:
            where = keyboard.where
            await self.aside(self.state.choices.offer, keyboard.remembered, where.chat, where.user)
        return keyboard.markup()


def broken_at(error: BaseException) -> str:
    """What broke and where in our code, without the words of the error, which may hold what a user wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{at}"
