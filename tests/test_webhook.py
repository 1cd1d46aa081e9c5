"""Updates that Telegram brings: taken in before they are confirmed, from Telegram alone, and in order."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import pytest
from emulator import Emulator, Fault, updates
from fake_marquee import FakeMarquee, fake_talk
from running import QUICK, bot_inside, done_in, hook, settings
from sqlalchemy.exc import OperationalError

from bot.state import Received, State
from bot.telegram.service import serve
from bot.telegram.settings import Hook

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")


async def call(at: Hook, body: str, secret: str | None = None, path: str = "/telegram") -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": at.secret if secret is None else secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://{at.host}:{at.port}{path}", data=body, headers=headers) as response,
    ):
        return response.status


async def is_set(telegram: Emulator) -> None:
    await telegram.until(lambda: bool(telegram.sent("setWebhook")))


async def test_updates_are_brought_and_answered_in_order(tmp_path: Path) -> None:
    at = hook()
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, hook=at):
        await is_set(telegram)
        telegram.give(*(updates.message(str(number)) for number in range(5)))
        texts = await telegram.messages(5)
        assert [text.split("</b>")[0][-1] for text in texts] == list("01234")
        await telegram.until(lambda: telegram.unconfirmed == 0)
        set_to = telegram.sent("setWebhook")[0].fields
        assert (set_to["url"], set_to["secret_token"], set_to["drop_pending_updates"]) == (at.url, at.secret, False)
        assert {"message", "inline_query"} <= set(set_to["allowed_updates"])
        assert telegram.sent("getUpdates") == []


async def test_what_waited_while_nobody_fetched_is_brought_and_numbers_may_jump(tmp_path: Path) -> None:
    async with Emulator() as telegram:
        telegram.give(updates.message("before"))
        telegram.give(updates.message("after a quiet week"), skip=-500)
        async with bot_inside(telegram.url, tmp_path, hook=hook()):
            assert len(await telegram.messages(2)) == 2


async def test_200_is_said_only_once_the_update_is_in_the_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = [True]

    def receive(state: State, received: Sequence[Received]) -> list[Received]:
        if full:
            raise OperationalError("insert", {}, Exception("disk is full"))
        return state.inbox.receive(received)

    monkeypatch.setattr(State, "receive", receive)
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, hook=hook()):
        await is_set(telegram)
        telegram.give(updates.message("one"))
        await telegram.until(lambda: (1000, 503) in telegram.delivery.pushed)
        assert telegram.unconfirmed == 1
        full.clear()
        await telegram.until(lambda: not telegram.unconfirmed)
        telegram.give(updates.message("two"))
        assert await telegram.messages(2) == ["You asked: <b>one</b>", "You asked: <b>two</b> (after one)"]


async def test_an_update_brought_twice_is_answered_once(tmp_path: Path) -> None:
    at, update = hook(), {"update_id": 5, **updates.message("one")}
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, hook=at):
        await is_set(telegram)
        assert await asyncio.gather(*(call(at, json.dumps(update)) for _ in range(5))) == [200] * 5
        await telegram.messages(1)
        assert await call(at, json.dumps(update)) == 200
        await call(at, json.dumps({"update_id": 6, **updates.message("two")}))
        assert len(await telegram.messages(2)) == 2


@pytest.mark.parametrize(
    ("body", "secret", "path", "status"),
    [
        ('{"update_id": 5}', "wrong", "/telegram", 403),
        ('{"update_id": 5}', "", "/telegram", 403),
        ('{"update_id": 5}', None, "/", 404),
        ("{", None, "/telegram", 400),
        ("[]", None, "/telegram", 400),
        ("[" * 100_000, None, "/telegram", 400),
        ('{"update_id": "five"}', None, "/telegram", 400),
        (" " * 1_100_000, None, "/telegram", 413),
        ('{"update_id": 5}', None, "/telegram", 200),
    ],
)
async def test_only_updates_of_somebody_who_knows_the_secret_are_taken(
    tmp_path: Path, body: str, secret: str | None, path: str, status: int
) -> None:
    at = hook()
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, hook=at):
        await is_set(telegram)
        assert await call(at, body, secret, path) == status
        telegram.give(updates.message("one"))
        await telegram.messages(1)
    assert (5 in done_in(tmp_path)) == (status == 200)


async def test_its_health_can_be_asked(tmp_path: Path) -> None:
    at = hook()
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path, hook=at):
        await is_set(telegram)
        async with aiohttp.ClientSession() as session, session.get(f"http://{at.host}:{at.port}/health") as response:
            assert (response.status, await response.json()) == (200, {"status": "ok", "waiting": 0})


async def test_setting_it_is_tried_until_telegram_answers_and_it_stays_set_when_the_bot_stops(tmp_path: Path) -> None:
    at = hook()
    async with Emulator() as telegram:
        telegram.fail("setWebhook", Fault(500), Fault(429, "Too Many Requests", {"retry_after": 0}), Fault(reset=True))
        async with bot_inside(telegram.url, tmp_path, hook=at):
            telegram.give(updates.message("one"))
            await telegram.messages(1)
        assert telegram.delivery.webhook["url"] == at.url
        telegram.give(updates.message("two"))
        async with bot_inside(telegram.url, tmp_path, hook=at):
            assert len(await telegram.messages(2)) == 2


async def test_polling_takes_it_down_and_its_updates_along(tmp_path: Path) -> None:
    async with Emulator() as telegram:
        async with bot_inside(telegram.url, tmp_path, hook=hook()):
            await is_set(telegram)
        telegram.give(updates.message("one"))
        async with bot_inside(telegram.url, tmp_path):
            await telegram.messages(1)
        assert telegram.delivery.webhook == {}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Fault(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook"), "BOT_WEBHOOK_URL: Bad webhook"),
        (Fault(401, "Unauthorized"), "Telegram does not know this token"),
    ],
)
async def test_what_cannot_be_set_is_one_line_and_exit_code_1(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: Fault, told: str
) -> None:
    async with Emulator() as telegram:
        telegram.fail("setWebhook", fault)
        told_settings = settings(telegram.url, tmp_path, QUICK, hook=hook())
        assert await asyncio.wait_for(serve(FakeMarquee(), fake_talk(), told_settings, asyncio.Event()), 5) == 1
    assert told in caplog.text


async def test_a_port_that_is_taken_is_one_line_and_exit_code_1(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with Emulator() as telegram:
        port = int(telegram.url.rpartition(":")[2])
        taken = settings(telegram.url, tmp_path, QUICK, hook=Hook("https://example.org/t", "s", port=port))
        assert await asyncio.wait_for(serve(FakeMarquee(), fake_talk(), taken, asyncio.Event()), 5) == 1
    assert "check BOT_WEBHOOK_LISTEN" in caplog.text


async def test_what_telegram_says_of_it_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    async with Emulator() as telegram:
        async with aiohttp.ClientSession() as session:
            dead = {"url": hook().url}
            await session.post(f"{telegram.url}/bot4242:test-token/setWebhook", data=dead)
        telegram.give(updates.message("one"))
        await telegram.until(lambda: bool(telegram.delivery.pushed))
        async with bot_inside(telegram.url, tmp_path, hook=hook()):
            await telegram.messages(1)
    assert "Telegram says of the webhook: Connection failed" in caplog.text
