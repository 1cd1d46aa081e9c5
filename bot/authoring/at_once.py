"""Work that takes long, done in several processes at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from multiprocessing.process import BaseProcess
from typing import TypeVar

Done = TypeVar("Done")


def at_once(works: Sequence[Callable[[], Done]], processes: int) -> list[Done]:
    """What comes of each of at most 256 works, in their order: whichever process is free takes the next.

    One of them is this one, the others are forked off. They share what is in memory by then; no connection to a database may be
    among it that they use. Raises EOFError where a process ends before its work is done; what went wrong there is on stderr.
    """
    left, given = os.pipe()  # the places of works, a byte each
    os.write(given, bytes(range(len(works))))
    os.close(given)

    def mine() -> dict[int, Done]:
        return {place: works[place]() for byte in iter(lambda: os.read(left, 1), b"") for place in byte}

    begun = [_begun(mine) for _ in range(processes - 1)]
    done = mine()
    for _, line in begun:
        done |= line.recv()
    for process, _ in begun:
        process.join()
    os.close(left)
    return [done[place] for place in range(len(works))]


def _begun(work: Callable[[], Done]) -> tuple[BaseProcess, Connection]:
    """A new process, and the line on which it sends what comes of its work."""
    ours, theirs = Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: theirs.send(work()))
    process.start()
    theirs.close()
    return process, ours
