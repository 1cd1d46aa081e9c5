"""What an update asks of the bot."""

from __future__ import annotations

import pytest
from emulator import updates
from telegram import User

from bot.telegram.updates.parsing import read_update
from bot.telegram.updates.requests import Asked, Command, Request

ME = User(4242, "Marquee", True, username="marquee_bot")


def read(text: str, chat: updates.Json | None = None) -> Request | None:
    return read_update({"update_id": 1, **updates.message(text, chat or updates.private())}, ME, {"quiz", "forget"}.__contains__)


@pytest.mark.parametrize("text", ["/quiz", "quiz", "Quiz", " quiz ", "/QUIZ@marquee_bot"])
def test_alone_with_the_bot_a_command_needs_no_stroke(text: str) -> None:
    asked = read(text)
    assert isinstance(asked, Command)
    assert (asked.name, asked.rest) == ("quiz", "")


@pytest.mark.parametrize("text", ["quiz show", "who directed Quiz?", "quizzes"])
def test_a_message_that_only_begins_like_one_is_a_question(text: str) -> None:
    asked = read(text)
    assert isinstance(asked, Asked)
    assert asked.question == text


def test_in_a_group_a_word_is_a_command_with_its_stroke_alone() -> None:
    assert read("quiz", updates.group()) is None
    asked = read("@marquee_bot quiz", updates.group())
    assert isinstance(asked, Asked)
    assert isinstance(read("/quiz", updates.group()), Command)
