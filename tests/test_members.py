"""Groups: their settings are their admins' matter, and the bot goes where it may not speak."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import Emulator, Fault, updates
from talking import Talk, answered, buttons, talking

from bot.marquee import Marquee
from bot.state import Preferences, State


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path, updates.group()) as one:
        yield one


def kept(talk: Talk) -> Preferences:
    return State(f"sqlite:///{talk.home / 'state.db'}").chats.of(talk.chat["id"])


async def test_added_to_a_group_it_says_how_to_be_asked(talk: Talk) -> None:
    (shown,) = await talk.gives(updates.became("member", talk.chat, "left"))
    assert "@marquee_bot" in shown["text"]
    assert await talk.gives(updates.became("administrator", talk.chat)) == []
    assert await talk.gives(updates.left(talk.chat)) == []


async def test_only_admins_change_the_settings_of_a_group(talk: Talk) -> None:
    assert (await talk.says("/settings"))["text"] == "Only this group's admins can do that."
    talk.telegram.chats.members[talk.chat["id"], 8] = "administrator"
    ravi = talk.another(8, "Ravi")
    shown = await ravi.says("/settings")
    assert await talk.presses(shown, "Quiz: on") == []
    assert talk.notices()[-1] == "Only this group's admins can do that."
    assert kept(talk).quiz
    (changed,) = await ravi.presses(shown, "Quiz: on")
    assert "Quiz: off" in buttons(changed)
    assert talk.notices()[-1] == ""
    assert not kept(talk).quiz


async def test_an_anonymous_admin_is_one(talk: Talk) -> None:
    as_group = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    shown = await talk.gives(talk.message("/settings", sender_chat=talk.chat, **{"from": as_group}))
    assert buttons(shown[0])


async def test_a_chosen_language_is_spoken_in_the_whole_group(talk: Talk) -> None:
    talk.telegram.chats.members[talk.chat["id"], 7] = "creator"
    (languages,) = await talk.presses(await talk.says("/settings"), "Language: English")
    (changed,) = await talk.presses(languages, "हिन्दी")
    assert "भाषा: हिन्दी" in buttons(changed)
    assert (await talk.another(8, "Ravi").says("/help"))["text"].startswith("आप")


async def test_it_leaves_where_nothing_may_be_written_for_good(talk: Talk) -> None:
    muted = updates.became("restricted", talk.chat)
    await talk.gives(muted)
    assert talk.telegram.chats.left == {talk.chat["id"]}


async def test_a_refused_message_is_remembered_and_a_week_of_them_is_enough(marquee: Marquee, tmp_path: Path) -> None:
    async with Emulator() as telegram:
        talk = Talk(telegram, tmp_path, updates.user(), updates.group())
        asked = talk.message("/ask who directed Glass Orchard?")
        for days, left in ((0, set()), (8, {talk.chat["id"]})):
            if muted := kept(talk).muted:
                state = State(f"sqlite:///{tmp_path / 'state.db'}")
                state.chats.set(talk.chat["id"], Preferences(muted=muted - days * 86_400))
            telegram.fail("sendMessage", Fault(400, "Bad Request: not enough rights to send text messages to the chat"))
            async with answered(telegram, marquee, tmp_path):
                await talk.gives(asked)
            assert telegram.chats.left == left
            assert (kept(talk).muted is None) == bool(left)


async def test_one_answer_that_comes_through_is_a_new_beginning(talk: Talk) -> None:
    talk.telegram.fail("sendMessage", Fault(400, "Bad Request: CHAT_WRITE_FORBIDDEN"))
    await talk.gives(talk.message("/ask who directed Glass Orchard?"))
    assert kept(talk).muted is not None
    await talk.says("/ask who directed Glass Orchard?")
    assert kept(talk).muted is None


async def test_the_menu_is_set_for_each_kind_of_chat_and_language(talk: Talk) -> None:
    await talk.telegram.until(lambda: len(talk.telegram.sent("setMyCommands")) >= 6)
    private = [command["command"] for command in talk.telegram.commands["all_private_chats", ""]]
    groups = [command["command"] for command in talk.telegram.commands["all_group_chats", ""]]
    assert "forget" in private
    assert "ask" in groups
    assert "settings" not in groups
    assert "settings" in [command["command"] for command in talk.telegram.commands["all_chat_administrators", "hi"]]


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings_and_threads(talk: Talk) -> None:
    small = {"id": -77, "type": "group", "title": "Friday films"}
    talk.telegram.chats.see({"message": updates.content("hello", small)})
    talk.telegram.chats.members[-77, 7] = "creator"
    before = Talk(talk.telegram, talk.home, talk.person, small)
    await before.presses(await before.says("/settings"), "Quiz: on")
    await before.says("/follow Toma Reskin")
    await before.says("/ask who directed Glass Orchard?")
    await talk.gives(updates.moved(-77, talk.chat["id"]))
    assert not kept(talk).quiz
    assert "Sefa Lindqo" in (await talk.says("/ask and who acted in it?"))["text"]
    assert (await talk.says("/quiz"))["text"] == "Quizzes are switched off in this group."
    state = State(f"sqlite:///{talk.home / 'state.db'}")
    assert [one.name for one in state.follows.of(talk.chat["id"])] == ["Toma Reskin"]
    assert state.follows.of(-77) == []
