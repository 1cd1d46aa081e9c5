"""Quizzes: one right answer that nobody disputes; points in groups; the anniversaries of a day."""

from __future__ import annotations

import datetime
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from emulator import updates
from talking import Talk, buttons, talking

from bot.conversation.conversation import Conversation
from bot.conversation.load import load_told
from bot.conversation.riddles import LONGEST_BECAUSE, OPTIONS
from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.store import open_store


@pytest.fixture(scope="module")
def talks(marquee: Marquee) -> Conversation:
    return Conversation(load_told(marquee.rules), marquee.rules, marquee.store)


@pytest.fixture(scope="module")
def shipped(rules: Rules, shipped_store: Path) -> Conversation:
    return Conversation(load_told(rules), rules, open_store(shipped_store))


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path, updates.group()) as one:
        yield one


def test_a_question_has_four_options_of_one_kind_and_says_why(talks: Conversation) -> None:
    for seed in range(40):
        question = talks.riddle(random.Random(seed))
        assert question
        assert len(set(question.options)) == OPTIONS
        assert question.options[question.right] in question.because
        assert len(question.because) <= LONGEST_BECAUSE
        assert not any(option in question.text for option in question.options)


def test_a_tie_is_never_asked(talks: Conversation) -> None:
    """At the 11th night of the world two people won Best Lead."""
    asked = {question.text for seed in range(150) if (question := talks.riddle(random.Random(seed)))}
    assert any("Best Picture at the 11th" in text for text in asked)
    assert not any("Best Lead at the 11th" in text for text in asked)


def test_the_right_option_is_what_the_store_answers(shipped: Conversation, rules: Rules) -> None:
    for seed in range(25):
        question = shipped.riddle(random.Random(seed))
        assert question
        assert (
            question.because.startswith(question.options[question.right]) or question.options[question.right] in question.because
        )
        assert "Source: " in question.because


async def test_points_are_counted_in_groups_once_for_each_poll(talk: Talk) -> None:
    shown = await talk.says("/quiz")
    sent: dict[str, Any] = talk.telegram.sent("sendPoll")[0].fields
    (right,) = sent["correct_option_ids"]
    poll = shown["poll"]["id"]
    ravi = updates.user(8, "Ravi & <Co>")
    votes = (updates.voted(poll, right, by=ravi), updates.voted(poll, right, by=ravi), updates.voted(poll, (right + 1) % 4))
    await talk.gives(*votes, updates.voted("unknown", 0))
    assert (await talk.says("/scores"))["text"].strip() == "Quiz points\n1. Ravi & <Co>: 1 of 1\n2. Asha: 0 of 1"


async def test_the_next_quiz_is_a_button_away_unless_admins_want_none(talk: Talk) -> None:
    shown = await talk.says("/quiz")
    (again,) = await talk.presses(shown, "Another one")
    assert "poll" in again
    talk.telegram.chats.members[talk.chat["id"], 7] = "administrator"
    await talk.presses(await talk.says("/settings"), "Quiz: on")
    assert (await talk.says("/quiz"))["text"] == "Quizzes are switched off in this group."


async def test_in_private_there_are_quizzes_but_no_points(marquee: Marquee, tmp_path: Path) -> None:
    async with talking(marquee, tmp_path) as talk:
        assert (await talk.says("/quiz"))["poll"]["type"] == "quiz"
        assert (await talk.says("/scores"))["text"].startswith("Points are counted in groups")


def test_what_happened_on_a_day_is_told_with_how_long_ago(talks: Conversation) -> None:
    (one,) = talks.on("en", datetime.date(2026, 2, 9))
    assert one.line == "🏆 6 years ago: the 11th Golden Lantern Awards (2020)"
    assert talks.on("en", datetime.date(2020, 2, 9)) == []
    assert talks.on("en", datetime.date(2026, 2, 10)) == []


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (datetime.date(2026, 1, 22), datetime.date(2026, 2, 9)),
        (datetime.date(2026, 2, 9), datetime.date(2026, 3, 3)),
        (datetime.date(2026, 12, 1), datetime.date(2027, 1, 15)),
        (datetime.date(2010, 1, 1), None),
    ],
)
def test_the_next_day_of_which_there_is_something_to_tell(
    talks: Conversation, day: datetime.date, following: datetime.date | None
) -> None:
    assert talks.next_after(day) == following


async def test_today_opens_cards(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.features.today.datetime.datetime", NinthOfFebruary)
    shown = await talk.says("/today")
    assert shown["text"].startswith("On 9 February\n🏆 6 years ago")
    (hindi,) = await talk.gives(
        updates.message("/today", updates.private(9), **{"from": {**updates.user(9), "language_code": "hi"}})
    )
    assert hindi["text"] == "9 फ़रवरी को\n🏆 11th Golden Lantern Awards: 6 साल पहले"
    (card,) = await talk.presses(shown, "11th Golden Lantern Awards")
    assert "Vesna Tull" in card["text"]
    assert buttons(card)


async def test_a_day_without_anything_tells_of_the_next_that_has(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.features.today.datetime.datetime", TenthOfFebruary)
    shown = await talk.says("/today")
    assert shown["text"].startswith(
        "I know of no award night on 10 February. On 3 March, the next day with one, it will be:\n🏆 2 years ago"
    )
    assert buttons(shown)


class NinthOfFebruary(datetime.datetime):
    """A clock that stands still."""

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: datetime.tzinfo | None = None) -> NinthOfFebruary:
        return cls(2026, 2, 9, tzinfo=tz)


class TenthOfFebruary(datetime.datetime):
    """Another one."""

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: datetime.tzinfo | None = None) -> TenthOfFebruary:
        return cls(2026, 2, 10, tzinfo=tz)
