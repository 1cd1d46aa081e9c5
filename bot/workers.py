"""A few processes that answer questions beside the event loop, so that a slow one holds nobody else up."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from bot.broken import Broken, broken_at
from bot.worker import work
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
_PROCESSES = multiprocessing.get_context("forkserver")  # which has loaded the code once; nothing is copied of a bot that runs
_PROCESSES.set_forkserver_preload(["bot.making"])
_AGAIN, _AGAIN_MOST = 0.5, 30.0  # seconds until one that could not be started is tried again, twice as long each time
_ENDED = "a process that answers questions has ended; it is replaced"
T = TypeVar("T")


class TooSlow(Exception):
    """A question took longer than any may."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process and the line to it; EOFError or OSError where it is gone."""

    process: BaseProcess
    line: Connection

    async def said(self) -> Any:
        """What it says next."""
        loop, heard = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self.line.fileno(), heard.set)
        try:
            await heard.wait()
        finally:
            loop.remove_reader(self.line.fileno())
        return self.line.recv()

    def was_slow(self) -> bool:
        """Whether it has ended because its time for a question was over."""
        self.process.join(1.0)
        return self.process.exitcode == -signal.SIGALRM

    def end(self) -> None:
        """Ends the process, whatever it does; whoever waits for it hears that it is gone."""
        self.process.kill()
        self.process.join()


class Workers(Generic[T]):
    """Each question goes to whoever is free, first come first served. One that dies is replaced, its question asked once more."""

    def __init__(self, make: Callable[[], Callable[..., T]], number: int, within: float) -> None:
        """`make` makes what answers, in each of so many processes; `within`: seconds for one question."""
        self._make = make
        self._number = number
        self._within = within
        self._free = asyncio.LifoQueue[_Worker]()  # whoever answered last has most at hand
        self._all: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        for _ in range(self._number):
            self._start()
        await asyncio.sleep(0)  # they start while whoever enters goes on, even one that keeps the loop to itself
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        for worker in self._all:
            worker.end()
        if self._starting:
            await asyncio.wait(self._starting)

    async def ask(self, *asked: object) -> T:
        """The answer. Raises TooSlow, Broken, or StoreError where the store cannot be used."""
        for _ in range(2):
            worker = await self._next()
            try:
                worker.line.send(asked)
                told = await worker.said()
            except (EOFError, OSError):
                if self._closing.is_set():
                    break
                slow = worker.was_slow()
                self._replace(worker)
                if slow:
                    raise TooSlow from None
                _LOG.warning(_ENDED)
                continue
            except BaseException:  # nobody waits any more: what it says next would be taken for another answer
                self._replace(worker)
                raise
            self._free.put_nowait(worker)
            if isinstance(told, Exception):
                raise told
            return told  # type: ignore[no-any-return]
        raise Broken("the process that was asked has ended")

    async def _next(self) -> _Worker:
        while (worker := await self._free.get()).line.poll():  # it ended while nobody asked
            _LOG.warning(_ENDED)
            self._replace(worker)
        return worker

    def _replace(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.end()
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
        ours, theirs = _PROCESSES.Pipe()
        process = _PROCESSES.Process(target=work, args=(theirs, self._make, self._within), daemon=True)
        worker = _Worker(process, ours)
        try:
            await asyncio.to_thread(process.start)
            theirs.close()
            self._all.add(worker)
            if not self._closing.is_set():
                trouble = await worker.said()
                if trouble is None:
                    self._free.put_nowait(worker)
                    return True
        except (EOFError, OSError) as error:
            trouble = error
        if not self._closing.is_set():
            told = trouble if isinstance(trouble, StoreError) else broken_at(trouble)
            _LOG.error("a process to answer questions could not be started: %s", told)
        if worker in self._all:
            self._all.discard(worker)
            worker.end()
        return False
