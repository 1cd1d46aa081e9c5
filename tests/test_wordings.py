"""Guesses put into words: as examples put them, else as patterns do; what is not read back so is not said."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.reading.guessing.guess import Guess
from bot.reading.spotting.spots import Spots
from bot.telling.wordings import Wordings


def put(marquee: Marquee, text: str, intent: str, *, shown: bool = False, deaf: bool = False) -> str:
    """How the first guess of an intent is put; by one who reads nothing where `deaf`."""
    question = marquee.read(text)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    guess: Guess = next(one for one in marquee.guessed.guesses(spots) if one.intent.name == intent)
    wordings = Wordings(marquee.rules, lambda text: None if deaf else marquee.read_again(text))
    return wordings.put(guess, spots.question.typed, shown=shown)


def test_a_guess_is_put_as_an_example_is(small: Marquee) -> None:
    assert put(small, "marrow street whodunnit", "director", shown=True) == "who directed Marrow Street?"


def test_else_as_a_pattern_is_of_which_no_word_may_be_left_out(marquee: Marquee) -> None:
    said = put(marquee, "under genre marrow street", "genre")
    assert "Marrow Street" in said
    reading = marquee.read_again(said)
    assert reading
    assert reading.intent.name == "genre"


def test_what_is_shown_is_no_pattern(marquee: Marquee) -> None:
    assert put(marquee, "under genre marrow street", "genre", shown=True) == ""


def test_what_is_not_read_so_is_not_said(marquee: Marquee) -> None:
    assert put(marquee, "under genre marrow street", "genre", deaf=True) == ""
