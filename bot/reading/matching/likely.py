"""The question patterns worth a try on a question, told apart as sets: each is a bit, so that thousands are no work."""

from __future__ import annotations

from bot.reading.matching.chart import Chart
from bot.reading.matching.coverage import Coverage
from bot.reading.words.lexicon import Asked, Lexicon
from bot.reading.words.prices import Prices


def likely(lexicon: Lexicon, prices: Prices, chart: Chart, coverage: Coverage, most: float) -> list[Asked]:
    """The question patterns, in order, whose words are there and whose slots can be filled, but for those that must leave out
    a word, or two, that cost more than `most`.
    """
    questions = lexicon.questions
    found = questions.fitting(prices.there) & questions.fillable(chart.kinds())
    dear = [at for at, price in enumerate(prices.left) if 2 * price > most]
    covering = _covering(lexicon, coverage) if dear else []
    once = 0  # those that leave a word out of which they can afford no second one
    for at in dear:
        taken = questions.using(prices.bits[at])
        for words, takers in covering:
            if words >> at & 1:
                taken |= takers
        without = found & ~taken
        found &= ~(without if prices.left[at] > most else without & once)
        once |= without
    return [asked for asked, _ in questions.each(found)]


def _covering(lexicon: Lexicon, coverage: Coverage) -> list[tuple[int, int]]:
    """The words that things of each kind stand on, and the patterns that may take those."""
    taken = [(coverage.covered(kind), takers) for kind, takers in lexicon.taking.items()]
    narrowing = [(coverage.narrows(kind), takers) for kind, takers in lexicon.wanting.items()]
    return [(words, takers) for words, takers in (*taken, *narrowing) if words]
