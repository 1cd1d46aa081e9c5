"""What leaving words out costs, and which items are coverage their price."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.reading.matching.chart import Chart
from bot.reading.matching.coverage import Coverage, led_in
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Asked


def coverage(small: Marquee, text: str) -> tuple[Coverage, Spots]:
    spots = then(small.read(text), small.spot)
    assert isinstance(spots, Spots)
    chart = Chart(small.rules, small.lexicon, spots.prices, list(spots.seeds))
    return Coverage(spots.prices, chart, small.rules.costs, ()), spots


def fitting(small: Marquee, spots: Spots) -> list[Asked]:
    questions = small.lexicon.questions
    return [asked for asked, _ in questions.each(questions.fitting(spots.prices.there))]


def test_words_not_taken_have_their_price(small: Marquee) -> None:
    found, spots = coverage(small, "who directed 12 Bells")
    assert found.without(0b1111) == 0
    assert found.without(0b0011) == pytest.approx(sum(spots.prices.left[2:]))
    assert found.of(2, 4) == pytest.approx(sum(spots.prices.left[2:4]))


def test_a_part_of_a_sure_name_leaves_the_rest_of_it(small: Marquee) -> None:
    found, spots = coverage(small, "who directed 12 Bells")
    assert found.broken(2, 4) == 0
    assert found.broken(3, 4) == pytest.approx(spots.prices.left[2])


def test_what_explains_most_for_its_price_comes_first(small: Marquee) -> None:
    found, _ = coverage(small, "who directed 12 Bells")
    best = found.best("film", "named")
    assert (best[0].start, best[0].end) == (2, 4)
    assert found.best("film", "several") == []


def test_no_reading_costs_less_than_the_least_of_its_pattern(small: Marquee) -> None:
    text = "please who directed 12 Bells zzyzx"
    found, spots = coverage(small, text)
    least = {(one.intent.name, one.number): found.least(one) for one in fitting(small, spots)}
    readings = small.readings(spots)
    assert readings
    assert all(least[one.intent.name, one.pattern] <= one.cost + 1e-9 for one in readings)


def test_no_reading_takes_words_that_its_pattern_cannot_hope_for(small: Marquee) -> None:
    found, spots = coverage(small, "please who directed 12 Bells zzyzx")
    hopeful = {(one.intent.name, one.number): found.hopeful(one) for one in fitting(small, spots)}
    for reading in small.readings(spots):
        taken = sum((1 << last) - (1 << first) for first, last in reading.spans.values())
        assert found.without(taken | hopeful[reading.intent.name, reading.pattern]) <= reading.cost + 1e-9


def test_small_words_lead_to_a_name_and_words_that_ask_do_not(small: Marquee) -> None:
    _, spots = coverage(small, "who won at the 15th Golden Lantern Awards")
    assert led_in(4, 0, spots.prices) == 2
    assert led_in(4, 0b1000, spots.prices) == 4
    assert led_in(1, 0, spots.prices) == 1
