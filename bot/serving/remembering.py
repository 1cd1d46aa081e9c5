"""Replies remembered: what is asked again in the same words is not worked out again."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.marquee import Marquee
from bot.newest import Newest
from bot.reply import Reply
from bot.threads.thread import Thread

_MOST = 2_000  # replies of each sort, of about 5 KB
Place = int | None  # where the portion of a long list starts


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply, and whether it is the same whatever was asked before; then its thread is that of the question alone."""

    reply: Reply
    stands: bool


def work_out(marquee: Marquee, text: str, earlier: str, start: Place, practises: bool = False) -> Answer:
    """What is to be remembered of a question, worked out.

    Who only `practises` also reads it as one that chats lean on or are offered: the first time that takes long.
    """
    if practises:
        marquee.read_again(text)
    alone = marquee.ask_alone(text, start)
    return Answer(alone, True) if alone else Answer(marquee.ask(text, earlier, start), False)


class Remembering:
    """Asks, and remembers the replies for as long as neither the store nor the day has changed.

    A question that leans on nothing has one reply for all chats, to which the thread of each is added; any other has one for
    each place in a thread.
    """

    def __init__(self, ask: Callable[[str, str, Place], Awaitable[Answer]], version: Callable[[], int]) -> None:
        """`version` is another number whenever the store has changed."""
        self._ask = ask
        self._version = version
        self._now: tuple[int, datetime.date] | None = None
        self._being_asked: dict[tuple[str, Place], asyncio.Event] = {}
        self._alone = Newest[tuple[str, Place], Reply](_MOST)
        self._in_thread = Newest[tuple[str, str, Place], Reply](_MOST)

    async def ask(self, text: str, earlier: str = "", start: Place = None) -> Reply:
        """The reply; `earlier` is the thread of the last one, `start` where a portion of a long list is to start."""
        if ahead := self._being_asked.get((text, start)):  # the same by somebody else: on an award night by hundreds at once
            await ahead.wait()
        now = self._version(), datetime.date.today()
        if now != self._now:
            self._now = now
            self._alone.clear()
            self._in_thread.clear()
        if alone := self._alone.get((text, start)):
            return _behind(self._alone.put((text, start), alone), earlier)
        if reply := self._in_thread.get((text, earlier, start)):
            return self._in_thread.put((text, earlier, start), reply)
        ahead = self._being_asked.setdefault((text, start), asyncio.Event())
        try:
            answer = await self._ask(text, earlier, start)
            if now == self._now:  # else it may rest on what the store was before
                if answer.stands:
                    self._alone.put((text, start), answer.reply)
                else:
                    self._in_thread.put((text, earlier, start), answer.reply)
        finally:
            self._being_asked.pop((text, start), None)
            ahead.set()
        return _behind(answer.reply, earlier) if answer.stands else answer.reply


def _behind(alone: Reply, earlier: str) -> Reply:
    return replace(alone, thread=Thread.load(alone.thread).behind(Thread.load(earlier)).dump()) if earlier else alone
