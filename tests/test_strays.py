"""Answers that are of something else than what a message told before it asked."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.reading.cutting.strays import strays
from bot.reading.spotting.spots import Spots

LANTERN, BELL = ("award", "Golden Lantern Awards"), ("award", "Bell Awards")
NIGHTS = {("ceremony", "11th Golden Lantern Awards"), ("ceremony", "13th Golden Lantern Awards")}


def asked(marquee: Marquee, text: str) -> Spots:
    spots = marquee.spot(marquee.read(text))
    assert isinstance(spots, Spots)
    return spots


def test_an_answer_of_another_award_than_was_told_strays(marquee: Marquee) -> None:
    who = asked(marquee, "did he ever win one?")
    assert strays({LANTERN}, {BELL}, who, marquee.rules, dated=False)
    assert not strays({LANTERN}, {BELL, LANTERN}, who, marquee.rules, dated=False)
    assert not strays({("person", "Dorrin Hale")}, {BELL}, who, marquee.rules, dated=False)


def test_so_does_one_of_many_nights_where_one_was_told(marquee: Marquee) -> None:
    who = asked(marquee, "who beat him?")
    assert strays({LANTERN}, {LANTERN, *NIGHTS}, who, marquee.rules, dated=True)
    assert not strays({LANTERN}, {LANTERN, *NIGHTS}, who, marquee.rules, dated=False)


def test_and_one_that_names_its_award_but_no_time(marquee: Marquee) -> None:
    which = asked(marquee, "which film really won it at the Golden Lanterns?")
    assert strays(set(), {LANTERN, *NIGHTS}, which, marquee.rules, dated=True, year=True)
    when = asked(marquee, "which film really won it at the 11th Golden Lantern Awards?")
    assert not strays({LANTERN}, {LANTERN, *NIGHTS}, when, marquee.rules, dated=True, year=True)


def test_not_where_the_question_names_its_award(marquee: Marquee) -> None:
    who = asked(marquee, "did he win at the Golden Lanterns?")
    assert not strays({BELL}, {LANTERN}, who, marquee.rules, dated=False)
