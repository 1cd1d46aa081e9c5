"""What a question may ask where no pattern fits: answered where that is sure, else among the first of the choices."""

from __future__ import annotations

import pytest

from bot.authoring.explain import explain
from bot.marquee import Marquee
from bot.reading.guessing.guess import Guess
from bot.reading.meanings.unclear import Unclear, then

SURE = "in Marrow Street cast who acted"  # words of two patterns of one intent, as neither has them


def guesses(marquee: Marquee, text: str) -> list[Guess]:
    spots = then(marquee.read(text), marquee.spot)
    return [] if isinstance(spots, Unclear) else marquee.guessed.guesses(spots)


@pytest.mark.parametrize("text", [SURE, "Marrow Street of cast who acted"])
def test_what_is_surely_asked_is_answered(small: Marquee, text: str) -> None:
    reply = small.ask(text)
    assert (reply.status, reply.intent) == ("answered", "cast")
    assert set(reply.answers) == {"Juno Marrick", "Vesna Tull"}


def test_the_question_that_was_guessed_is_said_and_the_answer_is_less_sure(small: Marquee) -> None:
    reply = small.ask(SURE)
    first, rest = reply.text.split("\n", 1)
    assert first == "Taken as: <i>Who acted in Marrow Street?</i>"
    plain = small.ask("who acted in Marrow Street?")
    assert rest == plain.text
    assert reply.confidence < plain.confidence
    assert small.ask("who directed it?", reply.thread).answers == ("Hanno Reskin",)


@pytest.mark.parametrize(
    "text",
    [
        "in Marrow Street budget cast who acted",  # a word that nothing knows
        "in Marrow Street cast who never acted",  # one that turns it round
        "in Marrow Street cast who acted 7",  # a number that is no part of a name
        "did cast acted in Marrow Street",  # asks for a yes
        "in Marrow Street, of cast who acted",  # two clauses
        "in cast who acted",  # names nothing
        "of directed cast who acted Marrow Street",  # a word that is another question's own
        "cast who acted Marrow Street",  # no pattern but for one word
        "the cast acted of Marrow Street",  # not likely enough
    ],
)
def test_what_speaks_against_a_guess_makes_it_unsure(small: Marquee, text: str) -> None:
    assert not any(guess.sure for guess in guesses(small, text))
    assert not small.ask(text).text.startswith("Taken as")


def test_all_names_of_a_question_have_a_place_in_what_is_guessed(marquee: Marquee) -> None:
    found = guesses(marquee, "Toma Reskin under genre Marrow Street")
    assert found
    assert all(len(guess.slots) == 2 for guess in found)


def test_the_likeliest_comes_first_and_alone_may_be_sure(small: Marquee) -> None:
    found = guesses(small, SURE)
    assert [guess.likeness for guess in found] == sorted((guess.likeness for guess in found), reverse=True)
    assert [guess.sure for guess in found] == [True] + [False] * (len(found) - 1)


def test_what_may_have_been_asked_is_the_first_choice(small: Marquee) -> None:
    reply = small.ask("Marrow Street's cast who acted")
    assert reply.status == "no_answer"
    assert reply.choices[0] == "Who acted in Marrow Street?"


def test_guesses_are_explained(small: Marquee) -> None:
    lines = [line for line in explain(small, SURE) if line.startswith("guess")]
    assert lines[0].startswith("guess    cast(film = Marrow Street")
    assert lines[0].endswith(", sure")
    assert not lines[1].endswith(", sure")


def test_words_that_are_read_are_not_guessed_at(small: Marquee) -> None:
    assert not small.ask("who acted in Marrow Street?").text.startswith("Taken as")
