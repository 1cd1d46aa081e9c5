"""Commits shared: all that comes while the disk is busy goes into the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from bot.state.disk import Disk

T = TypeVar("T")
R = TypeVar("R")


class Batching(Generic[T, R]):
    """One piece of work at a time, on a list of what was handed in since the last."""

    def __init__(self, disk: Disk, work: Callable[[list[T]], R], then: Callable[[R], None] = lambda result: None) -> None:
        """`then` is called once with what each piece of work came to, before anybody is told."""
        self._disk = disk
        self._work = work
        self._then = then
        self._items: list[T] = []
        self._done: asyncio.Task[R] | None = None

    async def __call__(self, *items: T) -> R:
        """Returns, once these are worked on, what came of it; raises for all that share a failed piece of work."""
        self._items += items
        if self._done is None:
            self._done = asyncio.create_task(self._next())
        return await asyncio.shield(self._done)

    async def _next(self) -> R:
        """Waits for the work before it, as there is one thread, and takes along what came meanwhile."""
        await self._disk.free()
        items, self._items, self._done = self._items, [], None
        result = await self._disk(self._work, items)
        self._then(result)
        return result
