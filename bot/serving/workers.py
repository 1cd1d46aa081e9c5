"""A few processes that answer questions beside the event loop, so that a slow one holds nobody else up."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from bot.broken import Broken, broken_at
from bot.serving.nursery import Nursery
from bot.serving.worker import work
from knowledge.store import StoreError

_LOG = logging.getLogger(__name__)
_MOST = 10_000  # questions
_AGAIN, _AGAIN_MOST = 0.5, 30.0  # seconds until one that could not be started is tried again, twice as long each time
_ENDED = "a process that answers questions has ended; it is replaced"
T = TypeVar("T")


class TooSlow(Exception):
    """A question took longer than any may."""


class _Worker:
    """A process as seen from here: the line to it, and what it said last."""

    def __init__(self, line: Connection) -> None:
        self.asked = 0
        self._gone = False
        self._line = line
        self._waiting = select.poll()
        self._waiting.register(line.fileno(), select.POLLIN)
        self._heard = asyncio.Event()
        self._told: Any = None
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(line.fileno(), self._hear)
        os.set_blocking(line.fileno(), True)  # uvloop sets it otherwise; what is long comes in parts, and is to be heard whole

    def has_ended(self) -> bool:
        """Whether it ended while nobody asked: what could it have to say?"""
        return self._gone or bool(self._waiting.poll(0))

    def ask(self, asked: object) -> None:
        """Sends a question. Raises OSError where it is gone."""
        self.asked += 1
        self._line.send(asked)

    async def told(self) -> Any:
        """What it says next. Raises EOFError where it is gone instead."""
        await self._heard.wait()
        self._heard.clear()
        if self._gone:
            raise EOFError
        return self._told

    def close(self) -> None:
        """Ends it, as soon as it has nothing to do."""
        self._gone = True
        if not self._line.closed:
            self._loop.remove_reader(self._line.fileno())
            self._line.close()

    def _hear(self) -> None:
        try:
            self._told = self._line.recv()
        except Exception:  # the line is cut, or what comes is no answer: no more is to be had
            self.close()
        self._heard.set()


class Workers(Generic[T]):
    """Each question goes to whoever is free, first come first served. One that dies is replaced, its question asked once more.

    One that was asked very many is replaced too: memory that is taken and given back so often goes to pieces that hold nothing.
    """

    def __init__(
        self,
        make: Callable[[], Callable[..., T]],
        number: int,
        within: float,
        practice: Sequence[Sequence[object]] = (),
        most: int = _MOST,
    ) -> None:
        """To be made before the program has threads or a loop: its processes come from it as it is now.

        `make` makes what answers, in each of so many processes; `within`: seconds for one question;
        `practice`: what each is asked while nobody asks anything; `most`: so many questions one is asked.
        """
        self._nursery = Nursery(partial(work, make=make, within=within, practice=practice))
        self._number = number
        self._within = within
        self._most = most
        self._free = asyncio.LifoQueue[_Worker]()  # whoever answered last has most at hand
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
            worker, since = await self._next(), time.monotonic()
            try:
                worker.ask(asked)
                told = await worker.told()
            except (EOFError, OSError):
                if self._closing.is_set():
                    break
                self._replace(worker)
                if time.monotonic() - since >= self._within:
                    raise TooSlow from None
                _LOG.warning(_ENDED)
                continue
            except BaseException:  # nobody waits any more: what it says next would be taken for another answer
                self._replace(worker)
                raise
            if worker.asked < self._most:
                self._free.put_nowait(worker)
            else:
                self._replace(worker)
            if isinstance(told, Exception):
                raise told
            return told  # type: ignore[no-any-return]
        raise Broken("the process that was asked has ended")

    async def _next(self) -> _Worker:
        while (worker := await self._free.get()).has_ended():  # it ended while nobody asked
            _LOG.warning(_ENDED)
            self._replace(worker)
        return worker

    def _replace(self, worker: _Worker) -> None:
        worker.close()
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
            worker = _Worker(self._nursery.fork())
        except OSError:
            return self._give_up()
        try:
            trouble = await worker.told()
        except EOFError as error:
            trouble = error
        if trouble is None:
            self._free.put_nowait(worker)
            return True
        worker.close()
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
