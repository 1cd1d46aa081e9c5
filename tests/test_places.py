"""Which intents have a place for everything that is named."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.reading.guessing.places import names, places
from bot.reading.meanings.meaning import Described
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots


def spots_of(marquee: Marquee, text: str) -> Spots:
    spots = then(marquee.read(text), marquee.spot)
    assert isinstance(spots, Spots)
    return spots


def named(marquee: Marquee, text: str) -> list[str]:
    spots = spots_of(marquee, text)
    found = names(marquee.alone.chart(spots), spots.prices)
    return [f"{item.kind}: {spots.question.typed(item.start, item.end)}" for item in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who directed Marrow Street", ["film: Marrow Street"]),
        ("did Toma Reskin act in Marrow Street", ["person: Toma Reskin", "film: Marrow Street"]),
        ("who acted in it", []),
        ("films directed by Toma Reskin", ["person: Toma Reskin"]),
    ],
)
def test_names_are_taken_and_not_what_is_told_of_them(marquee: Marquee, text: str, found: list[str]) -> None:
    assert named(marquee, text) == found


def test_a_night_told_by_its_award_and_year_is_a_name(marquee: Marquee) -> None:
    spots = spots_of(marquee, "hosts of the 2024 Lanterns")
    (night,) = names(marquee.alone.chart(spots), spots.prices)
    assert night.kind == "ceremony"
    assert isinstance(night.meaning, Described)


def test_an_intent_has_a_place_for_all_or_none(marquee: Marquee) -> None:
    spots = spots_of(marquee, "Marrow Street Toma Reskin")
    found = names(marquee.alone.chart(spots), spots.prices)
    by_name = {one.intent.name: one for one in places(marquee.lexicon, marquee.rules)}
    assert [*by_name["genre"].filled(found)] == []
    assert [*by_name["genre"].filled(found[:1])] == [{"film": found[0]}]
    assert all(len(way) == 2 for way in by_name["which_character"].filled(found))


def test_what_is_answered_is_no_place_but_in_a_yes_or_no(marquee: Marquee) -> None:
    every = places(marquee.lexicon, marquee.rules)
    told = [one for one in every if one.intent.answer.name in one.intent.facts.names() and one.intent.answer.form != "yes_or_no"]
    of_slots = {one.intent.name for one in told if any(one.intent.answer.name in need for need in one.needed)}
    assert told
    assert not [one.intent.name for one in told if one.intent.answer.name in one.kinds and one.intent.name not in of_slots]
