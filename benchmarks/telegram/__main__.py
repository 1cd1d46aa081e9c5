"""Updates a second and CPU time an update, for Marquee doing all its work and for an echo bot that does none.

`python -m benchmarks.telegram [UPDATES]` compares; `python -m benchmarks.telegram memory UPDATES` watches Marquee's memory;
`python -m benchmarks.telegram waits` tells how long 50 chats wait for their replies. The store is the one `make run` built.
"""

from __future__ import annotations

import sys
import time

import uvloop

from benchmarks.telegram.asked import Give, ask, ask_mixed, ask_new, examples, type_in
from benchmarks.telegram.memory import watch
from benchmarks.telegram.running import Bot, EndedBefore, cpu, echo, marquee, running
from benchmarks.telegram.server import Server
from benchmarks.telegram.waits import waits


async def measured(bot: Bot, give: Give, updates: int) -> tuple[float, float]:
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


async def compare(updates: int) -> None:
    """Prints a line for each bot and kind of update."""
    asked = examples()
    print(f"{'':55}{'updates/s':>10}{'ms CPU each':>13}{'a core could':>14}")
    rows: list[tuple[str, Bot, Give]] = []
    for webhook in (False, True):
        how = "webhook" if webhook else "polling"
        rows += [(f"{how}, messages", bot, ask(asked)) for bot in (echo(webhook), marquee(webhook))]
        rows += [(f"{how}, a third of them new", marquee(webhook), ask_mixed(asked))]
        rows += [(f"{how}, each question once", marquee(webhook), ask_new(asked))]
    rows += [(f"inline, {number} results", echo(False, number), type_in(asked)) for number in (10, 50)]
    rows += [("inline, what there is, 10 at most", marquee(False), type_in(asked))]
    for what, bot, give in rows:
        try:
            rate, used = await measured(bot, give, updates)
        except EndedBefore as ended:
            print(f"{what + ', ' + bot.name:55} skipped: {ended}", flush=True)
        else:
            print(f"{what + ', ' + bot.name:55}{rate:10.0f}{used:13.2f}{1000 / used:14.0f}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["memory", number]:
            uvloop.run(watch(int(number)))
        case ["waits"]:
            uvloop.run(waits())
        case told:
            uvloop.run(compare(int((told or ["3000"])[0])))
