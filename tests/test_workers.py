"""Questions answered in processes beside the loop: slow ones, broken ones, and processes that die."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
import uvloop

from bot.broken import Broken
from bot.serving.workers import TooSlow, Workers
from knowledge.store import StoreError

Answers = Callable[[str], object]
LONG = 30.0


def make() -> Answers:
    return _answer


def _answer(text: str) -> object:
    word, _, path = text.partition(" ")
    match word:
        case "who":
            return os.getpid()
        case "nice":
            return os.nice(0)
        case "parent":
            return os.getppid()
        case "sleep":
            time.sleep(60)
        case "wait":
            while not Path(path).exists():
                time.sleep(0.01)
        case "litter":
            _LITTER.append(weakref.ref(_Circle()))
        case "swept":
            return gc.isenabled(), [one() is None for one in _LITTER]
        case "note":
            Path(path).touch()
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "die-once" if not Path(path).exists():
            Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        case "much":
            return "x" * 2_000_000
        case "store":
            raise StoreError("There is no store.")
        case "break":
            raise ValueError(text)
    return text


class _Circle:
    """Garbage that only a look for it finds."""

    def __init__(self) -> None:
        self.itself = self


_LITTER: list[weakref.ref[_Circle]] = []


def make_nothing() -> Answers:
    raise StoreError("There is no store to begin with.")


async def test_garbage_is_looked_for_between_questions_and_in_none() -> None:
    async with Workers(make, 1, LONG) as workers:
        await workers.ask("litter")
        assert await workers.ask("swept") == (False, [False])
        for number in range(20):
            await workers.ask(f"{number}")
        assert await workers.ask("swept") == (False, [True])


async def test_a_slow_question_holds_no_other_one_up(tmp_path: Path) -> None:
    async with Workers(make, 2, LONG) as workers:
        slow = asyncio.create_task(workers.ask(f"wait {tmp_path / 'go'}"))
        assert [await workers.ask(f"{number}") for number in range(20)] == [f"{number}" for number in range(20)]
        assert not slow.done()
        (tmp_path / "go").touch()
        assert await slow == f"wait {tmp_path / 'go'}"


async def test_more_questions_than_processes_are_all_answered_each_its_own() -> None:
    async with Workers(make, 2, LONG) as workers:
        asked = [f"{number}" for number in range(200)]
        assert await asyncio.gather(*(workers.ask(one) for one in asked)) == asked


@pytest.mark.parametrize("loop", [None, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def test_an_answer_longer_than_the_line_takes_at_once_arrives_whole(loop: Callable[[], asyncio.AbstractEventLoop] | None) -> None:
    async def ask() -> object:
        async with Workers(make, 1, LONG) as workers:
            return await workers.ask("much")

    with asyncio.Runner(loop_factory=loop) as runner:
        assert runner.run(ask()) == "x" * 2_000_000


async def test_a_question_whose_process_dies_is_asked_again_once(tmp_path: Path) -> None:
    async with Workers(make, 1, LONG) as workers:
        before = await workers.ask("who")
        assert await workers.ask(f"die-once {tmp_path / 'died'}") == f"die-once {tmp_path / 'died'}"
        assert await workers.ask("who") != before
        with pytest.raises(Broken):
            await workers.ask("die")
        assert await workers.ask("still there") == "still there"


async def test_a_process_that_dies_while_nobody_asks_costs_no_question_its_second_chance(tmp_path: Path) -> None:
    async with Workers(make, 2, LONG) as workers:
        pids = await asyncio.gather(workers.ask("who"), workers.ask("who"))
        for pid in set(pids):
            os.kill(int(str(pid)), signal.SIGKILL)
            while Path(f"/proc/{pid}").exists():
                await asyncio.sleep(0.01)
        assert await workers.ask(f"die-once {tmp_path / 'died'}") == f"die-once {tmp_path / 'died'}"


async def test_a_question_that_takes_too_long_is_given_up_and_nothing_else_is() -> None:
    async with Workers(make, 1, 0.2) as workers:
        with pytest.raises(TooSlow):
            await workers.ask("sleep")
        assert await workers.ask("quick") == "quick"


async def test_one_that_was_asked_so_many_questions_gives_way_to_a_new_one() -> None:
    async with Workers(make, 1, LONG, most=2) as workers:
        asked = [await workers.ask("who") for _ in range(5)]
    assert asked[0] == asked[1] != asked[2] == asked[3] != asked[4]


async def test_what_breaks_is_told_without_its_words() -> None:
    async with Workers(make, 1, LONG) as workers:
        with pytest.raises(Broken, match=r"^ValueError at test_workers.py:\d+ in _answer$"):
            await workers.ask("break secret")
        with pytest.raises(StoreError, match="There is no store"):
            await workers.ask("store")
        assert await workers.ask("next") == "next"


async def test_whoever_no_longer_waits_leaves_no_answer_behind_for_the_next(tmp_path: Path) -> None:
    async with Workers(make, 1, LONG) as workers:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(workers.ask(f"wait {tmp_path / 'never'}"), 0.5)
        assert await workers.ask("mine") == "mine"


async def test_they_let_the_program_go_first() -> None:
    async with Workers(make, 1, LONG) as workers:
        assert await workers.ask("nice") > os.nice(0)


async def test_signals_to_stop_are_not_for_them() -> None:
    async with Workers(make, 1, LONG) as workers:
        pid = int(str(await workers.ask("who")))
        for number in (signal.SIGTERM, signal.SIGINT):
            os.kill(pid, number)
        assert await workers.ask("who") == pid


async def test_all_have_ended_at_the_end_even_one_that_is_busy(tmp_path: Path) -> None:
    async with Workers(make, 2, LONG) as workers:
        pids = [int(str(pid)) for pid in await asyncio.gather(workers.ask("who"), workers.ask("who"))]
        busy = asyncio.create_task(workers.ask(f"wait {tmp_path / 'never'}"))
        await asyncio.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    with pytest.raises(Broken):
        await busy


async def test_why_one_cannot_be_started_is_said_and_it_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    said = "a process to answer questions could not be started: There is no store to begin with."
    with caplog.at_level(logging.ERROR):
        async with asyncio.timeout(60), Workers(make_nothing, 1, LONG):
            while caplog.messages.count(said) < 2:
                await asyncio.sleep(0.01)


async def test_where_no_process_can_be_had_any_more_the_program_is_told_to_stop(caplog: pytest.LogCaptureFixture) -> None:
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    async with asyncio.timeout(60), Workers(make, 1, LONG) as workers:
        os.kill(int(str(await workers.ask("parent"))), signal.SIGKILL)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(workers.ask(f"wait {os.devnull}/never"), 0.2)
        await told.wait()
    assert "no process to answer questions can be started any more" in caplog.text


async def test_while_nobody_asks_each_process_practises_whatever_comes_of_it(tmp_path: Path) -> None:
    done = tmp_path / "done"
    async with Workers(make, 1, LONG, [("break it",), ("store",), (f"note {done}",)]) as workers:
        assert await workers.ask("first") == "first"
        while not done.exists():
            await asyncio.sleep(0.01)
        assert await workers.ask("then") == "then"


async def test_practice_ends_no_process_however_long_a_busy_machine_takes_for_it(tmp_path: Path) -> None:
    go, done = tmp_path / "go", tmp_path / "done"
    async with Workers(make, 1, 0.2, [("who",), (f"wait {go}",), (f"note {done}",)]) as workers:
        before = await workers.ask("who")
        await asyncio.sleep(0.6)
        go.touch()
        while not done.exists():
            await asyncio.sleep(0.01)
        assert await workers.ask("who") == before
