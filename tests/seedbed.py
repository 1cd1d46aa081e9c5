"""Bots as processes of their own, forked from one that has read the rules already, so that each starts in a moment."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest


class Bot:
    """`marquee run`, or all of it that comes once the rules are read, with its log in a file."""

    def __init__(self, environ: Mapping[str, str], log: Path, webhook: bool, whole: bool) -> None:
        """`whole`: it reads the rules by itself, as on a command line."""
        self._process: ForkServerProcess = _bed().Process(target=_run, args=(dict(environ), log, webhook, whole), daemon=True)
        self._process.start()
        self._gone = asyncio.Event()
        loop, end = asyncio.get_running_loop(), self._process.sentinel

        def gone() -> None:
            loop.remove_reader(end)
            self._gone.set()

        loop.add_reader(end, gone)

    def tell(self, signal: int) -> None:
        """Sends it a signal, unless it has ended."""
        if not self._gone.is_set():
            os.kill(self._process.pid, signal)

    async def ended(self) -> int:
        """Its exit code, once it has ended."""
        await self._gone.wait()
        return self._process.exitcode


@cache
def _bed() -> ForkServerContext:
    """The process they are forked from, which ends with this one."""
    bed = multiprocessing.get_context("forkserver")
    bed.set_forkserver_preload(["__main__", "ready"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))  # where it finds what it loads first
        forkserver.ensure_running()
    return bed


def _run(environ: Mapping[str, str], log: Path, webhook: bool, whole: bool) -> None:
    os.environ.clear()
    os.environ.update(environ)
    with log.open("ab") as told:
        os.dup2(told.fileno(), 1)
        os.dup2(told.fileno(), 2)
    if whole:
        os.execv(sys.executable, [sys.executable, "-m", "bot", "run", *(["--webhook"] if webhook else [])])
    from ready import LEXICON, RULES, on_telegram

    from bot.home import Home
    from bot.telegram import Settings

    sys.exit(on_telegram(RULES, LEXICON, Home.from_environment(environ), Settings.from_environment(environ, webhook)))
