"""A process from which others are forked: what it has loaded is loaded once, and held in memory once for all of them."""

from __future__ import annotations

import gc
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import NoReturn

Work = Callable[[Connection], None]
_WANTED = b"+"


class Nursery:
    """Forked off the program before that has threads, connections or a loop, which no process could share.

    It ends with the program, however that ends, and with it all that came from it, whatever they do.
    """

    def __init__(self, work: Work) -> None:
        """`work` is done in each process that is forked from it, given the line to whoever asked for one."""
        gc.collect()
        gc.freeze()  # looking for garbage writes to all it looks at, and what is written to is shared no longer
        self._line, theirs = socket.socketpair()
        self._process = os.fork()
        if not self._process:
            self._line.close()
            _tend(theirs, work)
        theirs.close()

    def fork(self) -> Connection:
        """The line to a new process. Raises OSError where none can be had any more."""
        ours, theirs = Pipe()
        with theirs:
            socket.send_fds(self._line, [_WANTED], [theirs.fileno()])
        return ours

    def close(self) -> None:
        """Ends all of them; returns once they are gone."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)  # whoever else may hold the line
        self._line.close()
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _tend(wanted: socket.socket, work: Work) -> NoReturn:
    """Forks a process for each line that comes, until nobody can want one any more."""
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):  # to stop is for the program to say
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # what has ended leaves nothing behind
    with suppress(OSError):
        while (got := socket.recv_fds(wanted, len(_WANTED), 1))[0]:
            line = Connection(got[1][0])
            if not os.fork():
                wanted.close()
                _work(line, work)
            line.close()
    with suppress(ChildProcessError):
        while not os.waitpid(-1, os.WNOHANG)[0]:
            os.killpg(0, signal.SIGALRM)  # again and again: one that was only just forked does not heed it yet
            time.sleep(0.005)
    os._exit(0)


def _work(line: Connection, work: Work) -> NoReturn:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        work(line)
    finally:
        os._exit(0)
