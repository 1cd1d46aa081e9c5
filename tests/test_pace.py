"""Sending stays within the limits, and nobody is served before those who came first."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending import pace as pace_module
from bot.telegram.sending.pace import Pace
from bot.telegram.settings import TELEGRAM_LIMITS, Limit, Limits


class Time:
    """A clock that stands still while anybody works, and jumps to the next moment somebody waits for."""

    def __init__(self) -> None:
        self.now = 100.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = count()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), woken))
        await woken.wait()

    async def run(self, *work: asyncio.Task[None]) -> None:
        while not all(task.done() for task in work):
            for _ in range(5):  # whoever can go on does
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set()
        await asyncio.gather(*work)


def sent(limits: Limits, chats: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """(moment, chat) of each message, where messages to these chats are wanted at these moments after the start."""
    out: list[tuple[float, int]] = []

    async def run() -> None:
        time = Time()
        pace = Pace(limits, time.clock, time.sleep)

        async def one(after: float, chat: int) -> None:
            if after:
                await time.sleep(after)
            await pace.turn(chat)
            out.append((time.now, chat))

        await time.run(*[asyncio.create_task(one(after, chat)) for after, chat in chats])

    asyncio.run(run())
    return out


def most_within(moments: list[float], limit: Limit) -> int:
    """The greatest number of messages in any window as long as the limit's."""
    return max(sum(start <= other < start + limit.seconds - 1e-6 for other in moments) for start in moments)


wanted = st.lists(st.tuples(st.floats(0, 5), st.sampled_from([1, 2, 3, -1, -2])), min_size=1, max_size=60)


@given(wanted)
def test_no_limit_is_ever_passed_and_every_message_is_sent(chats: list[tuple[float, int]]) -> None:
    limits = Limits(Limit(6, 1.0), Limit(2, 1.5), Limit(4, 10.0))
    out = sent(limits, chats)
    assert sorted(chat for _, chat in out) == sorted(chat for _, chat in chats)
    assert most_within([moment for moment, _ in out], Limit(6, 1.0)) <= 6
    for chat in {chat for _, chat in out}:
        moments = [moment for moment, to in out if to == chat]
        assert most_within(moments, Limit(2, 1.5)) <= 2
        if chat < 0:
            assert most_within(moments, Limit(4, 10.0)) <= 4


def test_a_thousand_chats_at_once_are_served_thirty_a_second_in_the_order_they_came() -> None:
    out = sent(TELEGRAM_LIMITS, [(0.0, chat) for chat in range(1, 1001)])
    assert [chat for _, chat in out] == list(range(1, 1001))
    assert most_within([moment for moment, _ in out], Limit(30, 1.0)) == 30
    assert out[-1][0] - out[0][0] == pytest.approx(33, abs=0.01)


def test_a_chat_gets_one_message_a_second_and_a_group_twenty_a_minute_while_others_pass() -> None:
    out = sent(TELEGRAM_LIMITS, [(0.0, -5)] * 25 + [(0.5, 7)])
    group = [moment - 100 for moment, chat in out if chat == -5]
    assert group[:20] == pytest.approx(range(20))
    assert group[20:] == pytest.approx(range(60, 65))
    assert out[1] == (100.5, 7)


def test_without_limits_nothing_waits() -> None:
    assert {moment for moment, _ in sent(Limits(), [(0.0, 7)] * 100)} == {100.0}


def test_chats_that_are_quiet_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace_module, "_FORGET_ABOVE", 10)
    time = Time()
    pace = Pace(Limits(chat=Limit(1, 1.0)), time.clock, time.sleep)
    for chat in range(100):
        asyncio.run(pace.turn(chat))
        time.now += 0.5
    assert len(pace._chats) <= 12
