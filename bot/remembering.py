"""Replies remembered: what is asked again in the same words is not worked out again."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import lru_cache

from bot.marquee import Marquee
from bot.reply import Reply
from bot.thread import Thread

_MOST = 10_000


class Remembering:
    """A Marquee that remembers replies for as long as neither the store nor the day has changed.

    A question that leans on nothing has one reply for all chats, to which the thread of each is added; any other has one for
    each place in a thread.
    """

    def __init__(self, marquee: Marquee) -> None:
        self._marquee = marquee

        @lru_cache(_MOST)
        def alone(text: str, start: int | None, version: int, day: datetime.date) -> Reply | None:
            return marquee.ask_alone(text, start)

        @lru_cache(_MOST)
        def reply(text: str, earlier: str, start: int | None, version: int, day: datetime.date) -> Reply:
            return marquee.ask(text, earlier, start)

        self._alone = alone
        self._reply = reply

    def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply:
        """As Marquee.ask."""
        now = self._marquee.version(), datetime.date.today()
        alone = self._alone(text, start, *now)
        if alone is None:
            return self._reply(text, earlier, start, *now)
        return replace(alone, thread=Thread.load(alone.thread).behind(Thread.load(earlier)).dump()) if earlier else alone

    def examples(self) -> tuple[tuple[str, str], ...]:
        """As Marquee.examples."""
        return self._marquee.examples()
