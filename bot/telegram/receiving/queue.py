"""Who is answered when: each chat's updates in the order they came, a bounded number of chats at once.

Inline queries have slots of their own, so that no message holds them up.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.broken import broken_at
from bot.state import Outcome, Received
from bot.telegram.sending.retry import reason, wait_after
from bot.telegram.settings import Timing
from bot.telegram.updates.turns import is_inline
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
_MOST_WAITING = 2000
_DONE = Outcome()
_GIVE_UP_AFTER = 86_400.0  # as long as Telegram itself keeps what was not fetched


class Queue:
    """The chats that wait for an answer.

    An update is taken off only once `finish` has committed it. While Telegram, the disk or the store fails it stays first in its
    chat and is tried again; the chat gives its slot to others meanwhile.
    """

    def __init__(
        self,
        answer: Callable[[Received], Awaitable[Outcome]],
        finish: Callable[[tuple[int, Outcome]], Awaitable[None]],
        timing: Timing,
        slots: int,
        clock: Callable[[], float],
        ready: Callable[[str], Awaitable[None]],
        arrived: Callable[[Sequence[Received]], None] = lambda updates: None,
    ) -> None:
        """`ready` waits until a chat may be sent something; nobody's slot is taken meanwhile.

        `arrived` is told of updates before they wait for their turn.
        """
        self._answer = answer
        self._finish = finish
        self._timing = timing
        self._slots = asyncio.Semaphore(slots)
        self._inline_slots = asyncio.Semaphore(slots)
        self._clock = clock
        self._ready = ready
        self._arrived = arrived
        self._chats: dict[str, deque[Received]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()

    def add(self, updates: Sequence[Received]) -> None:
        """Lets updates wait for their chat's turn."""
        self._arrived(updates)
        for received in updates:
            self._count(+1)
            if received.chat in self._chats:
                self._chats[received.chat].append(received)
                continue
            self._chats[received.chat] = deque([received])
            task = asyncio.create_task(self._serve(received.chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    @property
    def waiting(self) -> int:
        """How many updates are not done yet."""
        return self._waiting

    async def room(self) -> None:
        """Waits until few enough updates wait here, so that the rest may stay with Telegram."""
        await self._room.wait()

    async def close(self) -> None:
        """Lets replies in flight be finished, for a bounded time; what still waits stays in the inbox."""
        self._closing.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._timing.closing)
            for task in late:
                task.cancel()

    async def _serve(self, chat: str) -> None:
        updates = self._chats[chat]
        while updates and not self._closing.is_set():
            await self._settle(updates[0])
            updates.popleft()
            self._count(-1)
        del self._chats[chat]

    async def _settle(self, received: Received) -> None:
        """Answers one update and marks it done, however often that has to be tried; an answer sent is not sent again."""
        slots = self._inline_slots if is_inline(received.chat) else self._slots
        outcome: Outcome | None = None
        failures = 0
        while True:
            try:
                if outcome is None:
                    await self._ready(received.chat)
                    async with slots:
                        if self._closing.is_set():
                            return
                        outcome = await self._outcome(received)
                return await self._finish((received.update_id, outcome))  # before the next of its chat: only one can come twice
            except (TelegramError, SQLAlchemyError, StoreError) as error:
                failures += 1
                wait = wait_after(error, failures, self._timing)
                _LOG.warning("update %d: %s; try %d in %.1f s", received.update_id, reason(error), failures + 1, wait)
            if await self._closing_within(wait):
                return

    async def _outcome(self, received: Received) -> Outcome:
        """The outcome of answering; an empty one where trying again would change nothing."""
        try:
            return await self._answer(received)
        except (Forbidden, BadRequest) as error:
            _LOG.info("update %d: the reply was refused, %s", received.update_id, reason(error))
        except TelegramError as error:
            if self._clock() - received.at < _GIVE_UP_AFTER:
                raise
            _LOG.error("update %d: given up after a day, %s", received.update_id, reason(error))
        except (SQLAlchemyError, StoreError):
            raise
        except Exception as error:  # an update we cannot read must not stop its chat
            _LOG.error("update %d: %s", received.update_id, broken_at(error))
        return _DONE

    async def _closing_within(self, seconds: float) -> bool:
        try:
            return await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return False

    def _count(self, change: int) -> None:
        self._waiting += change
        if self._waiting < _MOST_WAITING:
            self._room.set()
        else:
            self._room.clear()
