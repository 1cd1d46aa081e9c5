"""Somebody who talks to the bot over the emulator: what they write, press and type, and what they are shown."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emulator import Emulator, updates
from running import bot_inside, done_in, remembering

from bot.conversation.conversation import Conversation
from bot.conversation.load import load_told
from bot.marquee import Marquee

Json = dict[str, Any]


@dataclass(slots=True)
class Talk:
    """One person, in private or in a group, with the bot on the other side."""

    telegram: Emulator
    home: Path
    person: Json
    chat: Json

    def another(self, number: int, name: str, chat: Json | None = None) -> Talk:
        """Somebody else, in the same chat or alone with the bot."""
        return Talk(self.telegram, self.home, updates.user(number, name), chat or self.chat)

    async def gives(self, *contents: Json) -> list[Json]:
        """Gives updates and waits until they are done; the messages shown since, edited ones as they are now."""
        before = len(self.telegram.requests)
        numbers = self.telegram.give(*contents)
        async with asyncio.timeout(5):
            while not set(numbers) <= (done_in(self.home) if (self.home / "state.db").exists() else set()):
                await asyncio.sleep(0.005)
        shown = ("sendMessage", "editMessageText", "sendPoll")
        return [deepcopy(each.message) for each in self.telegram.requests[before:] if each.method in shown and each.message]

    async def says(self, text: str, **more: Any) -> Json:
        """Writes a message; the one message shown for it."""
        (shown,) = await self.gives(self.message(text, **more))
        return shown

    def message(self, text: str, **more: Any) -> Json:
        """A message of this person in this chat."""
        return updates.message(text, self.chat, **{"from": self.person, **more})

    async def presses(self, shown: Json, label: str) -> list[Json]:
        """Presses the button of a message that says so; what is shown then."""
        return await self.gives(updates.pressed(shown, buttons(shown)[label], self.person))

    def notices(self) -> list[str]:
        """What the bot said in passing to those who pressed buttons."""
        return [each.fields.get("text", "") for each in self.telegram.sent("answerCallbackQuery")]


def buttons(shown: Json) -> dict[str, str]:
    """The buttons below a message: what they say, and the data they carry."""
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button.get("callback_data", button.get("url", "")) for row in rows for button in row}


@asynccontextmanager
async def talking(marquee: Marquee, home: Path, chat: Json | None = None) -> AsyncIterator[Talk]:
    """A person, and the bot over the invented world. The bot must never be refused a request."""
    async with Emulator() as telegram:
        async with answered(telegram, marquee, home):
            yield Talk(telegram, home, updates.user(), chat or updates.private())
        assert telegram.refused == []


@asynccontextmanager
async def answered(telegram: Emulator, marquee: Marquee, home: Path) -> AsyncIterator[None]:
    """The bot over the invented world, from a start to a stop."""
    talk = Conversation(load_told(marquee.rules), marquee.rules, marquee.store)
    async with bot_inside(telegram.url, home, talking=(remembering(marquee), talk)):
        yield
