"""The state beside the event loop, which must not wait for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Disk:
    """One thread that does what waits for a disk, a piece at a time and in the order asked."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")
        self._last: asyncio.Future[Any] | None = None

    async def __call__(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Does `work(*args, **kwargs)` there and returns or raises what it does."""
        done = asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(*args, **kwargs))
        self._last = done
        return await done

    async def free(self) -> None:
        """Waits for what was asked so far, whatever came of it."""
        if self._last and not self._last.done():
            await asyncio.wait((self._last,))

    def close(self) -> None:
        """Waits for what was asked so far."""
        self._thread.shutdown(wait=True)
