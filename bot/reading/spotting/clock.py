"""Words that mean a number by today's date: "this year", "last year"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Value
from bot.reading.words.lexicon import Lexicon
from bot.reading.words.prices import Prices


def by_the_clock(question: Question, today: date, lexicon: Lexicon, prices: Prices, name: float) -> Iterator[Item]:
    """The numbers that a question tells by the date, as items of the chart; to leave one out costs as much as a `name` does."""
    for kind, off, first, last in lexicon.sayings.now(question):
        for at in range(first, last):
            prices.left[at] = max(prices.left[at], name / (last - first))
        yield Item(kind, first, last, 0.0, Value(kind, today.year + off, first, last, today.isoformat()))
