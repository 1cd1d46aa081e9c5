"""Marking updates done: all that finish while the disk is busy share the next commit."""

from __future__ import annotations

import asyncio

from bot.state import Outcome, State
from bot.telegram.aside import Aside


class Ledger:
    """What is to be committed next."""

    def __init__(self, state: State, aside: Aside) -> None:
        self._state = state
        self._aside = aside
        self._outcomes: dict[int, Outcome] = {}
        self._committed: asyncio.Task[None] | None = None

    async def finish(self, update_id: int, outcome: Outcome) -> None:
        """Returns once the update is done on the disk; raises SQLAlchemyError for all that share a failed commit."""
        self._outcomes[update_id] = outcome
        if self._committed is None:
            self._committed = asyncio.create_task(self._commit())
        await asyncio.shield(self._committed)

    async def _commit(self) -> None:
        """Waits for the commit before it, as there is one thread, and takes along what came meanwhile."""
        await self._aside(lambda: None)
        outcomes, self._outcomes, self._committed = self._outcomes, {}, None
        await self._aside(self._state.finish, outcomes)
