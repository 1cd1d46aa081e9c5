"""Taking updates in: each is in the inbox on the disk before anybody is told that it arrived."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.state import Received, State
from bot.telegram.aside import Aside
from bot.telegram.desk import Desk
from bot.telegram.together import Together
from bot.telegram.turns import turn_of


class NoUpdate(ValueError):
    """Something that should have been an update and is none."""


class Intake:
    """The way from Telegram to the desk, the same however updates arrive."""

    def __init__(
        self,
        state: State,
        aside: Aside,
        desk: Desk,
        see: Callable[[Mapping[str, Any]], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`see` is shown each update before it waits for its turn."""
        self._state = state
        self._aside = aside
        self._desk = desk
        self._see = see
        self._clock = clock
        self._commit = Together(aside, state.receive, then=desk.add)

    async def take(self, updates: Iterable[Any]) -> int | None:
        """Commits updates, as JSON, and lets those not seen before wait at the desk; returns the greatest id.

        Raises NoUpdate for anything else, and SQLAlchemyError where nothing was committed.
        """
        received = sorted(self._read(updates), key=lambda update: update.update_id)
        if not received:
            return None
        await self._commit(*received)
        return received[-1].update_id

    async def resume(self) -> int:
        """Lets updates left from before wait at the desk; returns how many. Raises SQLAlchemyError."""
        pending = await self._aside(self._state.pending)
        for received in pending:
            self._see(json.loads(received.raw))
        self._desk.add(pending)
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
