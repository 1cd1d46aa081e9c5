"""A title within a longer one that nobody knows is not taken for it."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


@pytest.mark.parametrize(
    "question",
    [
        "who directed A Night in Lighthouse",
        "who directed the new harvest",
        "did In Our 1893 win a lantern",
        "what did Paper Moths Rising win",
        "who directed Paper Moths 2",
        "who directed The Last Orchard",
        "who directed Mr. Lighthouse",
    ],
)
def test_a_part_of_a_longer_title_is_not_taken_for_it(marquee: Marquee, question: str) -> None:
    assert marquee.ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("who directed Rook and Rye 2", "Dorrin Hale"),
        ("WHO DIRECTED PAPER MOTHS", "Dorrin Hale"),
        ("Who Directed Paper Moths Please", "Dorrin Hale"),
        ("tell me who directed the movie Paper Moths OMG", "Dorrin Hale"),
        ("who directed tin harvest", "Ilvara Quen"),
        ("the director of glass orchard", "Ilvara Quen"),
        ("who directed the original 12 Bells", "Dorrin Hale"),
    ],
)
def test_words_that_belong_to_no_title_do_no_harm(marquee: Marquee, question: str, answer: str) -> None:
    assert answer in marquee.ask(question).answers


def test_no_film_is_nominated_for_another(marquee: Marquee) -> None:
    assert marquee.ask("did 1893 of No win a lantern").status != "answered"


def test_an_adjective_between_words_of_the_question_is_no_title(marquee: Marquee) -> None:
    assert marquee.ask("who was the first 1893 person to win best lead").status != "answered"
    assert "Toma Reskin" in marquee.ask("best lead 12 bells").answers
