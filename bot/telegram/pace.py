"""Telegram's sending limits, kept before they are felt: about 1 message a second in a chat, 20 a minute in a group, 30 a
second in all.

The generic cell rate algorithm: each key has the moment its next message is due; a burst may run ahead of it.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

_FORGET_ABOVE = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """One message every so many seconds, `burst` of which may come at once."""

    every: float
    burst: int


CHAT = Limit(every=1.0, burst=3)
GROUP = Limit(every=3.0, burst=5)
OVERALL = Limit(every=1 / 30, burst=30)


class Pace:
    """When the next message to a chat may be sent. One that is not `kept` never waits."""

    def __init__(self, kept: bool) -> None:
        self._kept = kept
        self._due: dict[int | None, float] = {}

    async def turn(self, chat: int) -> None:
        """Waits until a message to this chat is within the limits."""
        if self._kept:
            await asyncio.sleep(self.take(chat, time.monotonic()))

    def take(self, chat: int, now: float) -> float:
        """Counts one message to this chat; returns the seconds to wait before it is sent."""
        self._forget(now)
        limit = GROUP if chat < 0 else CHAT
        return max(self._take(None, OVERALL, now), self._take(chat, limit, now))

    def _take(self, key: int | None, limit: Limit, now: float) -> float:
        due = max(self._due.get(key, now), now)
        self._due[key] = due + limit.every
        return max(0.0, due - (limit.burst - 1) * limit.every - now)

    def _forget(self, now: float) -> None:
        if len(self._due) > _FORGET_ABOVE:
            self._due = {key: due for key, due in self._due.items() if due > now}
