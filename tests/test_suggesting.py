"""What is offered while somebody types after the bot's name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import updates
from talking import Talk, talking

from bot.conversation.conversation import Conversation
from bot.conversation.prefixes import Prefixes
from bot.marquee import Marquee
from bot.state import State


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path) as one:
        yield one


async def typed(talk: Talk, query: str, offset: str = "") -> dict[str, object]:
    """The answer to an inline query of somebody who types that and nothing else."""
    asha = updates.user(100 + len(talk.telegram.sent("answerInlineQuery")), "Asha")
    await talk.gives(updates.typed(query, offset, asha))
    return talk.telegram.sent("answerInlineQuery")[-1].fields


def titles(answer: dict[str, object]) -> list[str]:
    return [result["title"] for result in answer["results"]]  # type: ignore[attr-defined]


async def test_from_two_letters_on_names_are_offered_as_cards(talk: Talk) -> None:
    assert (await typed(talk, "t"))["results"] == []
    answer = await typed(talk, "to")
    assert titles(answer)[0] == "Toma Reskin"
    result = answer["results"][0]  # type: ignore[index]
    assert result["description"].startswith("Person")
    assert "Toma Reskin" in result["input_message_content"]["message_text"]
    link = result["reply_markup"]["inline_keyboard"][0][0]["url"]
    shown = await talk.says(f"/start {link.rpartition('=')[2]}")
    assert "Toma Reskin" in shown["text"]


async def test_a_word_within_a_name_finds_it_too(talk: Talk) -> None:
    assert "Toma Reskin" in titles(await typed(talk, "resk"))


async def test_a_whole_question_is_answered_first(talk: Talk) -> None:
    answer = await typed(talk, "who directed glass orchard")
    assert titles(answer)[0] == "who directed glass orchard"
    assert "Ilvara Quen" in answer["results"][0]["description"]  # type: ignore[index]


async def test_results_come_in_pages_that_share_nothing(talk: Talk) -> None:
    offset, seen = "", list[str]()
    while True:
        answer = await typed(talk, "golden", offset)
        seen += [result["id"] for result in answer["results"]]  # type: ignore[attr-defined]
        offset = str(answer["next_offset"])
        if not offset:
            break
        assert len(answer["results"]) == 10  # type: ignore[arg-type]
    assert len(seen) == len(set(seen))
    assert seen


async def test_nothing_found_leads_to_the_private_chat(talk: Talk) -> None:
    answer = await typed(talk, "zzzzqq")
    assert answer["results"] == []
    assert answer["button"] == {"text": "Nothing found. Ask me in private ›", "start_parameter": "zzzzqq"}
    assert (await talk.says("/start zzzzqq"))["text"].startswith("That link leads to nothing I know.")
    assert answer["cache_time"] < (await typed(talk, "to"))["cache_time"]  # type: ignore[operator]


async def test_a_question_goes_along_to_the_private_chat_where_a_link_can_carry_it(talk: Talk) -> None:
    told = {query: (await typed(talk, query))["button"]["start_parameter"] for query in ("zz 12  qq", "zz é", "z" * 65)}  # type: ignore[index]
    assert list(told.values()) == ["zz-12-qq", "hello", "hello"]
    assert "12 Bells" in (await talk.says("/start who-directed-12-bells"))["text"]


async def test_what_has_just_the_word_typed_comes_before_what_begins_with_it(marquee: Marquee) -> None:
    found = [thing.label for thing in Prefixes(marquee.store, ["film", "person", "ceremony"]).begin("no")]
    assert found[0] == "No"
    assert {label.split()[0] for label in found[1:]} != {"No"}


async def test_before_anything_is_typed_examples_are_offered_and_results_are_for_all(talk: Talk) -> None:
    answer = await typed(talk, "")
    assert answer["is_personal"] is False
    assert answer["button"]["text"] == "Ask me anything ›"  # type: ignore[index]


async def test_results_are_personal_only_for_whom_they_differ(talk: Talk) -> None:
    await talk.presses(await talk.says("/settings"), "Sources under answers: on")
    await talk.gives(updates.typed("to", "", talk.person))
    answer = talk.telegram.sent("answerInlineQuery")[-1].fields
    assert answer["is_personal"] is True
    assert "Source:" not in answer["results"][0]["input_message_content"]["message_text"]


async def test_chosen_results_are_counted_and_by_whom_is_not_kept(talk: Talk) -> None:
    await talk.gives(updates.chosen("p_x", "to"), updates.chosen("p_x", "to"))
    assert State(f"sqlite:///{talk.home / 'state.db'}").counts.total("chosen") == 2


async def test_of_what_one_person_types_fast_only_the_newest_is_worked_on(talk: Talk) -> None:
    typing = "who directed glass orchard" * 2
    await talk.gives(*(updates.typed(typing[:length], "", talk.person) for length in range(1, 51)))
    (answer,) = talk.telegram.sent("answerInlineQuery")
    assert answer.fields["inline_query_id"]
    assert len(talk.telegram.sent("answerInlineQuery")) == 1


def test_the_best_known_come_first_and_changes_of_the_store_are_seen(marquee: Marquee, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    copy = sqlite3.connect(path)
    marquee.store.backup(copy)
    prefixes = Prefixes(sqlite3.connect(path), ["film", "person"])
    found = prefixes.begin("to")
    assert [thing.facts for thing in found] == sorted((thing.facts for thing in found), reverse=True)
    assert prefixes.begin("t") == ()
    copy.execute("UPDATE thing SET label = 'renamed' WHERE id = ?", (found[0].id,))
    copy.commit()
    assert prefixes.begin("to")[0].label == "renamed"


def test_results_are_json_whatever_the_names_hold() -> None:
    from bot.telegram.sending.inline_results import article

    made = json.loads(article("1", "“<b>&\u2028", 'a "line"', "<b>x</b>"))
    assert made["title"] == "“<b>&\u2028"


async def test_examples_are_offered_before_anything_is_typed(
    marquee: Marquee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(marquee, tmp_path) as talk:
        asked = ("who directed Glass Orchard?", "who directed 12 Bells?")
        monkeypatch.setattr(Conversation, "examples", lambda self, language: asked)
        assert titles(await typed(talk, "")) == list(asked)
