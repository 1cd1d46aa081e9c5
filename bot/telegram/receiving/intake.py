"""Taking updates in: each is in the inbox on the disk before anybody is told that it arrived."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.state import Received, State
from bot.state.batching import Batching
from bot.state.disk import Disk
from bot.telegram.receiving.queue import Queue
from bot.telegram.updates.turns import turn_of


class NoUpdate(ValueError):
    """Something that should have been an update and is none."""


class Intake:
    """The way from Telegram to the queue, the same however updates arrive."""

    def __init__(
        self,
        state: State,
        disk: Disk,
        queue: Queue,
        see: Callable[[Mapping[str, Any]], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`see` is shown each update before it waits for its turn."""
        self._state = state
        self._disk = disk
        self._queue = queue
        self._see = see
        self._clock = clock
        self._commit = Batching(disk, state.receive, then=queue.add)

    async def take(self, updates: Iterable[Any]) -> int | None:
        """Commits updates, as JSON, and lets those not seen before wait at the queue; returns the greatest id.

        Raises NoUpdate for anything else, and SQLAlchemyError where nothing was committed.
        """
        received = sorted(self._read(updates), key=lambda update: update.update_id)
        if not received:
            return None
        await self._commit(*received)
        return received[-1].update_id

    async def resume(self) -> int:
        """Lets updates left from before wait at the queue; returns how many. Raises SQLAlchemyError."""
        pending = await self._disk(self._state.pending)
        for received in pending:
            self._see(json.loads(received.raw))
        self._queue.add(pending)
        return len(pending)

    def _read(self, updates: Iterable[Any]) -> list[Received]:
        now = self._clock()
        try:
            return [self._received(raw, now) for raw in updates]
        except (TypeError, KeyError, ValueError, AttributeError):
            raise NoUpdate from None

    def _received(self, raw: Mapping[str, Any], now: float) -> Received:
        received = Received(int(raw["update_id"]), turn_of(dict(raw)), json.dumps(raw), now)
        self._see(raw)
        return received
