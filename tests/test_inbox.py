"""The inbox under trouble: Telegram slow, failing, gone or talking nonsense; nothing is lost and nothing crashes."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from emulator import Emulator, Fault, updates
from emulator.server import TOKEN
from fake_marquee import FakeMarquee, fake_talk
from running import QUICK, bot_inside, done_in, settings
from sqlalchemy.exc import OperationalError

from bot.state import Received, State
from bot.telegram.service import serve

# What the library has to say of its own names is not what is tested here.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")
TOO_MANY = Fault(429, "Too Many Requests: retry after 1", {"retry_after": 1})


async def answers(telegram: Emulator, number: int = 1) -> list[str]:
    return await telegram.messages(number, within=8)


async def test_an_update_is_confirmed_only_after_it_is_in_the_inbox(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        (number,) = telegram.give(updates.message("one"))
        await telegram.until(lambda: telegram.unconfirmed == 0)
        assert telegram.sent("getUpdates")[-1].fields["offset"] == number + 1
        assert telegram.sent("getUpdates")[0].fields.get("offset") is None
        assert all("inline_query" in poll.fields["allowed_updates"] for poll in telegram.sent("getUpdates"))


async def test_a_slow_disk_delays_what_telegram_is_told_and_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk, receive = threading.Event(), State.receive
    monkeypatch.setattr(State, "receive", lambda state, received: (disk.wait(10), receive(state, received))[1])
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.give(updates.message("one"))
        await answers(telegram)
        assert telegram.unconfirmed == 1
        disk.set()
        await telegram.until(lambda: telegram.unconfirmed == 0)
        assert len(telegram.sent()) == 1


async def test_what_was_answered_while_it_could_not_be_committed_is_not_answered_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, receive = [True], State.receive

    def filling(state: State, received: Sequence[Received]) -> list[Received]:
        if full:
            raise OperationalError("insert", {}, Exception("disk is full"))
        return receive(state, received)

    monkeypatch.setattr(State, "receive", filling)
    async with Emulator() as telegram:
        async with bot_inside(telegram.url, tmp_path):
            telegram.give(updates.message("one"))
            await answers(telegram)
            full.clear()
            await telegram.until(lambda: telegram.unconfirmed == 0)
        async with bot_inside(telegram.url, tmp_path):
            telegram.give(updates.message("two"))
            assert await answers(telegram, 2) == ["You asked: <b>one</b>", "You asked: <b>two</b> (after one)"]


async def test_an_update_seen_before_is_not_answered_again(tmp_path: Path) -> None:
    asked = updates.message("one")
    async with Emulator() as telegram:
        async with bot_inside(telegram.url, tmp_path):
            (number,) = telegram.give(asked)
            await answers(telegram)
        async with bot_inside(telegram.url, tmp_path):
            telegram.give_again(number, asked)
            telegram.give(updates.message("two"))
            assert (await answers(telegram, 2))[1] == "You asked: <b>two</b> (after one)"


async def test_what_was_left_is_answered_first_and_old_inline_queries_are_dropped(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'state.db'}")
    old, now = time.time() - 60, time.time()
    left = [(1, updates.typed("one"), old), (2, updates.message("left"), old), (3, updates.typed("two"), now)]
    state.receive([Received(number, f"c{number}", json.dumps({"update_id": number, **raw}), at) for number, raw, at in left])
    async with Emulator() as telegram:
        for _, raw, _ in left:
            telegram.chats.see(raw)
        async with bot_inside(telegram.url, tmp_path):
            assert await answers(telegram) == ["You asked: <b>left</b>"]
            await telegram.until(lambda: bool(telegram.sent("answerInlineQuery")))
            titles = [answer.fields["results"][0]["title"] for answer in telegram.sent("answerInlineQuery")]
            assert titles == ["two"]
    assert done_in(tmp_path) == {1, 2, 3}


async def test_a_chat_is_answered_in_order_and_others_do_not_wait_for_it(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.on_message = lambda request: 0.2 if request.fields["chat_id"] == 7 else 0.0
        for number in range(3):
            telegram.give(updates.message(f"slow {number}"))
            telegram.give(updates.message(f"fast {number}", updates.private(8), **{"from": updates.user(8)}))
        texts = await answers(telegram, 6)
        assert [text for text in texts if "slow" in text] == sorted(text for text in texts if "slow" in text)
        assert texts.index("You asked: <b>fast 2</b> (after fast 1)") < 4


async def test_sixteen_chats_are_answered_at_once_and_no_more(tmp_path: Path) -> None:
    patient = replace(QUICK, closing=0.1)
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, patient):
        telegram.on_message = lambda request: QUICK.answer
        for number in range(1, 31):
            telegram.give(updates.message("one", updates.private(number), **{"from": updates.user(number)}))
        await telegram.messages(16)
        await asyncio.sleep(0.1)
        assert len(telegram.sent()) == 16


async def test_429_is_waited_out_as_long_as_it_says(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.fail("sendMessage", TOO_MANY)
        start = time.monotonic()
        telegram.give(updates.message("one"), updates.message("two"))
        assert await answers(telegram, 2) == ["You asked: <b>one</b>", "You asked: <b>two</b> (after one)"]
        assert time.monotonic() - start >= 1
        assert "429" in caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        Fault(500),
        Fault(502, body="<html>Bad Gateway</html>"),
        Fault(200, body="{half a js"),
        Fault(200, body='{"ok": true}'),
        Fault(200, body="[]"),
        Fault(404, body="<html>a portal's page</html>"),
        Fault(302, body=""),
        Fault(hang=1.0),
    ],
    ids=["500", "502", "garbage", "no result", "a list", "portal", "redirect", "hangs"],
)
@pytest.mark.parametrize("method", ["getMe", "getUpdates", "sendMessage"])
async def test_a_failing_server_is_tried_again_until_it_answers(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, method: str, fault: Fault
) -> None:
    caplog.set_level(logging.INFO)
    async with Emulator() as telegram:
        telegram.fail(method, fault, fault)
        answer = 0.3 if fault.hang else QUICK.answer
        async with bot_inside(telegram.url, tmp_path, replace(QUICK, answer=answer, retry_most=0.1)):
            telegram.give(updates.message("personal words"))
            assert (await answers(telegram))[0] == "You asked: <b>personal words</b>"
        assert len(telegram.sent()) == 1
    assert "try 3" in caplog.text
    assert TOKEN not in caplog.text
    assert "personal words" not in caplog.text


@pytest.mark.parametrize(
    "body", ['{"ok":true,"result":{"update_id":1}}', '{"ok":true,"result":[5]}', '{"ok":true,"result":null}']
)
async def test_an_answer_that_holds_no_updates_is_tried_again(tmp_path: Path, body: str) -> None:
    async with Emulator() as telegram:
        telegram.fail("getUpdates", Fault(200, body=body))
        async with bot_inside(telegram.url, tmp_path):
            telegram.give(updates.message("one"))
            await answers(telegram)


async def test_without_a_network_it_waits_and_starts_when_there_is_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with bot_inside(f"http://127.0.0.1:{port}", tmp_path):
        async with asyncio.timeout(10):
            while "Telegram cannot be reached: NetworkError: no connection (ConnectionRefusedError)" not in caplog.text:
                await asyncio.sleep(0.02)
        async with Emulator(port) as telegram:
            telegram.give(updates.message("one"))
            await answers(telegram)


async def test_a_network_lost_between_two_updates_loses_neither(tmp_path: Path) -> None:
    async with Emulator() as first:
        port = int(first.url.rpartition(":")[2])
        running = bot_inside(first.url, tmp_path)
        await running.__aenter__()
        first.give(updates.message("one"))
        await answers(first)
    await asyncio.sleep(0.2)
    async with Emulator(port) as second:
        second.give_again(5000, updates.message("two"))
        assert await answers(second) == ["You asked: <b>two</b> (after one)"]
        await running.__aexit__(None, None, None)


async def test_a_webhook_set_before_is_taken_down_and_keeps_its_updates(tmp_path: Path) -> None:
    conflict = Fault(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
    async with Emulator() as telegram:
        telegram.fail("getUpdates", conflict)
        async with bot_inside(telegram.url, tmp_path):
            telegram.give(updates.message("one"))
            await answers(telegram)
        assert telegram.sent("deleteWebhook")[0].fields == {"drop_pending_updates": False}


async def test_a_token_revoked_while_running_ends_the_bot_with_exit_code_1(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Emulator() as telegram:
        telegram.fail("getUpdates", Fault(401, "Unauthorized"))
        code = await asyncio.wait_for(
            serve(FakeMarquee(), fake_talk(), settings(telegram.url, tmp_path, QUICK), asyncio.Event()), 5
        )
    assert code == 1
    assert "Telegram does not know this token" in caplog.text
    assert TOKEN not in caplog.text


async def test_an_update_that_fails_for_a_day_is_given_up(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    state = State(f"sqlite:///{tmp_path / 'state.db'}")
    raw = json.dumps({"update_id": 1, **updates.message("old")})
    state.receive([Received(1, "chat 7", raw, time.time() - 90_000)])
    async with Emulator() as telegram:
        telegram.fail("sendMessage", Fault(500))
        async with bot_inside(telegram.url, tmp_path):
            telegram.give(updates.message("new"))
            assert await answers(telegram) == ["You asked: <b>new</b>"]
    assert "given up after a day" in caplog.text
