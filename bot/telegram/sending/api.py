"""The Bot API by the names of its methods: plain fields go out as JSON, the result comes back as JSON.

For what is asked with every message: python-telegram-bot's own methods make objects of everything on both ways, which costs
more than the request itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from telegram.request import RequestData

from bot.telegram.sending.transport import Transport


@dataclass(frozen=True, slots=True)
class _Fields:
    """As much of python-telegram-bot's RequestData as the transport looks at."""

    parameters: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Api:
    """Calls methods. Raises TelegramError, as python-telegram-bot names it."""

    transport: Transport
    address: str  # of the bot, with its token

    async def call(self, method: str, fields: Mapping[str, object], within: float | None = None) -> Any:
        """The result of a method; `within` seconds, where it takes longer than others. A field that is None is left out."""
        told = cast(RequestData, _Fields({name: value for name, value in fields.items() if value is not None}))
        return await self.transport.post(f"{self.address}/{method}", told, read_timeout=within or self.transport.read_timeout)
