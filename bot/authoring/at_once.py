"""Work that takes long, done in several processes at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from typing import TypeVar

Done = TypeVar("Done")


def at_once(works: Sequence[Callable[[], Done]]) -> list[Done]:
    """What comes of each work, in their order: the first is done here, each other in a process that is forked off.

    They share what is in memory by then; no connection to a database may be among it that they use. Raises EOFError where a
    process ends before its work is done; what went wrong there is on stderr.
    """
    first, *others = works
    begun = [_begun(work) for work in others]
    done = [first(), *(line.recv() for _, line in begun)]
    for process, _ in begun:
        process.join()
    return done


def _begun(work: Callable[[], Done]) -> tuple[BaseProcess, Connection]:
    """A new process, and the line on which it sends what comes of its work."""
    ours, theirs = Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    return process, ours
