"""The bot on Telegram, over real HTTP against the emulator."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from emulator import Emulator, updates
from emulator.rules import METHODS
from fake_marquee import CHOICES, LONG_CHOICE, FakeMarquee, fake_talk
from running import QUICK, bot_inside, done_in, settings

from bot.state import State
from bot.telegram.service import serve

# What the library has to say of its own names is not what is tested here.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")
GREETING = fake_talk().say("en", "greeting")
SPECIFICATION = Path(os.environ.get("MARQUEE_DATA", Path(__file__).parents[2] / "shared/data")) / "telegram-bot-api/api.json"


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[Emulator]:
    """An emulator with the bot running against it, which must never be refused a request."""
    async with Emulator() as emulator:
        async with bot_inside(emulator.url, tmp_path):
            yield emulator
        assert emulator.refused == []


async def settled(telegram: Emulator, home: Path, *given: updates.Json) -> list[str]:
    """Gives updates and waits until they are done; the texts sent since."""
    before = len(telegram.sent())
    numbers = telegram.give(*given)
    async with asyncio.timeout(5):
        while not set(numbers) <= (done_in(home) if (home / "state.db").exists() else set()):
            await asyncio.sleep(0.01)
    return telegram.texts()[before:]


def inline_answers(telegram: Emulator) -> list[SimpleNamespace]:
    return [SimpleNamespace(**sent.fields) for sent in telegram.sent("answerInlineQuery")]


async def test_a_private_question_is_answered_in_html_without_a_link_preview(telegram: Emulator) -> None:
    telegram.give(updates.message("Tom & <b>Jerry</b>"))
    await telegram.messages(1)
    sent = telegram.sent()[0].fields
    assert sent["text"] == "You asked: <b>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</b>"
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in sent


async def test_each_user_of_a_chat_has_a_thread_of_their_own(telegram: Emulator) -> None:
    other = updates.user(8, "Ravi")
    ask = "@marquee_bot "
    telegram.give(
        updates.message(ask + "one", updates.group()),
        updates.message(ask + "two", updates.group()),
        updates.message(ask + "three", updates.group(), **{"from": other}),
    )
    texts = await telegram.messages(3)
    assert texts[1:] == ["You asked: <b>two</b> (after one)", "You asked: <b>three</b>"]


async def test_start_greets_and_offers_examples_as_buttons(telegram: Emulator) -> None:
    telegram.give(updates.message("/start"))
    assert await telegram.messages(1) == [GREETING]
    rows = telegram.sent()[0].fields["reply_markup"]["inline_keyboard"]
    assert [row[0]["text"] for row in rows] == list(fake_talk().examples("en"))


async def test_a_deep_link_is_a_question(telegram: Emulator, tmp_path: Path) -> None:
    texts = await settled(telegram, tmp_path, updates.message("/start 12th-fail_cast"), updates.message("/start nothing"))
    assert texts == ["You asked: <b>12th fail cast</b>", fake_talk().say("en", "link_unknown")]


async def test_commands_take_our_name_and_leave_those_of_other_bots(telegram: Emulator, tmp_path: Path) -> None:
    given = ["/ask@marquee_bot one", "/ask@other_bot one", "/weather", "/help@Marquee_Bot", "/start@other_bot"]
    texts = await settled(telegram, tmp_path, *(updates.message(text, updates.group()) for text in given))
    assert texts[0] == "You asked: <b>one</b>"
    assert [text.split("\n")[0] for text in texts] == [texts[0], fake_talk().say("en", "help")]


async def test_an_unknown_command_in_private_is_told_which_there_are(telegram: Emulator) -> None:
    telegram.give(updates.message("/weather"))
    assert await telegram.messages(1) == [fake_talk().say("en", "unknown_command")]


async def test_in_a_group_the_bot_speaks_only_when_addressed(telegram: Emulator, tmp_path: Path) -> None:
    group = updates.group()
    reply = updates.content("what it said", group, **{"from": updates.BOT})
    texts = await settled(
        telegram,
        tmp_path,
        updates.message("who won?", group),
        updates.message("mail me@marquee_bot.org or @marquee_bots", group),
        updates.message("who won, @Marquee_Bot?", group),
        updates.message("and then?", group, reply_to_message=reply),
        updates.sticker(group),
    )
    assert texts == ["You asked: <b>who won, ?</b>", "You asked: <b>and then?</b> (after who won, ?)"]
    assert all(sent.fields["reply_parameters"]["allow_sending_without_reply"] for sent in telegram.sent())


async def test_in_a_forum_the_reply_stays_in_its_topic(telegram: Emulator) -> None:
    telegram.give(updates.message("@marquee_bot one", updates.group(), message_thread_id=55, is_topic_message=True))
    await telegram.messages(1)
    assert telegram.sent()[0].fields["message_thread_id"] == 55


async def test_a_name_alone_is_answered_with_the_greeting(telegram: Emulator) -> None:
    telegram.give(updates.message("@marquee_bot", updates.group()))
    assert await telegram.messages(1) == [GREETING]


async def test_what_has_no_words_is_told_so_in_private_and_service_messages_are_passed_over(
    telegram: Emulator, tmp_path: Path
) -> None:
    joined = updates.message(None, new_chat_photo=[{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}])
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]
    pinned = updates.message(None, pinned_message=updates.content("one"))
    texts = await settled(
        telegram, tmp_path, updates.sticker(), updates.message(None, photo=photo, caption="one"), pinned, joined
    )
    assert texts == [fake_talk().say("en", "not_text"), "You asked: <b>one</b>"]


async def test_own_inline_results_other_bots_and_channels_are_not_answered(telegram: Emulator, tmp_path: Path) -> None:
    channel = {"id": -1009, "type": "channel", "title": "News"}
    post = {"message_id": 1, "date": 1, "chat": channel, "text": "one"}
    other = {**updates.user(9), "is_bot": True}
    given = (updates.message("one", via_bot=updates.BOT), updates.message("one", **{"from": other}), {"channel_post": post})
    assert await settled(telegram, tmp_path, *given) == []


async def test_an_admin_who_writes_as_the_group_is_answered(telegram: Emulator, tmp_path: Path) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    asked = updates.message("@marquee_bot one", updates.group(), sender_chat=updates.group(), **{"from": anonymous})
    assert await settled(telegram, tmp_path, asked) == ["You asked: <b>one</b>"]


async def test_a_changed_question_has_its_answer_changed_unless_its_words_are_the_same(
    telegram: Emulator, tmp_path: Path
) -> None:
    asked = updates.message("one")
    texts = await settled(telegram, tmp_path, asked, updates.edited(asked, "one"), updates.edited(asked, "two"))
    assert texts == ["You asked: <b>one</b>"]
    (changed,) = telegram.sent("editMessageText")
    assert changed.fields["text"] == "You asked: <b>two</b> (after one)"
    assert changed.fields["message_id"] == telegram.sent()[0].message["message_id"]


async def test_a_changed_question_that_was_never_answered_is_a_new_one(telegram: Emulator, tmp_path: Path) -> None:
    asked = updates.message("one")
    assert await settled(telegram, tmp_path, updates.edited(asked, "two")) == ["You asked: <b>two</b>"]
    assert telegram.sent()[0].fields["reply_parameters"]["message_id"] == asked["message"]["message_id"]


async def test_choices_are_buttons_and_a_pressed_one_is_its_question_however_long(telegram: Emulator) -> None:
    telegram.give(updates.message("which"))
    await telegram.messages(1)
    sent = telegram.sent()[0]
    buttons = [row[0] for row in sent.fields["reply_markup"]["inline_keyboard"]]
    assert [button["text"] for button in buttons] == list(CHOICES)
    telegram.give(*(updates.pressed(sent.message, button["callback_data"]) for button in buttons))
    texts = await telegram.messages(3)
    assert texts[1:] == [f"You asked: <b>{CHOICES[0]}</b>", f"You asked: <b>{LONG_CHOICE}</b> (after {CHOICES[0]})"]
    await telegram.until(lambda: len(telegram.sent("answerCallbackQuery")) == 2)


async def test_a_button_nobody_remembers_says_so(telegram: Emulator) -> None:
    telegram.give(updates.pressed(updates.content("old", **{"from": updates.BOT}), "agone"))
    await telegram.until(lambda: bool(telegram.sent("answerCallbackQuery")))
    assert telegram.sent("answerCallbackQuery")[0].fields["text"] == fake_talk().say("en", "choice_gone")
    assert telegram.texts() == []


@pytest.mark.parametrize("query", ["no", "break"])
async def test_an_inline_query_without_an_answer_gets_an_empty_page(telegram: Emulator, query: str) -> None:
    telegram.give(updates.typed(query, "not a number"))
    await telegram.until(lambda: bool(inline_answers(telegram)))
    assert inline_answers(telegram)[0].results == []


async def test_a_long_reply_is_cut_and_keeps_its_source_line(telegram: Emulator) -> None:
    telegram.give(updates.message("long"))
    text = (await telegram.messages(1))[0]
    assert text.endswith("…</b>\n<i>Source: it</i>") or text.endswith("</b>\n…\n<i>Source: it</i>")


async def test_html_that_telegram_cannot_read_is_sent_as_plain_text(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.give(updates.message("bad html"))
        assert await telegram.messages(1) == ["1 < 2"]


async def test_a_failure_inside_is_an_apology_to_the_user_and_a_line_in_the_log_without_their_words(
    telegram: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.give(updates.message("break"))
    assert await telegram.messages(1) == [fake_talk().say("en", "failed")]
    assert "RuntimeError at fake_marquee.py" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "🎬🎬🎬",
        "x" * 4096,
        "🎬" * 2048,
        "<script>alert(1)</script> {{ 7*7 }} {% for %}",
        "'; DROP TABLE inbox; --",
        "\u202eabc\u200f\u2066",
        "a\x00b",
        "half a pair \ud83c",
        "  \u200b  ",
    ],
)
async def test_whatever_is_typed_gets_one_reply(telegram: Emulator, tmp_path: Path, text: str) -> None:
    assert len(await settled(telegram, tmp_path, updates.message(text))) == 1


async def test_a_chat_that_blocked_the_bot_is_done_with_at_the_first_try(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.blocked.add(7)
        texts = await settled(telegram, tmp_path, updates.message("one"), updates.left(), updates.message("two"))
        assert texts == []
        assert len(telegram.refused) == 2


async def test_an_update_that_cannot_be_read_does_not_stop_its_chat(telegram: Emulator, tmp_path: Path) -> None:
    telegram.give_again(999, {"message": {"chat": {"id": 7}, "text": 5}})
    telegram.give_again(998, {"something_new": {"id": 1}})
    assert await settled(telegram, tmp_path, updates.message("one")) == ["You asked: <b>one</b>"]
    assert {998, 999} <= done_in(tmp_path)


async def test_questions_without_an_answer_are_kept_for_the_admins(telegram: Emulator, tmp_path: Path) -> None:
    group = updates.message("@marquee_bot empty", updates.group())
    await settled(telegram, tmp_path, updates.message("nothing"), group, updates.message("one"))
    kept = State(f"sqlite:///{tmp_path / 'state.db'}").unanswered.latest()
    found = {(missing.question, missing.status, missing.chat_kind) for missing in kept}
    assert found == {("nothing", "not_understood", "private"), ("empty", "no_answer", "supergroup")}


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("no database " * 100)], ids=["folder", "garbage"])
async def test_a_state_that_cannot_be_opened_is_one_line_and_exit_code_1(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "state.db")
    assert await serve(FakeMarquee(), fake_talk(), settings("http://127.0.0.1:1", tmp_path, QUICK), asyncio.Event()) == 1
    assert "STATE_URL" in caplog.text


def test_the_emulator_knows_fields_as_the_specification_does() -> None:
    if not SPECIFICATION.exists():
        pytest.skip("the machine-readable Bot API is not here; MARQUEE_DATA names the folder that has it")
    methods = json.loads(SPECIFICATION.read_text())["methods"]
    for name, fields in METHODS.items():
        stated = {field["name"]: field for field in methods[name].get("fields", [])}
        assert fields.keys() <= stated.keys(), name
        assert {field for field in stated if stated[field]["required"]} <= fields.keys(), name
        for field, (kind, required, _) in fields.items():
            assert required == stated[field]["required"], (name, field)
            plain = stated[field]["types"][0] in ("Integer", "String", "Boolean")
            assert kind == (stated[field]["types"][0] if plain else "JSON"), (name, field)
