"""News of what is followed: looked for when the store has changed, told to each chat as one message, at most once."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.broken import broken_at
from bot.state import Waiting
from bot.telegram.features.context import Context
from bot.telegram.features.following import UNFOLLOW
from bot.telegram.sending.retry import reason
from bot.telegram.sending.transport import InDoubt
from bot.telegram.updates.requests import Where
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
_MOST_LINES = 15
_MOST_STOPS = 6


@dataclass(slots=True)
class Announcing:
    """`every`: seconds between two looks at the store; `pause`: seconds between two messages of news to one chat."""

    context: Context
    every: float
    pause: float
    _version: int | None = None

    async def go_on(self) -> None:
        """Looks and tells until it is cancelled."""
        while True:
            try:
                await self.look()
                await self.tell()
            except (TelegramError, SQLAlchemyError, StoreError) as error:
                _LOG.warning("news was not told: %s; tried again later", reason(error))
            except Exception as error:  # the bot goes on answering whatever breaks here
                _LOG.error("news could not be looked for: %s", broken_at(error))
            await asyncio.sleep(self.every)

    async def look(self) -> None:
        """If the store has changed, what is new of everything followed waits from now on for those who follow it."""
        version = self.context.talk.version()
        if version == self._version:
            return
        for link in await self.context.disk(self.context.state.follows.links):
            thing = self.context.talk.linked(link)
            if thing is None:
                continue
            items = {item.mark: item.line for item in self.context.talk.news_of(thing)}
            known = await self.context.disk(self.context.state.follows.seen, link) or frozenset()
            fresh = {mark: line for mark, line in items.items() if mark not in known}
            if fresh:
                # What is gone from the store stays known, so that it is not told again when it comes back.
                await self.context.disk(self.context.state.follows.learn, link, known | items.keys(), fresh)
        self._version = version

    async def tell(self) -> None:
        """Sends what waits. It counts as told before it is sent; what was certainly not sent waits again."""
        for chat in await self.context.disk(self.context.state.follows.waiting, self.pause):
            waiting = await self.context.disk(self.context.state.follows.take, chat)
            try:
                await self._send(waiting)
            except (BadRequest, Forbidden) as error:
                _LOG.info("news was refused: %s", reason(error))
                if isinstance(error, Forbidden):
                    await self.context.disk(self.context.state.forget_chat, chat)
            except (RetryAfter, NetworkError) as error:
                if not isinstance(error, InDoubt):
                    await self.context.disk(self.context.state.follows.put_back, waiting)
                raise

    async def _send(self, waiting: Waiting) -> None:
        followed = {one.link: one for one in await self.context.disk(self.context.state.follows.of, waiting.chat)}
        told = [followed[link] for link in waiting.lines if link in followed]
        if not told:
            return
        where = Where(waiting.chat, 0, "private" if waiting.chat > 0 else "group", told[0].topic)
        language = self.context.language(where, await self.context.preferences(waiting.chat))
        talk, keyboard = self.context.talk, self.context.keyboard(where)
        lines = list(dict.fromkeys(line for one in told for line in waiting.lines[one.link].values()))
        text = [talk.say(language, "news"), *lines[:_MOST_LINES]]
        if len(lines) > _MOST_LINES:
            text.append(talk.say(language, "news_more", number=len(lines) - _MOST_LINES))
        for one in told[:_MOST_STOPS]:
            keyboard.row(keyboard.button(talk.say(language, "stop_news", name=one.name), UNFOLLOW, one.link))
        await self.context.show(where, "\n".join(text), keyboard)
