"""Which question patterns are tried: none that could be near enough is passed by."""

from __future__ import annotations

import math

import pytest

from bot.marquee import Marquee
from bot.reading.matching.chart import Chart
from bot.reading.matching.coverage import Coverage
from bot.reading.matching.likely import likely
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Asked

TEXTS = (
    "who directed 12 Bells",
    "please who directed 12 Bells zzyzx",
    "which films directed by Ilvara Quen won best picture in 1999",
    "how many zzyzx awards did Paper Moths win",
    "12 Bells",
)


def charted(small: Marquee, text: str) -> tuple[Spots, Chart, Coverage]:
    spots = then(small.read(text), small.spot)
    assert isinstance(spots, Spots)
    chart = Chart(small.rules, small.lexicon, spots.prices, list(spots.seeds))
    return spots, chart, Coverage(spots.prices, chart, small.rules.costs, ())


def known_by(every: list[Asked]) -> list[tuple[str, int]]:
    return [(one.intent.name, one.number) for one in every]


@pytest.mark.parametrize("most", [0.1, 0.75, 1.6, 1.95, 3.3, math.inf])
@pytest.mark.parametrize("text", TEXTS)
def test_every_pattern_that_may_cost_as_little_is_tried_in_its_order(small: Marquee, text: str, most: float) -> None:
    spots, chart, coverage = charted(small, text)
    found = likely(small.lexicon, spots.prices, chart, coverage, most)
    every = likely(small.lexicon, spots.prices, chart, coverage, math.inf)
    assert [one for one in known_by(every) if one in known_by(found)] == known_by(found)
    near = [one for one in every if coverage.least(one) <= most]
    assert set(known_by(near)) <= set(known_by(found))


def test_a_pattern_that_leaves_out_a_word_it_cannot_afford_is_not_tried(small: Marquee) -> None:
    spots, chart, coverage = charted(small, "who directed 12 Bells zzyzx")
    assert likely(small.lexicon, spots.prices, chart, coverage, min(spots.prices.left[4] / 2, 1)) == []
    assert likely(small.lexicon, spots.prices, chart, coverage, math.inf)
