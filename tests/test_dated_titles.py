"""A year beside a title that several films have tells which of them is meant."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.reading.meanings.meaning import Named
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots


def films(marquee: Marquee, text: str) -> set[str]:
    """The labels of what is spotted as one film, out of several of its name."""
    spots = then(marquee.read(text), marquee.spot)
    assert isinstance(spots, Spots)
    named = (seed.meaning for seed in spots.seeds if isinstance(seed.meaning, Named) and seed.kind == "film")
    return {one.things[0].label for one in named if len(one.things) == 1}


@pytest.mark.parametrize(
    "text",
    [
        "the 1961 Lighthouse",
        "the Lighthouse of 1961",
        "Lighthouse, 1961",
        "the 1961 version of Lighthouse",
        "Lighthouse, the 1961 one",
    ],
)
def test_the_film_of_that_year_is_meant(marquee: Marquee, text: str) -> None:
    assert films(marquee, text) == {"Lighthouse (1961)"}
    assert marquee.ask(f"who directed {text}?").answers == ("Aldo Vennick",)


def test_a_year_in_which_there_was_none_tells_nothing(marquee: Marquee) -> None:
    assert films(marquee, "the 1980 Lighthouse") == set()


def test_nor_does_one_that_stands_further_away(marquee: Marquee) -> None:
    assert films(marquee, "what of Lighthouse did they say in 1961") == set()
