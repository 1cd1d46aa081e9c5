"""Whose typing is worth an answer: of what one person types, only the newest, once they pause."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot.state import Received

PAUSE = 0.15  # seconds without another letter, after which what stands there is looked up
_BURST = 1.0  # seconds within which a query before makes it likely that more is being typed
_MOST = 10_000  # people


class Keystrokes:
    """Remembers the newest inline query of each person, for as long as it lasts to answer it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._newest: OrderedDict[str, tuple[int, float, bool]] = OrderedDict()

    def note(self, updates: Sequence[Received]) -> None:
        """Takes note of updates as they arrive, before any of them waits for its turn."""
        for update in updates:
            if not update.chat.startswith("inline ") or '"inline_query"' not in update.raw[:200]:
                continue
            now, before = self._clock(), self._newest.pop(update.chat, None)
            burst = before is not None and now - before[1] < _BURST
            self._newest[update.chat] = (update.update_id, now, burst)
            if len(self._newest) > _MOST:
                self._newest.popitem(last=False)

    async def is_newest(self, update: Received) -> bool:
        """Whether it still is the newest of its person, after a pause if they are typing fast."""
        held = self._newest.get(update.chat)
        if held is None or held[0] != update.update_id:
            return held is None
        if held[2]:
            await asyncio.sleep(max(0.0, PAUSE - (self._clock() - held[1])))
        return self._newest.get(update.chat, held)[0] == update.update_id
