"""How long 50 chats wait for their replies, at three paces of asking."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from dataclasses import dataclass

from benchmarks.telegram.asked import CHATS, ask, examples
from benchmarks.telegram.running import cpu, marquee, running
from benchmarks.telegram.server import Server

_PRACTICE = 20.0  # seconds in which nobody asks: what Marquee's processes need to practise all examples
_SECONDS = 20.0
_QUANTILES = (50, 90, 95, 99)


@dataclass(frozen=True, slots=True)
class Pace:
    """How people ask: after how many seconds at most, half as many on average, and whether only once they have their reply."""

    name: str
    pause: float
    reads: bool


PACES = (
    Pace("after each reply, 10 seconds later at most", 10.0, True),
    Pace("twice a second, whether it has come or not", 1.0, False),
    Pace("after each reply, at once", 0.0, True),
)


async def waits() -> None:
    """Prints the quantiles of the times from an update to its reply, by polling and by webhook."""
    asked = examples()
    for webhook in (False, True):
        server = Server()
        async with running(marquee(webhook), server) as pid:
            for number in range(200):
                ask(asked)(server, number)
            await server.until(200)
            await asyncio.sleep(_PRACTICE)
            for pace in PACES:
                server.waits.clear()
                used = cpu(pid)
                await asyncio.gather(*(_chat(server, number, pace, asked) for number in range(1, CHATS + 1)))
                await asyncio.sleep(1)
                how = f"{'webhook' if webhook else 'polling'}, {CHATS} chats, each {pace.name}"
                print(f"{how}: {_told(server.waits, cpu(pid) - used)}", flush=True)


async def _chat(server: Server, number: int, pace: Pace, asked: list[str]) -> None:
    chance = random.Random(number)
    end = time.perf_counter() + _SECONDS
    while time.perf_counter() < end:
        await asyncio.sleep(chance.random() * pace.pause)
        server.message(number, chance.choice(asked))
        if pace.reads:
            await server.answers(number)


def _told(took: list[float], used: float) -> str:
    cuts = statistics.quantiles(took, n=100)
    shown = ", ".join(f"p{each} {cuts[each - 1] * 1000:.1f}" for each in _QUANTILES)
    rate = f"{len(took) / _SECONDS:.0f} updates/s"
    return f"{rate}; ms {shown}, longest {max(took) * 1000:.0f}; {used / len(took) * 1000:.1f} ms CPU each"
