"""CPU times of one core, and what they are summed up as."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Clock:
    """CPU times in ms of what is run by it."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def run(self, call: Callable[[], Result]) -> Result:
        started = time.process_time_ns()
        done = call()
        self._times.append((time.process_time_ns() - started) / 1e6)
        return done

    def at(self, percent: int) -> float:
        """The time that so many percent of the calls took at most."""
        ranked = sorted(self._times)
        return ranked[len(ranked) * percent // 100] if ranked else 0.0

    @property
    def number(self) -> int:
        """How many calls there were."""
        return len(self._times)

    @property
    def a_second(self) -> float:
        """How many calls one core does in a second."""
        return 1000 * len(self._times) / sum(self._times)
