"""How long to wait before trying again."""

from __future__ import annotations

import random
from datetime import timedelta

from telegram.error import RetryAfter, TelegramError

from bot.telegram.settings import Timing
from knowledge.store import StoreError


def wait_after(error: Exception, failures: int, timing: Timing) -> float:
    """Seconds: what Telegram asks for, else twice as long after each failure up to a bound, and never all chats at once."""
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    longest = min(timing.retry_most, timing.retry_first * 2.0 ** min(failures - 1, 30))
    return longest * random.uniform(0.5, 1.0)


def reason(error: Exception) -> str:
    """One line for the log, without token, address or message text."""
    if isinstance(error, RetryAfter):
        return "Telegram asks to wait (429)"
    if isinstance(error, TelegramError):
        return f"{type(error).__name__}: {error.message[:100]}"
    return str(error) if isinstance(error, StoreError) else type(error).__name__
