"""A reply that may or may not have arrived is looked for before it is sent again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from emulator import Emulator, Fault, updates
from running import QUICK, bot_inside, done_in

from bot.telegram.sending import doubt
from bot.telegram.sending.api import Api
from bot.telegram.sending.doubt import Doubts
from bot.telegram.sending.transport import Transport

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")
HASTY = replace(QUICK, answer=1.0)  # it waits less long than Telegram hangs
REPLY = "You asked: <b>one</b>"
BROKEN = {
    "no answer in time": {"hang": 3.0},
    "the connection cut": {"reset": True},
    "half a JSON": {"status": 200, "body": '{"ok":true,"result":{"mess'},
    "nothing": {"status": 200, "body": ""},
    "a gateway's page": {"status": 502, "body": "<html>Bad Gateway</html>"},
}


async def is_done(telegram: Emulator, home: Path, number: int) -> None:
    await telegram.until(lambda: telegram.unconfirmed == 0)
    async with asyncio.timeout(8):
        while number not in done_in(home):
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("chat", [updates.private(), updates.group()], ids=["private", "group"])
async def test_a_reply_that_arrived_is_not_sent_again(tmp_path: Path, broken: str, chat: updates.Json) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, HASTY):
        telegram.fail("sendMessage", Fault(after=True, **BROKEN[broken]))
        first, second = telegram.give(updates.message("@marquee_bot one", chat), updates.message("@marquee_bot two", chat))
        await is_done(telegram, tmp_path, first)
        await is_done(telegram, tmp_path, second)
        assert [text.split(" (")[0] for text in telegram.texts()] == [REPLY, "You asked: <b>two</b>"]


@pytest.mark.parametrize("broken", BROKEN)
async def test_a_reply_that_did_not_arrive_is_sent_again(tmp_path: Path, broken: str) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, HASTY):
        telegram.fail("sendMessage", Fault(**BROKEN[broken]), Fault(**BROKEN[broken]))
        (number,) = telegram.give(updates.message("one"))
        await is_done(telegram, tmp_path, number)
        assert telegram.texts() == [REPLY]


async def test_it_is_found_behind_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.fail("sendMessage", Fault(after=True, reset=True))
        asked = updates.message("@marquee_bot one", updates.group())
        for _ in range(20):  # unseen by the bot, which is not addressed
            telegram.chats.see(updates.message("chatter", updates.group()))
        (number,) = telegram.give(asked)
        await is_done(telegram, tmp_path, number)
        assert len(telegram.texts()) == 1


async def test_where_it_is_never_found_it_is_sent_five_times_and_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.fail("sendMessage", *[Fault(after=True, reset=True)] * 9)
        telegram.fail("editMessageText", *[Fault(400, "Bad Request: message to edit not found")] * 200)
        (number,) = telegram.give(updates.message("one"))
        await is_done(telegram, tmp_path, number)
        assert len(telegram.texts()) == 5
    assert "it may have arrived" in caplog.text


async def test_while_telegram_cannot_be_asked_nothing_is_sent(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, HASTY):
        telegram.fail("sendMessage", Fault(after=True, status=502, body="<html>"))
        telegram.fail("editMessageText", *[Fault(502, body="<html>")] * 4, Fault(hang=3.0))
        (number,) = telegram.give(updates.message("one"))
        await is_done(telegram, tmp_path, number)
        assert telegram.texts() == [REPLY]


async def test_what_telegram_itself_says_failed_is_sent_again_without_looking(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.fail("sendMessage", *[Fault(500)] * 8)
        (number,) = telegram.give(updates.message("one"))
        await is_done(telegram, tmp_path, number)
        assert (telegram.texts(), telegram.sent("editMessageText")) == ([REPLY], [])


async def test_in_a_chat_nothing_is_known_of_it_is_sent_a_second_time_and_no_more() -> None:
    doubts = Doubts(Api(Transport("http://127.0.0.1", 1.0), "http://127.0.0.1/bot1:a"))
    doubts.open(7, doubts.note(7, "one"))
    assert await doubts.settle(7, "one", {}) is None
    doubts.open(7, doubts.note(7, "one"))
    assert await doubts.settle(7, "another", {}) is None
    assert await doubts.settle(7, "one", {}) == 0


def test_only_the_chats_last_heard_of_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "_MOST_CHATS", 2)
    doubts = Doubts(Api(Transport("http://127.0.0.1", 1.0), "http://127.0.0.1/bot1:a"))
    for chat in (1, 2, 1, 3):
        doubts.see(chat, 10 * chat)
    assert [doubts.note(chat, "").after for chat in (1, 2, 3)] == [10, None, 30]
