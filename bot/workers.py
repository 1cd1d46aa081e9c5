"""A few processes that answer questions beside the event loop, so that a slow one holds nobody else up."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from bot.broken import Broken, broken_at
from bot.nursery import Nursery
from bot.worker import work
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
_AGAIN, _AGAIN_MOST = 0.5, 30.0  # seconds until one that could not be started is tried again, twice as long each time
_ENDED = "a process that answers questions has ended; it is replaced"
T = TypeVar("T")


class TooSlow(Exception):
    """A question took longer than any may."""


class Workers(Generic[T]):
    """Each question goes to whoever is free, first come first served. One that dies is replaced, its question asked once more."""

    def __init__(self, make: Callable[[], Callable[..., T]], number: int, within: float) -> None:
        """To be made before the program has threads or a loop: its processes come from it as it is now.

        `make` makes what answers, in each of so many processes; `within`: seconds for one question.
        """
        self._nursery = Nursery(partial(work, make=make, within=within))
        self._number = number
        self._within = within
        self._free = asyncio.LifoQueue[Connection]()  # whoever answered last has most at hand
        self._starting: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        for _ in range(self._number):
            self._start()
        await asyncio.sleep(0)  # they start while whoever enters goes on, even one that keeps the loop to itself
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        self._nursery.close()
        if self._starting:
            await asyncio.wait(self._starting)
        while not self._free.empty():
            self._free.get_nowait().close()

    async def ask(self, *asked: object) -> T:
        """The answer. Raises TooSlow, Broken, or StoreError where the store cannot be used."""
        for _ in range(2):
            line, since = await self._next(), time.monotonic()
            try:
                line.send(asked)
                told = await _said(line)
            except (EOFError, OSError):
                if self._closing.is_set():
                    line.close()
                    break
                self._replace(line)
                if time.monotonic() - since >= self._within:
                    raise TooSlow from None
                _LOG.warning(_ENDED)
                continue
            except BaseException:  # nobody waits any more: what it says next would be taken for another answer
                self._replace(line)
                raise
            self._free.put_nowait(line)
            if isinstance(told, Exception):
                raise told
            return told  # type: ignore[no-any-return]
        raise Broken("the process that was asked has ended")

    async def _next(self) -> Connection:
        while (line := await self._free.get()).poll():  # it ended while nobody asked
            _LOG.warning(_ENDED)
            self._replace(line)
        return line

    def _replace(self, line: Connection) -> None:
        line.close()
        self._start()

    def _start(self) -> None:
        task = asyncio.create_task(self._until_ready())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _until_ready(self) -> None:
        pause = _AGAIN
        while not self._closing.is_set() and not await self._ready():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), pause)
            pause = min(2 * pause, _AGAIN_MOST)

    async def _ready(self) -> bool:
        """Whether one more waits for questions now."""
        try:
            line = self._nursery.fork()
        except OSError:
            return self._give_up()
        try:
            trouble = await _said(line)
        except (EOFError, OSError) as error:
            trouble = error
        if trouble is None:
            self._free.put_nowait(line)
            return True
        line.close()
        if not self._closing.is_set():
            told = trouble if isinstance(trouble, StoreError) else broken_at(trouble)
            _LOG.error("a process to answer questions could not be started: %s", told)
        return False

    def _give_up(self) -> bool:
        """A program that runs cannot be forked from, so it is told to stop, to be started anew."""
        if not self._closing.is_set():
            _LOG.error("no process to answer questions can be started any more")
            os.kill(os.getpid(), signal.SIGTERM)
        return True


async def _said(line: Connection) -> Any:
    """What is said next on a line; EOFError or OSError where the process is gone."""
    loop, heard = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(line.fileno(), heard.set)
    try:
        await heard.wait()
    finally:
        loop.remove_reader(line.fileno())
    return line.recv()
