"""One process that answers beside the program that asks: a question at a time, in the order they come."""

from __future__ import annotations

import gc
import os
import select
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from bot.broken import Broken, broken_at
from knowledge.store import StoreError

Answering = Callable[..., Any]
_NICE = 5  # where processors are few, whoever talks to Telegram comes first: it is soon done, and all chats wait for it
_UNSWEPT = 20  # questions between two looks for garbage
_IDLE = 100  # milliseconds with nothing asked, after which it practises until something is


def work(line: Connection, make: Callable[[], Answering], within: float, practice: Iterable[Sequence[object]] = ()) -> None:
    """Says None once it is ready, or why it is not; then answers what comes down the line until the other end is closed.

    A question that takes more than `within` seconds ends the process. The questions of `practice` are answered to nobody while
    nothing is asked, so that what is made once, at first need, is at hand before anybody waits for it. They have as many seconds
    of work: where the machine is busy with other things nobody waits for them.

    Garbage is looked for between questions, never in one: they leave hardly any, and looking takes longer than most of them.
    """
    with suppress(EOFError, ConnectionError):
        os.nice(_NICE)
        made = _tried(make)
        if isinstance(made, Exception):
            return line.send(made)
        line.send(None)
        gc.disable()
        asked = select.poll()  # the line's own `poll` makes one anew each time, at the price of sending the answer
        asked.register(line.fileno(), select.POLLIN)
        idle = _IDLE
        for each in practice:
            while asked.poll(idle):
                line.send(_timed(made, line.recv(), within))
                idle = _IDLE
            _timed(made, each, within, signal.ITIMER_PROF)
            idle = 0
        while True:
            _sweep()  # what practice has made stays
            for _ in range(_UNSWEPT):
                line.send(_timed(made, line.recv(), within))


def _sweep() -> None:
    """Look for garbage among what is new since the last time; what is left is not looked through again."""
    gc.collect()
    gc.freeze()


def _timed(made: Answering, asked: Sequence[object], within: float, timer: int = signal.ITIMER_REAL) -> Any:
    signal.setitimer(timer, within)
    told = _tried(made, *asked)
    signal.setitimer(timer, 0)
    return told


def _tried(do: Callable[..., Any], *told: object) -> Any:
    """What it comes to, or the exception in its place."""
    try:
        return do(*told)
    except StoreError as error:
        return error
    except Exception as error:  # whatever it is, the next question must still be answered
        return Broken(broken_at(error))
