"""Updates a second and CPU time an update, for Marquee doing all its work and for an echo bot that does none.

`python -m benchmarks.telegram [UPDATES]` compares; `python -m benchmarks.telegram memory UPDATES` watches Marquee's memory;
`python -m benchmarks.telegram waits` tells how long 50 chats wait for their replies. The store is the one `make run` built.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvloop

from benchmarks.telegram.server import TOKEN, Server
from bot.rules.intents import load_rules
from knowledge.schema.statements import load_statements

ROOT = Path(__file__).parents[2]
CHATS = 50
PRACTICE = 20.0  # seconds in which nobody asks: what Marquee's processes need to practise all examples
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


def memory(pid: int) -> float:
    """Megabytes of a process and those it started in memory, what they share counted once."""
    told = (Path(f"/proc/{each}/smaps_rollup").read_text() for each in _tree(pid))
    return sum(int(_SHARE.search(one)[1]) for one in told) / 1e3


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


async def measured(bot: Bot, give: Callable[[Server, int], None], updates: int) -> tuple[float, float]:
    """Updates a second, milliseconds of CPU an update; all given at once, after some to warm up."""
    server = Server()
    async with running(bot, server) as pid:
        warm = max(50, updates // 5)
        for number in range(warm):
            give(server, number)
        await server.until(warm)
        before, start = cpu(pid), time.perf_counter()
        for number in range(warm, warm + updates):
            give(server, number)
        await server.until(warm + updates)
        took, used = time.perf_counter() - start, cpu(pid) - before
    return updates / took, used / updates * 1000


def questions() -> list[str]:
    """Every example of every question, as it is asked."""
    return [example.ask for intent in load_rules(load_statements()).intents.values() for example in intent.examples]


def ask(asked: list[str]) -> Callable[[Server, int], None]:
    return lambda server, number: server.message(1 + number % CHATS, asked[number % len(asked)])


def ask_new(asked: list[str]) -> Callable[[Server, int], None]:
    """Never the same twice."""
    return lambda server, number: server.message(
        1 + number % CHATS, f"{asked[number % len(asked)]} {'?' * (number // len(asked))}"
    )


def ask_mixed(asked: list[str]) -> Callable[[Server, int], None]:
    """Two in three are drawn from the examples, some much more often than others; the third was never asked before."""
    chance = random.Random(3)
    popular = random.Random(4).sample(asked, len(asked))
    weights = [1 / rank for rank in range(1, len(popular) + 1)]

    def give(server: Server, number: int) -> None:
        if number % 3:
            server.message(chance.randrange(1, CHATS + 1), chance.choices(popular, weights)[0])
        else:
            ask_new(asked)(server, number)

    return give


def type_in(asked: list[str]) -> Callable[[Server, int], None]:
    return lambda server, number: server.typed(1 + number, asked[number % len(asked)])


async def compare(updates: int) -> None:
    asked = questions()
    print(f"{'':34}{'updates/s':>10}{'ms CPU each':>13}{'a core could':>14}")
    rows: list[tuple[str, Bot, Callable[[Server, int], None]]] = []
    for webhook in (False, True):
        how = "webhook" if webhook else "polling"
        rows += [(f"{how}, messages", bot, ask(asked)) for bot in (echo(webhook), marquee(webhook))]
        rows += [(f"{how}, a third of them new", marquee(webhook), ask_mixed(asked))]
    rows += [("polling, each question once", marquee(False), ask_new(asked))]
    rows += [(f"inline, {number} results", echo(False, number), type_in(asked)) for number in (10, 50)]
    rows += [("inline, what there is, 10 at most", marquee(False), type_in(asked))]
    for what, bot, give in rows:
        try:
            rate, used = await measured(bot, give, updates)
        except EndedBefore as ended:
            print(f"{what + ', ' + bot.name:55} skipped: {ended} (are the packages of the extra `bench` here?)", flush=True)
        else:
            print(f"{what + ', ' + bot.name:55}{rate:8.0f}{used:10.2f}{1000 / used:10.0f}", flush=True)


async def watch(updates: int) -> None:
    """Memory after each tenth of the updates."""
    give, server = ask_mixed(questions()), Server()
    async with running(marquee(False), server) as pid:
        for tenth in range(1, 11):
            for number in range(server.replies, updates * tenth // 10):
                give(server, number)
                if number % 500 == 499:
                    await server.until(number - 250)
            await server.until(updates * tenth // 10)
            print(f"{server.replies:8} updates {memory(pid):7.1f} MB", flush=True)


async def waits(seconds: float = 20.0) -> None:
    """50 chats that each ask twice a second."""
    asked, chance = questions(), random.Random(1)
    for webhook in (False, True):
        server = Server()
        async with running(marquee(webhook), server):
            for number in range(200):
                ask(asked)(server, number)
            await server.until(200)
            await asyncio.sleep(PRACTICE)
            server.waits.clear()

            async def chat(number: int, server: Server = server) -> None:
                end = time.perf_counter() + seconds
                while time.perf_counter() < end:
                    await asyncio.sleep(chance.random())
                    server.message(number, chance.choice(asked))

            await asyncio.gather(*(chat(number) for number in range(1, CHATS + 1)))
            await asyncio.sleep(1)
        cuts = statistics.quantiles(server.waits, n=100)
        how = "webhook" if webhook else "polling"
        print(f"{how}: {len(server.waits)} replies, ms p50 {cuts[49] * 1000:.1f}, p99 {cuts[98] * 1000:.1f}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["memory", number]:
            uvloop.run(watch(int(number)))
        case ["waits"]:
            uvloop.run(waits())
        case told:
            uvloop.run(compare(int((told or ["3000"])[0])))
