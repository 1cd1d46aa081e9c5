"""Misspelt words of messages that lean on what was said before."""

from __future__ import annotations

import pytest
from test_thread import chat

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.spotting.spots import Spots
from bot.threads.typos import without_typos

ASKED = "best lead the 15th Golden Lantern Awards"


def words_of(marquee: Marquee, text: str) -> str:
    question = marquee.read(text)
    assert isinstance(question, Question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    return " ".join(without_typos(spots, marquee.rules, marquee.lexicon).plain)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("and the year befoe?", "and the year before"),
        ("what abuot best director", "what about best director"),
        ("and Lighthouse?", "and lighthouse"),  # nothing to mend
        ("and Zzqqx?", "and zzqqx"),  # near to nothing
    ],
)
def test_a_word_that_can_only_be_a_slip_of_one_of_ours_is_that(marquee: Marquee, typed: str, meant: str) -> None:
    assert words_of(marquee, typed) == meant


def test_a_long_message_is_left_as_it_is(marquee: Marquee) -> None:
    long = "who of all those people that i heard of won it the year befoe"
    assert words_of(marquee, long) == long


@pytest.mark.parametrize("fragment", ["and the year befoe?", "what abuot the year before"])
def test_a_misspelt_fragment_is_read_as_the_one_meant(marquee: Marquee, fragment: str) -> None:
    assert chat(marquee, ASKED, fragment).answers == chat(marquee, ASKED, "and the year before?").answers != ()
