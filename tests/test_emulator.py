"""The emulator refuses what Telegram would refuse; an emulator that takes anything proves nothing."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from emulator import Emulator, Fault, opinion, updates
from emulator.markup import Entity, read_html
from emulator.refused import Refused
from emulator.server import TOKEN

CHAT = {"chat_id": 7}
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "m"}}
QUIZ = {**CHAT, "question": "Which?", "options": '["a", "b"]', "type": "quiz", "correct_option_ids": "[1]"}


def results(*articles: dict[str, Any]) -> dict[str, Any]:
    return {"inline_query_id": "known", "results": json.dumps(articles)}


def keyboard(**button: str) -> dict[str, Any]:
    return {**CHAT, "text": "a", "reply_markup": json.dumps({"inline_keyboard": [[button]]})}


def html(text: str) -> tuple[str, dict[str, Any], str]:
    return "sendMessage", {**CHAT, "text": text, "parse_mode": "HTML"}, "can't parse entities"


def commands(*pairs: tuple[str, str], **more: str) -> dict[str, Any]:
    return {"commands": json.dumps([{"command": name, "description": told} for name, told in pairs]), **more}


# What is wrong -> method, fields, part of what Telegram says.
WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "unknown method": ("sendMesage", {**CHAT, "text": "a"}, "method not found"),
    "missing field": ("sendMessage", {"text": "a"}, "missing"),
    "unknown field": ("sendMessage", {**CHAT, "text": "a", "parsemode": "HTML"}, "unknown"),
    "wrong type": ("sendMessage", {"chat_id": "seven", "text": "a"}, "not of type Integer"),
    "unknown chat": ("sendMessage", {"chat_id": 8, "text": "a"}, "chat not found"),
    "unknown topic": ("sendMessage", {**CHAT, "text": "a", "message_thread_id": 5}, "message thread not found"),
    "no text": ("sendMessage", {**CHAT, "text": " "}, "text is empty"),
    "nothing but tags": ("sendMessage", {**CHAT, "text": "<b> </b>", "parse_mode": "HTML"}, "text is empty"),
    "text too long": ("sendMessage", {**CHAT, "text": "x" * 4097}, "message is too long"),
    "emoji too long": ("sendMessage", {**CHAT, "text": "🎬" * 2049}, "message is too long"),
    "open tag": html("<b>a"),
    "tags crossed": html("<b><i>a</b></i>"),
    "unknown tag": html("<h1>a</h1>"),
    "less than": html("1 < 2"),
    "unclosed": html("<b"),
    "only an end": html("a</b>"),
    "span without its class": html("<span>a</span>"),
    "button data too long": ("sendMessage", keyboard(text="a", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
    "button without action": ("sendMessage", keyboard(text="a"), "inline keyboard button"),
    "button without text": ("sendMessage", keyboard(text=" ", callback_data="a"), "non-empty"),
    "broken json": ("sendMessage", {**CHAT, "text": "a", "reply_markup": "{"}, "not of type JSON"),
    "reply to nothing": ("sendMessage", {**CHAT, "text": "a", "reply_parameters": '{"message_id": 3}'}, "replied not found"),
    "51 results": ("answerInlineQuery", results(*({**ARTICLE, "id": str(n)} for n in range(51))), "RESULTS_TOO_MUCH"),
    "same id twice": ("answerInlineQuery", results(ARTICLE, ARTICLE), "RESULT_ID_DUPLICATE"),
    "no title": ("answerInlineQuery", results({**ARTICLE, "title": ""}), "RESULT_ID_INVALID"),
    "long offset": ("answerInlineQuery", {**results(ARTICLE), "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    "odd deep link": (
        *("answerInlineQuery", {**results(), "button": '{"text": "t", "start_parameter": "a b"}'}),
        "START_PARAM_INVALID",
    ),
    "unknown query": ("answerInlineQuery", {**results(ARTICLE), "inline_query_id": "x"}, "query ID is invalid"),
    "unknown button": ("answerCallbackQuery", {"callback_query_id": "x"}, "query ID is invalid"),
    "long notice": ("answerCallbackQuery", {"callback_query_id": "known", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    "edit of nothing": ("editMessageText", {"text": "a"}, "message identifier is not specified"),
    "edit of an unknown message": ("editMessageText", {**CHAT, "message_id": 1, "text": "a"}, "message to edit not found"),
    "edit of an unknown inline message": ("editMessageText", {"inline_message_id": "x", "text": "a"}, "MESSAGE_ID_INVALID"),
    "deleting an unknown message": ("deleteMessage", {**CHAT, "message_id": 1}, "message to delete not found"),
    "no options": ("sendPoll", {**QUIZ, "options": "[]"}, "at least"),
    "thirteen options": ("sendPoll", {**QUIZ, "options": json.dumps(["a"] * 13)}, "more than 12"),
    "long option": ("sendPoll", {**QUIZ, "options": json.dumps(["a" * 101, "b"])}, "must not exceed 100"),
    "long poll question": ("sendPoll", {**QUIZ, "question": "x" * 301}, "must not exceed 300"),
    "quiz without its answer": ("sendPoll", {**QUIZ, "correct_option_ids": "[2]"}, "wrong correct option"),
    "long explanation": ("sendPoll", {**QUIZ, "explanation": "x" * 201}, "explanation is too long"),
    "command in capitals": ("setMyCommands", commands(("Help", "a")), "BOT_COMMAND_INVALID"),
    "command without description": ("setMyCommands", commands(("help", "")), "DESCRIPTION_INVALID"),
    "101 commands": ("setMyCommands", commands(*[("help", "a")] * 101), "TOO_MUCH"),
    "unknown scope": ("setMyCommands", commands(("help", "a"), scope='{"type": "all"}'), "BotCommandScope"),
    "unknown language": ("setMyCommands", commands(("help", "a"), language_code="english"), "language code"),
    "unknown action": ("sendChatAction", {**CHAT, "action": "thinking"}, "wrong parameter action"),
    "unknown user": ("getChatMember", {"chat_id": -1001, "user_id": 99}, "user not found"),
    "webhook that is no address": ("setWebhook", {"url": "localhost"}, "HTTPS URL"),
    "odd secret": ("setWebhook", {"url": "https://a.b", "secret_token": "a b"}, "unallowed characters"),
    "too many connections": ("setWebhook", {"url": "https://a.b", "max_connections": 101}, "max_connections"),
}


async def post(telegram: Emulator, method: str, fields: dict[str, Any], token: str = TOKEN) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{telegram.url}/bot{token}/{method}", data=fields) as response,
    ):
        return response.status, await response.json()


async def result(telegram: Emulator, method: str, **fields: Any) -> Any:
    status, answer = await post(telegram, method, fields)
    assert (status, answer["ok"]) == (200, True), answer
    return answer["result"]


async def refusal(telegram: Emulator, method: str, **fields: Any) -> str:
    _, answer = await post(telegram, method, fields)
    return str(answer["description"])


@pytest.mark.parametrize("wrong", WRONG)
async def test_it_refuses(wrong: str) -> None:
    method, fields, told = WRONG[wrong]
    async with Emulator() as telegram:
        typed = updates.typed("one")
        telegram.give({"inline_query": {**typed["inline_query"], "id": "known"}})
        status, answer = await post(telegram, method, fields)
    assert status in (400, 404)
    assert answer["ok"] is False
    assert answer["error_code"] == status
    assert told in answer["description"]


async def test_it_takes_what_is_right() -> None:
    async with Emulator() as telegram:
        typed, pressed = updates.typed("one"), updates.pressed(updates.content("old", **{"from": updates.BOT}), "k:1")
        telegram.give(typed, pressed, updates.message("one", updates.group()))
        sent = await result(telegram, "sendMessage", **CHAT, text="<b>x</b>" * 585, parse_mode="HTML")
        assert (sent["chat"]["id"], sent["text"], len(sent["entities"])) == (7, "x" * 585, 585)
        inline = {**results(ARTICLE), "inline_query_id": typed["inline_query"]["id"]}
        button = {"callback_query_id": pressed["callback_query"]["id"]}
        for method, fields in (("answerInlineQuery", inline), ("answerCallbackQuery", button)):
            assert await result(telegram, method, **fields) is True
            assert "query is too old" in await refusal(telegram, method, **fields)
        assert await result(telegram, "sendChatAction", **CHAT, action="typing") is True
        assert (await result(telegram, "getChat", **CHAT))["first_name"] == "Asha"


async def test_a_message_is_edited_unless_it_stays_the_same_and_deleted_once() -> None:
    async with Emulator() as telegram:
        sent = await result(telegram, "sendMessage", **keyboard(text="a", callback_data="b"))
        at = {**CHAT, "message_id": sent["message_id"]}
        assert "not modified" in await refusal(telegram, "editMessageText", **{**keyboard(text="a", callback_data="b"), **at})
        edited = await result(telegram, "editMessageText", **at, text="<i>c</i>", parse_mode="HTML")
        assert (edited["text"], "reply_markup" in edited) == ("c", False)
        assert "not modified" in await refusal(telegram, "editMessageReplyMarkup", **at)
        asked = updates.message("mine")
        telegram.give(asked)
        theirs = {**CHAT, "message_id": asked["message"]["message_id"], "text": "a"}
        assert "message can't be edited" in await refusal(telegram, "editMessageText", **theirs)
        assert await result(telegram, "deleteMessage", **at) is True
        assert "not found" in await refusal(telegram, "deleteMessage", **at)


async def test_a_quiz_is_a_message_that_is_closed_once() -> None:
    async with Emulator() as telegram:
        sent = await result(telegram, "sendPoll", **QUIZ, explanation="it is", is_anonymous="false")
        assert [option["text"] for option in sent["poll"]["options"]] == ["a", "b"]
        telegram.give(updates.voted(sent["poll"]["id"], 1))
        assert (await result(telegram, "stopPoll", **CHAT, message_id=sent["message_id"]))["is_closed"]
        assert "already been closed" in await refusal(telegram, "stopPoll", **CHAT, message_id=sent["message_id"])


async def test_commands_are_kept_by_scope_and_language() -> None:
    private = {"scope": '{"type": "all_private_chats"}'}
    async with Emulator() as telegram:
        await result(telegram, "setMyCommands", **commands(("help", "a")))
        await result(telegram, "setMyCommands", **commands(("quiz", "b"), **private, language_code="hi"))
        assert [each["command"] for each in await result(telegram, "getMyCommands")] == ["help"]
        assert await result(telegram, "getMyCommands", **private) == []
        await result(telegram, "deleteMyCommands")
        assert await result(telegram, "getMyCommands") == []


async def test_it_knows_who_is_in_a_group_and_what_became_of_the_group() -> None:
    group, asha = {"chat_id": -1001}, {"user_id": 7}
    async with Emulator() as telegram:
        telegram.give(updates.message("one", updates.group()), updates.became("administrator"), updates.became("restricted"))
        assert (await result(telegram, "getChatMember", **group, **asha))["status"] == "member"
        telegram.chats.members[-1001, 7] = "administrator"
        assert (await result(telegram, "getChatMember", **group, **asha))["can_change_info"]
        assert [each["user"]["id"] for each in await result(telegram, "getChatAdministrators", **group)] == [7]
        telegram.chats.moved[-1001] = -1009
        status, answer = await post(telegram, "sendMessage", {**group, "text": "a"})
        assert (status, answer["parameters"]) == (400, {"migrate_to_chat_id": -1009})
        telegram.chats.moved.clear()
        assert await result(telegram, "leaveChat", **group) is True
        assert "not a member" in await refusal(telegram, "sendMessage", **group, text="a")


async def test_it_knows_its_token_and_answers_faults_in_telegrams_shape() -> None:
    async with Emulator() as telegram:
        assert (await post(telegram, "getMe", {}, "1:x"))[0] == 401
        telegram.fail("getMe", Fault(429, "Too Many Requests", {"retry_after": 3}), Fault(reset=True))
        status, answer = await post(telegram, "getMe", {})
        assert (status, answer["parameters"]) == (429, {"retry_after": 3})
        with pytest.raises(aiohttp.ClientError):
            await post(telegram, "getMe", {})
        assert (await post(telegram, "getMe", {}))[1]["result"]["username"] == "marquee_bot"


async def test_a_fault_after_the_request_was_carried_out_leaves_its_work_done() -> None:
    async with Emulator() as telegram:
        telegram.fail("sendMessage", Fault(reset=True, after=True))
        with pytest.raises(aiohttp.ClientError):
            await post(telegram, "sendMessage", {**CHAT, "text": "a"})
        assert telegram.texts() == ["a"]


async def test_an_update_is_handed_out_until_a_higher_offset_confirms_it() -> None:
    async with Emulator() as telegram:
        first, second = telegram.give(updates.message("one"), updates.message("two"))
        for offset, expected in ((0, [first, second]), (first, [first, second]), (second, [second]), (second + 1, [])):
            handed_out = await result(telegram, "getUpdates", offset=offset)
            assert [update["update_id"] for update in handed_out] == expected


async def test_only_the_kinds_of_update_that_were_asked_for_are_handed_out() -> None:
    async with Emulator() as telegram:
        await result(telegram, "getUpdates", allowed_updates='["message", "poll_answer"]')
        telegram.give(updates.message("one"), updates.typed("one"), updates.voted("1", 0), updates.chosen("1", "one"))
        kinds = [next(iter(update.keys() - {"update_id"})) for update in await result(telegram, "getUpdates")]
        assert kinds == ["message", "poll_answer"]


class Hook:
    """A web server that takes updates, after refusing as many as it is told to."""

    def __init__(self, refusing: int = 0) -> None:
        self.got: list[tuple[int, str | None]] = []
        self._refusing = refusing

    async def take(self, request: web.Request) -> web.Response:
        self.got.append(((await request.json())["update_id"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        self._refusing -= 1
        return web.Response(status=500 if self._refusing >= 0 else 200)

    async def start(self) -> str:
        app = web.Application()
        app.router.add_post("/hook", self.take)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"


async def test_a_webhook_gets_each_update_with_its_secret_until_it_says_200_and_polling_is_refused_meanwhile() -> None:
    hook = Hook(refusing=1)
    async with Emulator() as telegram:
        await result(telegram, "setWebhook", url=await hook.start(), secret_token="s3cret")
        first, second = telegram.give(updates.message("one"), updates.message("two"))
        await telegram.until(lambda: telegram.unconfirmed == 0)
        assert hook.got == [(first, "s3cret"), (first, "s3cret"), (second, "s3cret")]
        assert (await post(telegram, "getUpdates", {}))[0] == 409
        assert "Wrong response" not in str(await result(telegram, "getWebhookInfo"))
        await result(telegram, "deleteWebhook")
        telegram.give(updates.message("three"))
        assert len(await result(telegram, "getUpdates")) == 1
        await hook.runner.cleanup()


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("a <b>b<i>c</i></b>", "a bc", [Entity("italic", 3, 1), Entity("bold", 2, 2)]),
        ("🎬<b>x</b>", "🎬x", [Entity("bold", 2, 1)]),
        ('<a href="https://a.b?c=1&amp;d">e</a>', "e", [Entity("text_link", 0, 1, "https://a.b?c=1&d")]),
        ("&lt;b&gt; &amp;amp; &nbsp; & &#65;", "<b> &amp; &nbsp; & A", []),
        ('<span class="tg-spoiler">s</span>', "s", [Entity("spoiler", 0, 1)]),
    ],
)
def test_html_is_read_as_telegram_reads_it(html: str, text: str, entities: list[Entity]) -> None:
    assert read_html(html) == (text, entities)


def test_an_attribute_that_a_quotation_mark_ends_early_is_refused() -> None:
    with pytest.raises(Refused):
        read_html('<a href="x"y">z</a>')


def test_the_second_opinion_objects_to_what_no_update_request_or_result_is() -> None:
    assert opinion.of_update({"update_id": 1, **updates.message("one")}) == ""
    assert opinion.of_update({"update_id": 1, "message": {"text": "one"}})
    assert opinion.of_update({"update_id": 1, "mesage": {}})
    assert opinion.of_request("sendMessage", {"chat_id": 7})
    assert opinion.of_result("sendMessage", True)
