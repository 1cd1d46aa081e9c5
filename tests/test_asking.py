"""Questions in a chat: buttons that go on from them, long answers turned over, answers changed with their question."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import Emulator, updates
from shipped_rules import marquee_of
from talking import Talk, answered, buttons, talking

from bot.marquee import Marquee
from knowledge.build import build
from knowledge.store import open_store

LONG = """
source: {{title: "A long list", url: "https://example.org/long"}}
films:
{films}
"""


@pytest.fixture(scope="module")
def prolific(marquee: Marquee, tmp_path_factory: pytest.TempPathFactory) -> Marquee:
    """A Marquee over the invented world and somebody who directed 23 films more."""
    folder = tmp_path_factory.mktemp("prolific")
    films = "\n".join(f"  - {{title: Reel {number}, year: {1970 + number}, director: Ida Brook}}" for number in range(1, 24))
    (folder / "long.yaml").write_text(LONG.format(films=films))
    store = folder / "store.db"
    assert not build([Path(__file__).with_name("world.yaml"), folder / "long.yaml"], store).mistakes
    return marquee_of(marquee.rules, open_store(store))


@pytest.fixture
async def talk(prolific: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(prolific, tmp_path) as one:
        yield one


async def test_a_long_answer_is_turned_over_in_its_place_with_a_count(talk: Talk) -> None:
    first = await talk.says("films directed by Ida Brook")
    assert "1–10 of 23" in first["text"]
    assert "Ida Brook" in buttons(first)
    assert list(buttons(first))[:2] == ["11–20 ›", "21–23 »"]
    (second,) = await talk.presses(first, "11–20 ›")
    assert second["message_id"] == first["message_id"]
    assert "11–20 of 23" in second["text"]
    assert list(buttons(second))[:2] == ["‹ 1–10", "21–23 ›"]
    (third,) = await talk.presses(second, "21–23 ›")
    assert "21–23 of 23" in third["text"]
    assert list(buttons(third))[:2] == ["« 1–10", "‹ 11–20"]
    (again,) = await talk.presses(third, "‹ 11–20")
    assert "11–20 of 23" in again["text"]
    (last,) = await talk.presses(first, "21–23 »")
    assert last["text"] == third["text"]
    told = [shown["text"].split("\n")[0].replace(" and ", ", ").split(", ") for shown in (first, second, third)]
    assert [len(titles) for titles in told] == [10, 10, 3]


async def test_a_page_can_be_turned_after_a_restart(prolific: Marquee, tmp_path: Path) -> None:
    async with Emulator() as telegram:
        talk = Talk(telegram, tmp_path, updates.user(), updates.private())
        async with answered(telegram, prolific, tmp_path):
            first = await talk.says("films directed by Ida Brook")
        async with answered(telegram, prolific, tmp_path):
            (second,) = await talk.presses(first, "11–20 ›")
    assert "11–20 of 23" in second["text"]


async def test_an_answer_offers_what_goes_on_from_it(talk: Talk) -> None:
    shown = await talk.says("who directed Glass Orchard?")
    offered = buttons(shown)
    assert {"Ilvara Quen", "Glass Orchard", "Wrong?", "Films directed by Ilvara Quen"} <= offered.keys()
    (card,) = await talk.presses(shown, "Ilvara Quen")
    assert "Directed" in card["text"]
    (films,) = await talk.presses(shown, "Films directed by Ilvara Quen")
    assert "The Tin Harvest" in films["text"]


async def test_what_was_just_told_is_not_offered_again_in_other_words(talk: Talk) -> None:
    shown = await talk.says("which films did Ida Brook direct?")
    assert "Ida Brook" in buttons(shown)
    assert "Films directed by Ida Brook" not in buttons(shown)


async def test_a_button_works_only_in_the_chat_it_was_sent_to(talk: Talk) -> None:
    shown = await talk.says("films directed by Ida Brook")
    elsewhere = talk.another(8, "Ravi", updates.private(8))
    copied = {**shown, "chat": updates.private(8)}
    assert await elsewhere.presses(copied, "11–20 ›") == []
    assert talk.notices() == ["That choice is too old. Please ask again."]


async def test_what_a_button_carries_cannot_be_made_up(talk: Talk) -> None:
    shown = await talk.says("films directed by Ida Brook")
    data = buttons(shown)["11–20 ›"]
    for forged in (data[:1] + "A" * 8 + data[9:], data.replace("10", "20"), "a", "", "x" * 64, "🎬"):
        assert await talk.gives(updates.pressed(shown, forged, talk.person)) == []


async def test_in_a_group_an_answer_has_no_buttons_but_those_of_its_pages(prolific: Marquee, tmp_path: Path) -> None:
    async with talking(prolific, tmp_path, updates.group()) as talk:
        assert buttons(await talk.says("/ask who directed Glass Orchard?")) == {}
        shown = await talk.says("/ask films directed by Ida Brook")
        other = talk.another(8, "Ravi")
        (second,) = await other.presses(shown, "11–20 ›")
        assert "11–20 of 23" in second["text"]


async def test_a_changed_question_changes_its_answer(talk: Talk) -> None:
    asked = talk.message("who directed Glass Orchard?")
    (first,) = await talk.gives(asked)
    (second,) = await talk.gives(updates.edited(asked, "who acted in Glass Orchard?"))
    assert second["message_id"] == first["message_id"]
    assert "Sefa Lindqo" in second["text"]
    (third,) = await talk.gives(updates.edited(asked, "who directed Glass Orchard?"))
    assert "Ilvara Quen" in third["text"]


async def test_a_choice_among_namesakes_is_a_button_however_long_the_question(talk: Talk) -> None:
    shown = await talk.says(
        "please can you tell me who on earth was the director of the film that is called Lighthouse, thank you"
    )
    assert shown["text"]
    for label in buttons(shown):
        assert len(buttons(shown)[label].encode()) <= 64


async def test_what_goes_on_from_an_answer_is_about_it_and_not_about_those_before(talk: Talk) -> None:
    await talk.says("who directed Glass Orchard?")
    assert "Glass Orchard" not in buttons(await talk.says("who directed Paper Moths?"))


def test_the_first_woman_is_not_the_first_of_all(marquee: Marquee) -> None:
    assert marquee.ask("who was the first person to win best director at the golden lanterns?").status == "answered"
    assert marquee.ask("who was the first woman to win best director at the golden lanterns?").status != "answered"
