"""Many at once, over the wire: everybody is answered within the limits, first come first served, and inline does not wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from emulator import Emulator, Fault, Request, updates
from running import QUICK, bot_inside

from bot.telegram.settings import Limit, Limits

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")


def asked_by(number: int, text: str = "one") -> updates.Json:
    return updates.message(text, updates.private(number), **{"from": updates.user(number)})


def most_within(sent: list[Request], seconds: float) -> int:
    return max(sum(0 <= other.at - one.at < seconds for other in sent) for one in sent)


async def test_a_thousand_chats_at_once_are_all_answered_within_the_limits_in_their_order(tmp_path: Path) -> None:
    limits = Limits(Limit(100, 0.25), Limit(1, 1.0))
    async with Emulator() as telegram:
        telegram.give(*(asked_by(number) for number in range(1, 1001)))
        async with bot_inside(telegram.url, tmp_path, QUICK, limits):
            await telegram.messages(300, within=30)
            telegram.give(updates.typed("one"))
            await telegram.until(lambda: bool(telegram.sent("answerInlineQuery")), within=2)
            assert len(telegram.sent()) < 1000
            await telegram.messages(1000, within=30)
    order = [request.fields["chat_id"] for request in telegram.sent()]
    assert sorted(order) == list(range(1, 1001))
    # Sixteen are worked on at once, so that neighbours may change places on the way; one that had to be sent again comes later.
    assert sum(abs(place - chat) >= 32 for place, chat in enumerate(order, 1)) <= 5
    # On the way messages may catch up with one another.
    assert most_within(telegram.sent(), 0.25) <= 120


async def test_a_chat_that_telegram_asks_to_wait_waits_alone(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.fail("sendMessage", Fault(429, "Too Many Requests: retry after 1", {"retry_after": 1}))
        telegram.give(asked_by(7, "flooded"))
        await telegram.until(lambda: telegram.unconfirmed == 0)
        telegram.give(*(asked_by(number) for number in range(20, 60)))
        texts = await telegram.messages(41)
        assert texts[-1] == "You asked: <b>flooded</b>"


async def test_a_chat_that_asks_too_fast_is_answered_in_turn_and_others_meanwhile(tmp_path: Path) -> None:
    limits = Limits(chat=Limit(1, 0.3))
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, QUICK, limits):
        telegram.give(*(asked_by(7, f"fast {number}") for number in range(4)), *(asked_by(number) for number in range(20, 60)))
        texts = await telegram.messages(44)
        assert "<b>fast 3</b>" in texts[-1]
        assert [text[text.index("<b>") :][:13] for text in texts if "fast" in text] == [
            f"<b>fast {number}</b>" for number in range(4)
        ]
        moments = [sent.at for sent in telegram.sent() if sent.fields["chat_id"] == 7]
        assert moments[-1] - moments[0] > 0.8
