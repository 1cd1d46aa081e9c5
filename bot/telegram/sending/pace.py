"""Sending limits, kept before they are felt: for all chats together, for each chat, and for each group besides.

A limit is a window: so many messages in any so many seconds, however they are spread. Whoever is within the limits of their own
chat stands in one queue for the limit of all: first come, first served.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

from bot.telegram.settings import Limit, Limits

_FORGET_ABOVE = 10_000


class Window:
    """When messages went out, as far back as one limit looks."""

    __slots__ = ("_limit", "_sent")

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._sent: deque[float] = deque(maxlen=limit.messages)

    def wait(self, now: float) -> float:
        """Seconds until one more message is within the limit."""
        return max(0.0, self._sent[0] + self._limit.seconds - now) if len(self._sent) == self._limit.messages else 0.0

    def count(self, now: float) -> None:
        """One more message went out."""
        self._sent.append(now)

    def over(self, now: float) -> bool:
        """Whether all of its messages are too old to matter."""
        return not self._sent or self._sent[-1] + self._limit.seconds <= now


class Pace:
    """When the next message to a chat may be sent."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._sleep = sleep
        self._overall = Window(limits.overall) if limits.overall else None
        self._chats: dict[int, list[Window]] = {}
        self._queue = asyncio.Lock()  # asyncio's locks are handed on in the order they were asked for

    async def ready(self, chat: int) -> None:
        """Waits until a message would be within the limits of this chat alone."""
        while wait := self._chat_wait(chat):
            await self._sleep(wait)

    async def turn(self, chat: int) -> None:
        """Waits until a message to this chat is within all limits, and counts it."""
        while True:
            await self.ready(chat)
            async with self._queue:
                while self._overall and (wait := self._overall.wait(self._clock())):
                    await self._sleep(wait)
                if not self._chat_wait(chat):
                    return self._count(chat)

    def _chat_wait(self, chat: int) -> float:
        now = self._clock()
        return max((window.wait(now) for window in self._chats.get(chat, ())), default=0.0)

    def _count(self, chat: int) -> None:
        now = self._clock()
        if self._overall:
            self._overall.count(now)
        self._forget(now)
        for window in self._windows(chat):
            window.count(now)

    def _windows(self, chat: int) -> list[Window]:
        """The windows of a chat: a group, whose number is negative, has two."""
        if chat not in self._chats:
            limits = (self._limits.chat, self._limits.group if chat < 0 else None)
            self._chats[chat] = [Window(limit) for limit in limits if limit]
        return self._chats[chat]

    def _forget(self, now: float) -> None:
        if len(self._chats) > _FORGET_ABOVE:
            self._chats = {chat: windows for chat, windows in self._chats.items() if not all(each.over(now) for each in windows)}
