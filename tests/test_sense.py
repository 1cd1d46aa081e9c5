"""Two readings ask the same where their question and its things are the same, in whatever words."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.reading.meanings.sense import ask_the_same

ASKED = "who directed Marrow Street"


def same(marquee: Marquee, one: str, other: str) -> bool:
    first, second = marquee.read_again(one), marquee.read_again(other)
    assert first
    assert second
    return ask_the_same(first, second)


@pytest.mark.parametrize("other", ["Marrow Street director?", "so who directed marrow street", "the director of Marrow Street"])
def test_other_words_ask_the_same(marquee: Marquee, other: str) -> None:
    assert same(marquee, ASKED, other)


@pytest.mark.parametrize("other", ["who acted in Marrow Street", "who directed 12 Bells", "did Hanno Reskin direct 12 Bells"])
def test_another_question_or_another_thing_is_not_the_same(marquee: Marquee, other: str) -> None:
    assert not same(marquee, ASKED, other)


def test_descriptions_are_the_same_by_what_they_say(marquee: Marquee) -> None:
    films = "who acted in films directed by Hanno Reskin"
    assert same(marquee, films, "the cast of films directed by Hanno Reskin")
    assert not same(marquee, films, "who acted in films with Hanno Reskin")
