"""Sending stays below Telegram's limits."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pace import CHAT, GROUP, OVERALL, Limit, Pace


def test_a_chat_may_burst_and_then_gets_one_message_a_second() -> None:
    pace = Pace(kept=True)
    assert [pace.take(7, 100.0) for _ in range(6)] == pytest.approx([0, 0, 0, 1, 2, 3])
    assert pace.take(8, 100.0) == 0


@pytest.mark.parametrize(("chat", "limit"), [(7, CHAT), (-7, GROUP)])
@given(gaps=st.lists(st.floats(0, 5), min_size=1, max_size=60))
def test_no_chat_ever_gets_more_than_its_limit(chat: int, limit: Limit, gaps: list[float]) -> None:
    pace, now, sent = Pace(kept=True), 100.0, list[float]()
    for gap in gaps:
        now = max(now, sent[-1] if sent else now) + gap
        sent.append(now + pace.take(chat, now))
    for first, later in zip(sent, sent[limit.burst :], strict=False):
        assert later - first >= limit.every - 1e-6


def test_all_chats_together_get_at_most_thirty_a_second_after_a_burst() -> None:
    pace = Pace(kept=True)
    waits = [pace.take(chat, 100.0) for chat in range(1, 91)]
    assert waits[: OVERALL.burst] == [0] * OVERALL.burst
    assert max(waits) == pytest.approx(2.0)


async def test_a_pace_that_is_not_kept_never_waits() -> None:
    pace, start = Pace(kept=False), time.monotonic()
    for _ in range(100):
        await pace.turn(7)
    assert time.monotonic() - start < 0.5
