"""Marking updates done."""

from __future__ import annotations

from bot.state import Outcome, State
from bot.telegram.aside import Aside
from bot.telegram.together import Together


class Ledger:
    """What is to be committed next."""

    def __init__(self, state: State, aside: Aside) -> None:
        self._commit = Together[tuple[int, Outcome], None](aside, lambda outcomes: state.finish(dict(outcomes)))

    async def finish(self, update_id: int, outcome: Outcome) -> None:
        """Returns once the update is done on the disk; raises SQLAlchemyError for all that share a failed commit."""
        await self._commit((update_id, outcome))
