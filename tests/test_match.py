"""Readings: what a question may mean, the cheapest first, every word explained or paid for."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.matching.chart import Chart
from bot.reading.matching.match import KEPT, match
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.spotting.spots import Spots, spot


def readings(small: Marquee, text: str) -> tuple[Reading, ...]:
    question = small.read(text)
    assert isinstance(question, Question)
    spots = small.spot(question)
    assert isinstance(spots, Spots)
    return small.readings(spots)


def best(small: Marquee, text: str) -> Reading:
    return readings(small, text)[0]


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("who directed 12 Bells", "director", {"film"}),
        ("12 Bells who directed", "director", {"film"}),
        ("please can you tell me who directed 12 Bells", "director", {"film"}),
        ("cast of Paper Moths", "cast", {"film"}),
        ("best lead the 15th Golden Lantern Awards", "award_winner", {"category", "ceremony"}),
        ("who won best lead at the 15th Golden Lantern Awards", "award_winner", {"category", "ceremony"}),
        ("did Paper Moths win best picture", "won_it", {"winner", "category"}),
        ("films without an award", "unrewarded", set()),
    ],
)
def test_the_cheapest_reading_has_its_slots(small: Marquee, text: str, intent: str, slots: set[str]) -> None:
    reading = best(small, text)
    assert (reading.intent.name, set(reading.slots)) == (intent, slots)
    assert reading.cost < small.rules.thresholds["answer"]
    assert reading.left == ()


def test_at_most_a_few_readings_cheapest_first(small: Marquee) -> None:
    found = readings(small, "who directed Lighthouse with Sefa Lindqo and Toma Reskin")
    assert 1 <= len(found) <= KEPT
    assert [reading.cost for reading in found] == sorted(reading.cost for reading in found)


def test_each_oddity_has_its_price(small: Marquee) -> None:
    plain = best(small, "who directed 12 Bells").cost
    for text in ("12 Bells who directed", "who direcetd 12 Bells", "hello who directed 12 Bells", "who directed 12 Belks"):
        odd = best(small, text)
        assert odd.intent.name == "director"
        assert plain < odd.cost < small.rules.thresholds["answer"]


def test_a_word_of_ours_that_has_no_place_is_told_as_left_out(small: Marquee) -> None:
    reading = best(small, "who directed 12 Bells cast")
    assert reading.left == ("cast",)
    assert reading.cost > best(small, "who directed 12 Bells").cost + 1


def test_a_word_that_turns_a_question_round_is_never_left_out(small: Marquee) -> None:
    assert best(small, "who never directed 12 Bells").cost > small.rules.thresholds["answer"]


def test_an_exact_name_goes_before_a_longer_one(small: Marquee) -> None:
    for typed, label in (("best lead", "Best Lead"), ("best lead (jury)", "Best Lead (Jury)")):
        category = best(small, f"who won {typed}").slots["category"]
        assert isinstance(category, Named)
        assert {thing.name for thing in category.things} == {label}


def test_a_name_said_besides_goes_to_the_fact_line_that_takes_it(small: Marquee) -> None:
    reading = best(small, "who won best lead for 12 Bells")
    assert set(reading.slots) == {"category", "film"}


def test_a_word_that_asks_is_no_small_word_before_what_is_told_besides(small: Marquee) -> None:
    told, asked = best(small, "who directed 12 Bells for best lead"), best(small, "who directed 12 Bells who best lead")
    assert asked.cost >= told.cost + small.rules.costs["asking"] - small.rules.costs["glue"]


def test_a_question_behind_a_mark_is_not_left_out_for_a_yes(small: Marquee) -> None:
    assert best(small, "did 12 Bells win best lead").intent.name == "won_it"
    behind = [one for one in readings(small, "did 12 Bells win best lead, who") if one.intent.name == "won_it"]
    assert all(one.cost > small.rules.thresholds["answer"] for one in behind)


def test_a_sure_name_is_not_told_beside_one_that_a_word_may_misspell(small: Marquee) -> None:
    assert set(best(small, "how many awards did Bela Orsatt win for Paper Moths").slots) == {"winner", "film"}
    assert best(small, "how many awards did Paper Moths win orsat").left == ("orsat",)


def test_no_reading_without_a_word_or_name_of_ours(small: Marquee) -> None:
    assert readings(small, "qwer zxcv") == ()


def test_a_name_of_many_things_costs_less_where_something_narrows_them(small: Marquee) -> None:
    alone = best(small, "who won jury award")
    narrowed = best(small, "who won jury award at the 13th Golden Lantern Awards")
    assert isinstance(alone.slots["category"], Named)
    assert len(alone.slots["category"].things) > 1
    assert narrowed.cost < alone.cost


def test_readings_dearer_than_the_most_that_is_wanted_are_none_and_the_others_as_without_it(small: Marquee) -> None:
    lexicon = small.lexicon
    for text in ("who directed 12 Bells cast", "who direcetd 12 Bells", "cast of Paper Moths"):
        question = small.read(text)
        assert isinstance(question, Question)
        spots = spot(question, lexicon.pricing.price(question), small.rules, small.names)
        chart = Chart(small.rules, lexicon, spots.prices, list(spots.seeds))
        cheapest = match(spots, chart, small.rules, lexicon)[0]
        assert match(spots, chart, small.rules, lexicon, cheapest.cost - 0.001) == ()
        assert match(spots, chart, small.rules, lexicon, cheapest.cost)[0] == cheapest
