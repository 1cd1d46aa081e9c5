"""A question that cannot be answered as it stands is a value: any hop may return one, which ends the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from bot.reading.meanings.meaning import Named

Before = TypeVar("Before")
After = TypeVar("After")
Why = Literal["empty", "too_long", "too_slow", "not_understood", "not_known", "nobody", "which_one"]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a question has no reading, the questions to choose from instead, and what it names that they may be about."""

    why: Why
    choices: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    about: Named | None = None


def then(value: Before | Unclear, hop: Callable[[Before], After | Unclear]) -> After | Unclear:
    """The next hop, unless the way has ended."""
    return value if isinstance(value, Unclear) else hop(value)
