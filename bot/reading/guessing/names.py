"""The names of a question: all that it says of things and numbers."""

from __future__ import annotations

from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Value
from bot.reading.words.prices import Prices

DOUBTED = 1.0  # a dearer name is none


def names(chart: Chart, prices: Prices) -> list[Item]:
    """The names of a question in order: those that explain most, of any words the longest."""
    found: list[Item] = []
    free = set(range(len(prices.left)))

    def gain(item: Item) -> tuple[float, int]:
        return sum(prices.left[item.start : item.end]) + item.vague - item.cost, item.end - item.start

    for item in sorted(filter(_is_name, chart.every()), key=gain, reverse=True):
        span = set(range(item.start, item.end))
        if span <= free and gain(item)[0] > 0:
            found.append(item)
            free -= span
    return sorted(found, key=lambda item: item.start)


def _is_name(item: Item) -> bool:
    return isinstance(item.meaning, Named | Value) and item.cost - item.vague < DOUBTED and not item.pronoun
