"""Who is answered when, without Telegram: the queue with answers and commits of the test's own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError
from telegram.error import NetworkError

from bot.state import Outcome, Received
from bot.telegram.receiving.queue import Queue
from bot.telegram.settings import Timing
from knowledge.store import StoreError

TIMING = Timing(retry_first=0.01, retry_most=0.05, closing=0.2)


def received(number: int, chat: str = "a") -> Received:
    return Received(number, chat, "{}", time.time())


class Finished:
    """Keeps what was finished, after failing as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.numbers: list[int] = []
        self._failures = failures

    async def __call__(self, done: tuple[int, Outcome]) -> None:
        if self._failures:
            self._failures -= 1
            raise OperationalError("commit", {}, Exception("disk is full"))
        self.numbers.append(done[0])

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(3):
            while len(self.numbers) < count:
                await asyncio.sleep(0.002)


def queue(answer: Callable[[Received], Awaitable[Outcome]], finished: Finished, slots: int = 2) -> Queue:
    return Queue(answer, finished, TIMING, slots, time.time, ready)


async def ready(turn: str) -> None:
    """Every chat may be sent something at any time."""


@settings(deadline=None, max_examples=30)
@given(
    chats=st.lists(st.sampled_from("abcd"), max_size=30), slots=st.integers(1, 5), failing=st.sets(st.integers(0, 29), max_size=4)
)
def test_every_chat_is_answered_in_order_whatever_fails_once(chats: list[str], slots: int, failing: set[int]) -> None:
    async def run() -> list[int]:
        broken, finished = set(failing), Finished()

        async def answer(update: Received) -> Outcome:
            if update.update_id in broken:
                broken.remove(update.update_id)
                raise NetworkError("once")
            return Outcome()

        at_work = queue(answer, finished, slots)
        at_work.add(received(number, chat) for number, chat in enumerate(chats))
        await finished.reach(len(chats))
        return finished.numbers

    numbers = asyncio.run(run())
    for chat in "abcd":
        assert [number for number in numbers if chats[number] == chat] == [n for n, each in enumerate(chats) if each == chat]


async def test_a_chat_that_is_tried_again_leaves_its_slot_to_others() -> None:
    finished = Finished()

    async def answer(update: Received) -> Outcome:
        if update.chat == "a":
            raise NetworkError("never")
        return Outcome()

    at_work = queue(answer, finished, slots=1)
    at_work.add([received(1, "a"), received(2, "b"), received(3, "c")])
    await finished.reach(2)
    assert finished.numbers == [2, 3]
    await at_work.close()


async def test_a_chat_that_must_wait_to_be_sent_anything_takes_nobodys_slot() -> None:
    finished, calm = Finished(), asyncio.Event()

    async def answer(update: Received) -> Outcome:
        return Outcome()

    async def ready(turn: str) -> None:
        if turn == "a":
            await calm.wait()

    at_work = Queue(answer, finished, TIMING, 1, time.time, ready)
    at_work.add([received(1, "a"), received(2, "b"), received(3, "c")])
    await finished.reach(2)
    assert finished.numbers == [2, 3]
    calm.set()
    await finished.reach(3)


async def test_inline_queries_do_not_wait_for_messages() -> None:
    finished, answered, go = Finished(), list[int](), asyncio.Event()

    async def answer(update: Received) -> Outcome:
        if update.chat == "chat 1":
            await go.wait()
        answered.append(update.update_id)
        return Outcome()

    at_work = queue(answer, finished, slots=1)
    at_work.add([received(1, "chat 1"), received(2, "inline 7"), received(3, "inline 8"), received(4, "inline 7")])
    await finished.reach(3)
    assert sorted(answered) == sorted(finished.numbers) == [2, 3, 4]
    go.set()
    await finished.reach(4)


async def test_a_reply_sent_is_not_sent_again_while_the_disk_fails() -> None:
    finished, answered = Finished(failures=3), list[int]()

    async def answer(update: Received) -> Outcome:
        answered.append(update.update_id)
        return Outcome()

    queue(answer, finished).add([received(1), received(2)])
    await finished.reach(2)
    assert answered == [1, 2]


async def test_with_too_many_waiting_there_is_no_room_until_some_are_done() -> None:
    go, finished = asyncio.Event(), Finished()

    async def answer(update: Received) -> Outcome:
        await go.wait()
        return Outcome()

    at_work = queue(answer, finished)
    at_work.add(received(number) for number in range(2000))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(at_work.room(), 0.05)
    go.set()
    await asyncio.wait_for(at_work.room(), 2)


async def test_closing_finishes_what_is_in_flight_starts_nothing_and_waits_a_bounded_time() -> None:
    finished, started = Finished(), list[int]()

    async def answer(update: Received) -> Outcome:
        started.append(update.update_id)
        await asyncio.sleep(0.05 if update.chat == "a" else 60)
        return Outcome()

    at_work = queue(answer, finished)
    at_work.add([received(1, "a"), received(2, "a"), received(3, "b"), received(4, "c")])
    await asyncio.sleep(0.01)
    await asyncio.wait_for(at_work.close(), 1)
    assert started == [1, 3]
    assert finished.numbers == [1]


async def test_while_the_store_cannot_be_used_updates_wait_and_nothing_is_marked_done() -> None:
    finished, built = Finished(), asyncio.Event()

    async def answer(update: Received) -> Outcome:
        if not built.is_set():
            raise StoreError("The store was built for other statements.")
        return Outcome()

    queue(answer, finished).add([received(1), received(2)])
    await asyncio.sleep(0.05)
    assert finished.numbers == []
    built.set()
    await finished.reach(2)
    assert finished.numbers == [1, 2]
