"""Following: new awards are told once, together, and how to hear no more of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from emulator import Emulator, Fault, updates
from running import QUICK, bot_inside, remembering
from shipped_rules import marquee_of
from talking import Talk, buttons

from bot.conversation.conversation import Conversation
from bot.conversation.load import load_told
from bot.rules.rules import Rules
from bot.state import State
from knowledge.build import build
from knowledge.store import open_store

WORLD = Path(__file__).with_name("world.yaml")
NEW = """
source: {title: "The night after", url: "https://example.org/night"}
awards:
  - award: Golden Lantern Awards
    edition: 19
    held: 2027-03-01
    results:
      - {category: Best Lead, won: Toma Reskin for The Tin Harvest}
      - {category: Best Director, won: Ilvara Quen for The Tin Harvest}
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    assert not build([WORLD], path).mistakes
    return path


def learns(store: Path) -> None:
    """The night is added to the store."""
    (store.parent / "new.yaml").write_text(NEW)
    assert not build([WORLD, store.parent / "new.yaml"], store).mistakes


@asynccontextmanager
async def running(telegram: Emulator, rules: Rules, store: Path, pause: float = 0.0) -> AsyncIterator[None]:
    marquee = marquee_of(rules, open_store(store))
    talk = Conversation(load_told(rules), rules, marquee.store)
    timing = replace(QUICK, news=0.05, news_pause=pause)
    async with bot_inside(telegram.url, store.parent, timing, talking=(remembering(marquee), talk)):
        yield


@pytest.fixture
async def talk(store: Path) -> AsyncIterator[Talk]:
    async with Emulator() as telegram:
        yield Talk(telegram, store.parent, updates.user(), updates.private())


async def news(talk: Talk, number: int = 1) -> list[str]:
    """The news told, once there are so many messages of it."""
    held: list[str] = []

    def enough() -> bool:
        held[:] = [text for text in talk.telegram.texts() if text.startswith("<b>News")]
        return len(held) >= number

    await talk.telegram.until(enough)
    return held


async def test_new_awards_are_told_in_one_message_with_a_way_to_stop(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store):
        assert (await talk.says("/follow Toma Reskin"))["text"] == "Following Toma Reskin. I will tell you here of new wins."
        await talk.says("/follow Ilvara Quen")
        learns(store)
        (told,) = await news(talk)
        assert "Toma Reskin won Best Lead for The Tin Harvest at the 19th Golden Lantern Awards (2027)" in told
        assert "Ilvara Quen won Best Director" in told
        assert "11th" not in told
        shown = talk.telegram.sent()[-1].message
        assert shown
        await talk.presses(shown, "🔕 Toma Reskin")
        assert talk.notices() == ["No more news of Toma Reskin."]
        assert "🔕 Toma Reskin" not in buttons(await talk.says("/unfollow"))


async def test_nothing_is_told_twice_over_restarts_nor_lost_while_the_bot_is_off(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store):
        await talk.says("/follow Golden Lantern Awards")
    learns(store)
    async with running(talk.telegram, rules, store):
        assert len(await news(talk)) == 1
    async with running(talk.telegram, rules, store):
        await talk.says("/about")
        await asyncio.sleep(0.2)
        assert len(await news(talk)) == 1


async def test_news_is_held_back_until_the_pause_is_over(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store, pause=3600):
        await talk.says("/follow Toma Reskin")
        state = State(f"sqlite:///{store.parent / 'state.db'}")
        state.follows.take(talk.chat["id"])
        learns(store)
        async with asyncio.timeout(5):
            while not state.follows.waiting(0):
                await asyncio.sleep(0.02)
        assert state.follows.waiting(3600) == []
        assert not any(text.startswith("<b>News") for text in talk.telegram.texts())


async def test_news_that_was_surely_not_sent_is_told_later(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store):
        await talk.says("/follow Toma Reskin")
        talk.telegram.fail("sendMessage", Fault(429, "Too Many Requests: retry after 0", {"retry_after": 0}))
        learns(store)
        assert len(await news(talk)) == 1


async def test_in_a_group_only_admins_say_what_is_followed(rules: Rules, store: Path) -> None:
    async with Emulator() as telegram, running(telegram, rules, store):
        talk = Talk(telegram, store.parent, updates.user(), updates.group())
        assert (await talk.says("/follow Toma Reskin"))["text"] == "Only this group's admins can do that."
        telegram.chats.members[talk.chat["id"], 7] = "administrator"
        assert (await talk.says("/follow Toma Reskin"))[
            "text"
        ] == "This group now follows Toma Reskin. I will tell it here of new wins."
        listed = await talk.says("/unfollow")
        assert await talk.another(8, "Bina").presses(listed, "🔕 Toma Reskin") == []
        assert talk.notices() == ["Only this group's admins can do that."]
        assert telegram.refused == []
        await talk.gives(updates.left(talk.chat))
        assert State(f"sqlite:///{store.parent / 'state.db'}").follows.links() == []


async def test_a_name_of_several_is_asked_back_and_an_unknown_one_is_told(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store):
        shown = await talk.says("/follow Lighthouse")
        assert len(buttons(shown)) == 2
        await talk.presses(shown, "Lighthouse (2021)")
        assert talk.notices() == ["Following Lighthouse (2021). I will tell you here of new wins."]
        assert "nothing of that name" in (await talk.says("/follow Zzqq"))["text"]
        assert (await talk.says("/unfollow"))["text"].startswith("Followed here")


async def test_one_of_the_list_is_crossed_off_and_the_list_shown_without_it(talk: Talk, rules: Rules, store: Path) -> None:
    async with running(talk.telegram, rules, store):
        await talk.says("/follow Toma Reskin")
        await talk.says("/follow Ilvara Quen")
        (left,) = await talk.presses(await talk.says("/unfollow"), "🔕 Toma Reskin")
        assert list(buttons(left)) == ["🔕 Ilvara Quen"]
        (none,) = await talk.presses(left, "🔕 Ilvara Quen")
        assert (none["text"].startswith("Nothing is followed here yet."), buttons(none)) == (True, {})
        await talk.presses(left, "🔕 Ilvara Quen")
        assert talk.notices() == [
            "No more news of Toma Reskin.",
            "No more news of Ilvara Quen.",
            "That is not followed any more.",
        ]
