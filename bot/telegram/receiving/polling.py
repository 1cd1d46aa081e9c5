"""Fetching updates: each is committed to the inbox before Telegram is told that it arrived."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, TelegramError

from bot.telegram.receiving.intake import Intake, NoUpdate
from bot.telegram.receiving.queue import Queue
from bot.telegram.sending.api import Api
from bot.telegram.sending.retry import reason, wait_after
from bot.telegram.settings import Timing
from bot.telegram.updates.parsing import ALLOWED_UPDATES

_LOG = logging.getLogger(__name__)
_GRACE = 10.0  # seconds a long poll may take beyond its own time


@dataclass(frozen=True, slots=True)
class Polling:
    """Long-polls getUpdates. The offset that confirms a batch is only sent once the batch is committed."""

    api: Api
    intake: Intake
    queue: Queue
    timing: Timing

    async def receive(self) -> None:
        """Receives until cancelled; raises InvalidToken where Telegram no longer knows the token."""
        offset: int | None = None
        failures = 0
        while True:
            try:
                offset = await self._batch(offset)
            except (InvalidToken, EndPointNotFound):
                raise InvalidToken from None
            except (TelegramError, SQLAlchemyError) as error:
                failures += 1
                wait = wait_after(error, failures, self.timing)
                _LOG.warning("no updates: %s; try %d in %.1f s", reason(error), failures + 1, wait)
                await self._leave_webhook(error)
                await asyncio.sleep(wait)
            else:
                if failures:
                    _LOG.info("updates arrive again")
                failures = 0
                await self.queue.room()

    async def _batch(self, offset: int | None) -> int | None:
        """Fetches one batch and commits it; returns the offset that confirms it."""
        fields = {"timeout": self.timing.poll, "allowed_updates": ALLOWED_UPDATES, "offset": offset}
        batch = await self.api.call("getUpdates", fields, within=self.timing.poll + _GRACE)
        try:
            last = await self.intake.take(batch if isinstance(batch, list) else [batch])
        except NoUpdate:
            raise NetworkError("an answer that holds no updates") from None
        return offset if last is None else last + 1

    async def _leave_webhook(self, error: Exception) -> None:
        """A webhook set earlier keeps updates from being fetched; it is taken down, what waits behind it stays."""
        if isinstance(error, Conflict) and "webhook" in error.message.lower():
            _LOG.warning("a webhook is set for this bot; taking it down to fetch updates instead")
            try:
                await self.api.call("deleteWebhook", {"drop_pending_updates": False})
            except TelegramError as again:
                _LOG.warning("the webhook is still there: %s", reason(again))
