"""Taking updates in: each is in the inbox on the disk before Telegram is told that it arrived.

What is surely new is answered meanwhile, for a disk may take longer than an answer.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.state import Received, State
from bot.state.batching import Batching
from bot.state.disk import Disk
from bot.telegram.receiving.queue import Queue
from bot.telegram.receiving.seen import Seen
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
        self._seen = Seen()
        self._commit = Batching(disk, state.receive, then=self._add)

    async def take(self, updates: Iterable[Any]) -> int | None:
        """Lets updates, as JSON, that were not seen before wait for their turn; returns the greatest id once all are committed.

        Raises NoUpdate for anything else, and SQLAlchemyError where nothing was committed.
        """
        received = sorted(self._read(updates), key=lambda update: update.update_id)
        if not received:
            return None
        if all(self._seen.is_new(each.update_id) for each in received):
            self._add(received)
        await self._commit(*received)
        return received[-1].update_id

    async def resume(self) -> int:
        """Lets updates left from before wait for their turn; returns how many. Raises SQLAlchemyError."""
        pending = await self._disk(self._state.pending)
        self._seen = Seen(await self._disk(self._state.inbox.newest))
        for received in pending:
            self._see(json.loads(received.raw))
        self._add(pending)
        return len(pending)

    def _add(self, updates: Sequence[Received]) -> None:
        """Those that wait, or waited, already are committed again where an earlier commit failed, and answered once."""
        fresh = [each for each in updates if each.update_id not in self._seen]
        self._seen.add([each.update_id for each in fresh])
        self._queue.add(fresh)

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
