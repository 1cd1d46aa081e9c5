"""Replies: the intent's words, what was read differently, the source, all as Telegram HTML."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.telling.render import confidence

SOURCE = '<i>Source: <a href="https://almanac.example/films">The Lanternia film almanac</a></i>'


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("who directed 12 Bells?", "Dorrin Hale directed 12 Bells."),
        (
            "best lead the 11th Golden Lantern Awards",
            "Toma Reskin for Glass Orchard and Bela Orsatt for Paper Moths"
            " won Best Lead at the 11th Golden Lantern Awards (2020).",
        ),
        (
            "best lead (jury) the 13th Golden Lantern Awards",
            "Marit Solle for Lighthouse (2021), posthumous won Best Lead (Jury) at the 13th Golden Lantern Awards (2022).",
        ),
        (
            "best picture the 15th Golden Lantern Awards",
            "The Tin Harvest won Best Picture at the 15th Golden Lantern Awards (2024).\n"
            "Set right: “Marrow Street won Best Picture at the 15th Golden Lantern Awards” is wrong:"
            " an early list named the wrong film (A correction from the Golden Lanterns).",
        ),
        ("did No win best picture (jury)?", "Yes, No won Best Picture (Jury)."),
    ],
)
def test_a_reply_is_the_template_and_the_source(small: Marquee, question: str, text: str) -> None:
    assert small.ask(question).text == f"{text}\n{SOURCE}"


def test_a_zero_has_the_source_of_the_list_that_is_complete(small: Marquee) -> None:
    reply = small.ask("how many awards did Rook and Rye 2 win?")
    assert (reply.status, reply.answers) == ("answered", (0,))
    assert reply.text.endswith(SOURCE)


def test_a_description_without_things_says_so(small: Marquee) -> None:
    reply = small.ask("who directed the films by Corvin Dask?")
    assert (reply.status, reply.sources) == ("no_answer", ())
    assert "films by Corvin Dask" in reply.plain


def test_that_nothing_is_known_names_every_condition(small: Marquee) -> None:
    reply = small.ask("best song the 13th Golden Lantern Awards")
    assert reply.status == "no_answer"
    assert "Best Song" in reply.plain
    assert "13th Golden Lantern Awards" in reply.plain


def test_confidence_halves_at_its_cost(small: Marquee) -> None:
    assert confidence(0.0, small.rules) == confidence(-1.0, small.rules) == 1.0
    assert confidence(small.rules.costs["half"], small.rules) == 0.5
    assert confidence(0.2, small.rules) > confidence(0.4, small.rules)


def test_a_surer_reading_is_told_as_surer(small: Marquee) -> None:
    assert small.ask("who directed 12 Bells?").confidence > small.ask("who directed 12 Belks?").confidence > 0.3


def test_what_a_film_won_tells_who_was_given_it(marquee: Marquee) -> None:
    reply = marquee.ask("what did Paper Moths win?")
    assert "Best Lead (Bela Orsatt)" in reply.text
    assert {"Best Lead", "Bela Orsatt", "Dorrin Hale"} <= set(reply.answers)
    assert "(Bela Orsatt)" not in marquee.ask("what did Bela Orsatt win?").text
