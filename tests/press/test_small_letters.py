"""Names that no capital shows."""

from __future__ import annotations

import pytest

from knowledge.press.rules import PressRules
from knowledge.press.small_letters import SmallLetterNames
from knowledge.press.tokens import tokens


def guessed(press: PressRules, text: str, *barriers: int) -> list[str]:
    return [each.name for each in SmallLetterNames(press, text).all(tokens(text), barriers, [])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("emma stone won best actress", ["emma stone"]),
        ("the film by yorgos lanthimos won", ["yorgos lanthimos"]),
        ("director ang lee and emma stone won", ["ang lee", "emma stone"]),
        ("emma won best actress", []),  # one word is too little
        ("the best film of the year", []),
        ("they saw emma stone yesterday", []),  # nothing parts the name from the words before
        ("emma stone kristen wiig won", []),  # nor from those behind
        ("", []),
    ],
)
def test_words_set_off_by_small_ones_are_a_name(press: PressRules, text: str, names: list[str]) -> None:
    assert guessed(press, text) == names


def test_what_is_named_already_is_not_guessed_again(press: PressRules) -> None:
    assert guessed(press, "emma stone won best actress", 0, 1) == []


def test_a_guess_may_be_of_any_kind(press: PressRules) -> None:
    (only,) = SmallLetterNames(press, "emma stone won").all(tokens("emma stone won"), (), [])
    assert (only.kinds, only.how, only.whole) == (press.things, "raw", False)
