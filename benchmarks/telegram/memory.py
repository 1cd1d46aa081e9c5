"""How much memory the bot holds while it answers many chats that ask many things."""

from __future__ import annotations

import os

from benchmarks.telegram.asked import ask_varied, examples
from benchmarks.telegram.running import marquee, memory, running
from benchmarks.telegram.server import Server
from bot.home import Home
from knowledge.store import open_store

_CHATS = 5_000
_STEPS = 10


async def watch(updates: int) -> None:
    """Prints the memory of all processes, and of each, after each tenth of the updates."""
    give, server = ask_varied(examples(), open_store(Home.from_environment(os.environ).store), _CHATS), Server()
    print(f"{updates} updates of {_CHATS} chats; MB in all, and of each process", flush=True)
    async with running(marquee(False), server) as pid:
        for step in range(1, _STEPS + 1):
            until = updates * step // _STEPS
            for number in range(server.replies, until):
                give(server, number)
                if number % 500 == 499:
                    await server.until(number - 250)
            await server.until(until)
            held = memory(pid)
            print(f"{server.replies:8} {sum(held):7.1f}   {' '.join(f'{each:6.1f}' for each in held)}", flush=True)
