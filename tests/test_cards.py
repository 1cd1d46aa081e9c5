"""Cards, and the links that open them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import updates
from hypothesis import given
from hypothesis import strategies as st
from talking import Talk, buttons, talking

from bot.conversation.conversation import Conversation
from bot.conversation.keys import Known, key_of, thing_of
from bot.conversation.load import load_told
from bot.marquee import Marquee
from knowledge.build import build
from knowledge.store import open_store


@pytest.fixture(scope="module")
def talks(marquee: Marquee) -> Conversation:
    return Conversation(load_told(marquee.rules), marquee.rules, marquee.store)


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path) as one:
        yield one


def things(marquee: Marquee) -> list[Known]:
    rows = marquee.store.execute(
        "SELECT id, kind, name, label, told, facts FROM thing WHERE kind IN ('film', 'person', 'ceremony')"
    )
    return [Known(*row) for row in rows]


def test_a_card_shows_all_there_is_of_a_thing(talks: Conversation) -> None:
    film = talks.card(talks.begin("12 Bells")[0])
    assert film
    assert film.text.split("\n")[0] == "🎬 <b>12 Bells</b> (2021) · drama"
    assert "<b>Directed by</b> Dorrin Hale" in film.text
    assert "Source:" in film.sources
    night = talks.card(talks.begin("11th Golden")[0])
    assert night
    assert "Sunday 9 February 2020" in night.text
    assert "<b>Best Lead</b>: Toma Reskin for Glass Orchard and Bela Orsatt for Paper Moths" in night.text


def test_every_thing_of_the_world_has_a_card_that_fits_and_a_line(marquee: Marquee, talks: Conversation) -> None:
    for thing in things(marquee):
        card = talks.card(thing)
        assert card
        assert thing.name.split()[0] in card.text.replace("&#39;", "'").replace("&amp;", "&")
        assert "<" not in card.line


def test_a_key_finds_its_thing_whatever_numbers_things_have(marquee: Marquee, tmp_path: Path) -> None:
    """Built from two files in place of one, the same things have other numbers."""
    (tmp_path / "more.yaml").write_text('source: {title: "More"}\nfilms: [{title: Aaa, year: 1950, director: Zed Abel}]\n')
    store = tmp_path / "store.db"
    assert not build([tmp_path / "more.yaml"], store).mistakes
    assert not build([tmp_path / "more.yaml", Path(__file__).with_name("world.yaml")], store).mistakes
    again, found = open_store(store), things(marquee)
    assert len(found) > 20
    for thing in found:
        for room in (62, 53):
            key = key_of(thing, room)
            assert len(key) <= room
            same = thing_of(key, thing.kind, again)
            assert same
            assert (same.name, same.told) == (thing.name, thing.told)


@given(name=st.text(min_size=1), told=st.text(max_size=6))
def test_a_key_is_what_telegram_takes_in_a_link(name: str, told: str) -> None:
    key = key_of(Known(1, "film", name, name, told), 62)
    assert len(key) <= 62
    assert all(char.isascii() and (char.isalnum() or char in "-_") for char in key)


@given(key=st.text(max_size=64))
def test_any_other_word_finds_nothing_or_a_thing_of_that_key(marquee: Marquee, key: str) -> None:
    found = thing_of(key, "film", marquee.store)
    assert found is None or found.kind == "film"


async def test_a_link_opens_a_card_and_its_buttons_go_on(talk: Talk, talks: Conversation) -> None:
    shown = await talk.says(f"/start {talks.link_of(talks.begin('12 Bells')[0])}")
    assert shown["text"].startswith("🎬 12 Bells")
    (cast,) = await talk.presses(shown, "🎭 Cast")
    assert "Toma Reskin" in cast["text"]


async def test_a_link_to_what_is_gone_says_so_and_so_does_one_to_nothing(talk: Talk) -> None:
    gone = await talk.says("/start f_nothingatallof_that")
    assert gone["text"].startswith("What that link showed is not here any more.")
    assert len(buttons(gone)) == 3
    lost = await talk.says("/start Zz-9")
    assert lost["text"].startswith("That link leads to nothing I know.")
    assert buttons(lost) == buttons(gone)
    assert (await talk.says("/start hello"))["text"].startswith("Hello!")


async def test_sources_are_left_out_where_nobody_wants_them(talk: Talk, talks: Conversation) -> None:
    settings = await talk.says("/settings")
    await talk.presses(settings, "Sources under answers: on")
    shown = await talk.says(f"/start {talks.link_of(talks.begin('12 Bells')[0])}")
    assert "Source:" not in shown["text"]
    assert "🔔 Follow" in buttons(shown) or buttons(shown)
    assert "Source:" not in (await talk.says("who directed 12 Bells?"))["text"]
    assert updates.private()["id"] == talk.chat["id"]
