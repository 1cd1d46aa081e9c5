"""A bot as a process of its own on the server of the benchmark, and what it uses there."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.telegram.server import TOKEN, Server

ROOT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_SHARE = re.compile(r"^Pss: +(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot as a process of its own: how its command line goes, given the server's address and a free port."""

    name: str
    command: Callable[[str, int], list[str]]


def marquee(webhook: bool) -> Bot:
    return Bot("Marquee", lambda address, port: ["-m", "bot", "run", *(["--webhook"] if webhook else [])])


def echo(webhook: bool, results: int = 10) -> Bot:
    more = ["--results", str(results)]
    hooked: Callable[[int], list[str]] = lambda port: ["--webhook", str(port)] if webhook else []  # noqa: E731
    return Bot("bare echo bot", lambda address, port: ["-m", "benchmarks.telegram.echo", address, *hooked(port), *more])


def cpu(pid: int) -> float:
    """Seconds of CPU time of a process and those it started so far."""
    return sum(int(fields[11]) + int(fields[12]) for fields in map(_stat, _tree(pid))) / _TICKS


def memory(pid: int) -> list[float]:
    """Megabytes in memory of a process and of each it started, what several share divided among them."""
    told = (Path(f"/proc/{each}/smaps_rollup").read_text() for each in _tree(pid))
    return [int(_SHARE.search(one)[1]) / 1e3 for one in told]


def _tree(pid: int) -> list[int]:
    below = " ".join(thread.read_text() for thread in Path(f"/proc/{pid}/task").glob("*/children"))
    return [pid, *(each for child in below.split() for each in _tree(int(child)))]


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class EndedBefore(Exception):
    """A bot that ended before it was ready, as one does that lacks a package."""


@asynccontextmanager
async def running(bot: Bot, server: Server) -> AsyncIterator[int]:
    """The process id of a bot that is ready to answer. Raises EndedBefore."""
    address = await server.start()
    with socket.socket() as free, tempfile.TemporaryDirectory() as home:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        told = {"BOT_TOKEN": TOKEN, "BOT_API_URL": address, "STATE_URL": f"sqlite:///{home}/state.db"}
        hook = {"BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "BOT_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *bot.command(address, port)),
            env={**os.environ, **told, **hook},
            cwd=ROOT,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await _ready(process, server)
            yield process.pid
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
            await server.stop()


async def _ready(process: asyncio.subprocess.Process, server: Server) -> None:
    ended, ready = asyncio.ensure_future(process.wait()), asyncio.ensure_future(server.ready.wait())
    await asyncio.wait({ended, ready}, timeout=120, return_when=asyncio.FIRST_COMPLETED)
    for each in (ended, ready):
        each.cancel()
    if not server.ready.is_set():
        raise EndedBefore(f"it ended with {process.returncode}" if process.returncode is not None else "it was not ready in time")
