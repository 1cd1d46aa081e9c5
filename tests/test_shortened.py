"""Names said without the word they all begin with, beside the award that gives them."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.reading.meanings.meaning import Named
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots


def categories(marquee: Marquee, text: str) -> set[str]:
    spots = then(marquee.read(text), marquee.spot)
    assert isinstance(spots, Spots)
    named = [seed.meaning for seed in spots.seeds if seed.kind == "category" and isinstance(seed.meaning, Named)]
    return {thing.name for meaning in named for thing in meaning.things}


@pytest.mark.parametrize(
    "said",
    ["director Golden Lantern Awards 2022", "Golden Lantern Awards director 2022", "the Golden Lanterns for director in 2022"],
)
def test_the_first_word_of_a_category_may_be_missing_beside_its_award(marquee: Marquee, said: str) -> None:
    assert "Best Director" in categories(marquee, said)


@pytest.mark.parametrize(
    "said",
    ["a director named Ilvara Quen", "Ilvara Quen won the Golden Lanterns, the director", "a Golden Lanterns for a director"],
)
def test_elsewhere_such_a_word_is_no_category(marquee: Marquee, said: str) -> None:
    assert "Best Director" not in categories(marquee, said)


def test_what_words_name_as_they_are_they_also_name_without_the_missing_word(marquee: Marquee) -> None:
    assert marquee.ask("who won the Golden Lanterns for director in 2022?").text.startswith("Dorrin Hale")
