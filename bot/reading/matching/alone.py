"""What a question means by itself: what its words may mean, its readings, what it surely names."""

from __future__ import annotations

import math

from bot.newest import Newest
from bot.reading.matching.chart import Chart
from bot.reading.matching.match import match
from bot.reading.meanings.meaning import Named, Reading, leaves
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules

CHARTS = 500  # of texts that were asked about last


class Alone:
    """Reads questions without their threads."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._charted: tuple[Spots, Chart] | None = None
        self._charts = Newest[tuple[str, tuple[float, ...]], tuple[Spots, Chart]](CHARTS)

    def chart(self, spots: Spots) -> Chart:
        """What the words of a question may mean."""
        if self._charted is None or self._charted[0] is not spots:
            self._charted = spots, self._chart(spots)
        return self._charted[1]

    def _chart(self, spots: Spots) -> Chart:
        """The chart of a question, remembered for as long as its names and the prices of its words are the same."""
        asked = spots.question.text, tuple(spots.prices.left)
        known = self._charts.get(asked)
        if not known or known[0] != spots:
            spots = spots.afresh()
            known = spots, Chart(self._rules, self._lexicon, spots.prices, list(spots.seeds))
        return self._charts.put(asked, known)[1]

    def readings(self, spots: Spots, most: float = math.inf) -> tuple[Reading, ...]:
        """What a question may mean, the likeliest first, none where all are dearer than `most`."""
        return match(spots, self.chart(spots), self._rules, self._lexicon, most)

    def named(self, spots: Spots) -> list[Named]:
        """The things that a question names for sure, by themselves or in descriptions."""
        items = self.chart(spots).cover(spots.prices)
        sure = (item for item in items if not item.pronoun and item.cost <= self._rules.costs["slip"])
        return [leaf for item in sure for leaf in leaves(item.meaning) if isinstance(leaf, Named)]

    def asks_of_unheard(self, spots: Spots) -> bool:
        """Whether a question asks, in words of ours, about something that nobody knows: "who directed Zxqv"."""
        items = self.chart(spots).cover(spots.prices)
        beside = [at for at in range(len(spots.question.words)) if not any(item.start <= at < item.end for item in items)]
        prices = spots.prices
        unheard = any(prices.strange[at] and prices.left[at] >= self._rules.costs["unknown"] for at in beside)
        asks = any(prices.words[at] and prices.left[at] >= self._rules.costs["known"] for at in beside)
        return unheard and asks and not any(self._lexicon.sayings.pronouns(spots.question))
