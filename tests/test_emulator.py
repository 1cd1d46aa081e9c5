"""The emulator refuses what Telegram would refuse; an emulator that takes anything proves nothing."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from emulator import Emulator, Fault, opinion, updates
from emulator.server import TOKEN

CHAT = {"chat_id": 7}
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "m"}}


def results(*articles: dict[str, Any]) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": json.dumps(articles)}


def keyboard(**button: str) -> dict[str, Any]:
    return {**CHAT, "text": "a", "reply_markup": json.dumps({"inline_keyboard": [[button]]})}


WRONG = {
    "unknown method": ("sendMesage", {**CHAT, "text": "a"}),
    "missing field": ("sendMessage", {"text": "a"}),
    "unknown field": ("sendMessage", {**CHAT, "text": "a", "parsemode": "HTML"}),
    "wrong type": ("sendMessage", {"chat_id": "seven", "text": "a"}),
    "no text": ("sendMessage", {**CHAT, "text": " "}),
    "text too long": ("sendMessage", {**CHAT, "text": "x" * 4097}),
    "emoji too long": ("sendMessage", {**CHAT, "text": "🎬" * 2049}),
    "open tag": ("sendMessage", {**CHAT, "text": "<b>a", "parse_mode": "HTML"}),
    "tags crossed": ("sendMessage", {**CHAT, "text": "<b><i>a</b></i>", "parse_mode": "HTML"}),
    "unknown tag": ("sendMessage", {**CHAT, "text": "<h1>a</h1>", "parse_mode": "HTML"}),
    "button data too long": ("sendMessage", keyboard(text="a", callback_data="é" * 33)),
    "button without action": ("sendMessage", keyboard(text="a")),
    "broken json": ("sendMessage", {**CHAT, "text": "a", "reply_markup": "{"}),
    "51 results": ("answerInlineQuery", results(*({**ARTICLE, "id": str(n)} for n in range(51)))),
    "same id twice": ("answerInlineQuery", results(ARTICLE, ARTICLE)),
    "no title": ("answerInlineQuery", results({**ARTICLE, "title": ""})),
    "long offset": ("answerInlineQuery", {**results(ARTICLE), "next_offset": "x" * 65}),
    "long notice": ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}),
}


async def post(telegram: Emulator, method: str, fields: dict[str, Any], token: str = TOKEN) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{telegram.url}/bot{token}/{method}", data=fields) as response,
    ):
        return response.status, await response.json()


@pytest.mark.parametrize("wrong", WRONG)
async def test_it_refuses(wrong: str) -> None:
    async with Emulator() as telegram:
        status, answer = await post(telegram, *WRONG[wrong])
    assert status in (400, 404)
    assert answer["ok"] is False
    assert answer["error_code"] == status
    assert answer["description"]


async def test_it_takes_what_is_right() -> None:
    async with Emulator() as telegram:
        status, answer = await post(telegram, "sendMessage", {**CHAT, "text": "<b>x</b>" * 585, "parse_mode": "HTML"})
        assert (status, answer["result"]["chat"]["id"]) == (200, 7)
        assert await post(telegram, "answerInlineQuery", results(ARTICLE)) == (200, {"ok": True, "result": True})


async def test_it_knows_its_token_and_answers_faults_in_telegrams_shape() -> None:
    async with Emulator() as telegram:
        assert (await post(telegram, "getMe", {}, "1:x"))[0] == 401
        telegram.fail("getMe", Fault(429, "Too Many Requests", {"retry_after": 3}))
        status, answer = await post(telegram, "getMe", {})
        assert (status, answer["parameters"]) == (429, {"retry_after": 3})
        assert (await post(telegram, "getMe", {}))[1]["result"]["username"] == "marquee_bot"


async def test_an_update_is_handed_out_until_a_higher_offset_confirms_it() -> None:
    async with Emulator() as telegram:
        first, second = telegram.give(updates.message("one"), updates.message("two"))
        for offset, expected in ((0, [first, second]), (first, [first, second]), (second, [second]), (second + 1, [])):
            _, answer = await post(telegram, "getUpdates", {"offset": offset})
            assert [update["update_id"] for update in answer["result"]] == expected


def test_the_second_opinion_objects_to_what_no_update_or_request_is() -> None:
    assert opinion.of_update({"update_id": 1, **updates.message("one")}) == ""
    assert opinion.of_update({"update_id": 1, "message": {"text": "one"}})
    assert opinion.of_update({"update_id": 1, "mesage": {}})
    assert opinion.of_request("sendMessage", {"chat_id": 7})
