"""Replies remembered: what is asked again, in the same words and at the same place of a chat, is not worked out again."""

from __future__ import annotations

import datetime
from functools import lru_cache

from bot.marquee import Marquee
from bot.reply import Reply

_MOST = 20_000


class Remembering:
    """A Marquee that remembers replies for as long as neither the store nor the day has changed."""

    def __init__(self, marquee: Marquee) -> None:
        self._marquee = marquee

        @lru_cache(_MOST)
        def reply(text: str, earlier: str, start: int | None, version: int, day: datetime.date) -> Reply:
            return marquee.ask(text, earlier, start)

        self._reply = reply

    def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply:
        """As Marquee.ask."""
        return self._reply(text, earlier, start, self._marquee.version(), datetime.date.today())

    def examples(self) -> tuple[tuple[str, str], ...]:
        """As Marquee.examples."""
        return self._marquee.examples()
