"""Patterns fitted to the words of a question: where each may end, what its slots mean, what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Sequence_
from typing import NamedTuple

from bot.reading.meanings.item import Item
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

Items = Mapping[tuple[str, int], Sequence_[Item]]  # by kind and start


class Fit(NamedTuple):
    """A pattern fitted to words: where it ends, what it cost, what its slots mean."""

    end: int
    cost: float
    slots: Mapping[str, Item]


class Fitting:
    """Fits patterns to the words that have these prices; `items` are what may fill a slot, as far as they are known yet."""

    def __init__(self, rules: Rules, prices: Prices, items: Items) -> None:
        self._rules = rules
        self._prices = prices
        self._length = len(prices.left)
        self._items = items

    def at(self, pattern: Sequence, start: int) -> list[Fit]:
        """The ways to read a pattern from `start` on."""
        fits = [Fit(start, 0.0, {})]
        for part in pattern.parts:
            fits = [later for fit in fits for later in self._part(part, fit, opening=fit.end == start)]
        return fits

    def led_by(self, first: Item, pattern: Sequence) -> list[Fit]:
        """The ways to read a pattern of which the first slot is filled."""
        head, *rest = pattern.parts
        assert isinstance(head, Slot)
        fits = [Fit(first.end, first.cost, {head.name: first})]
        for part in rest:
            fits = [later for fit in fits for later in self._part(part, fit, opening=False)]
        return fits

    def skips(self, at: int) -> Iterator[tuple[int, float]]:
        """Where a slot may start: here, or behind an article or a filler."""
        price = 0.0
        for start in range(at, min(at + 3, self._length)):
            yield start, price
            if not self._prices.light[start]:
                return
            price += self._prices.left[start]

    def _part(self, part: Pattern, fit: Fit, *, opening: bool) -> list[Fit]:
        if isinstance(part, Slot):
            return [
                Fit(item.end, fit.cost + skipped + item.cost, {**fit.slots, part.name: item})
                for start, skipped in self.skips(fit.end)
                for kind in self._rules.members(part.kind)
                for item in self._items.get((kind, start), ())
                if not item.bare
            ]
        found = [Fit(end, fit.cost + cost, fit.slots) for end, cost in self._words(part, fit.end)]
        if not opening and not found:
            found = [
                Fit(end, fit.cost + skipped + cost, fit.slots)
                for start, skipped in self.skips(fit.end)
                if start > fit.end
                for end, cost in self._words(part, start)
            ]
        return found

    def _words(self, part: Pattern, at: int) -> list[tuple[int, float]]:
        """The ends that a part without slots can reach from `at`, with their prices."""
        match part:
            case Word(text):
                if at >= self._length:
                    return []
                price = self._prices.words[at].get(text)
                return [] if price is None else [(at + 1, price)]
            case Choice(options):
                return [end for option in options for end in self._words(option, at)]
            case Maybe(inner):
                return [(at, 0.0), *self._words(inner, at)]
            case Sequence(parts):
                ends = [(at, 0.0)]
                for inner in parts:
                    ends = _cheapest((end, cost + more) for start, cost in ends for end, more in self._words(inner, start))
                return ends
            case Slot():
                raise AssertionError("a slot inside a part without slots")


def _cheapest(ends: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """The places where words may end, each once: "[the] [the] [the]" fits in many ways that come to the same."""
    found: dict[int, float] = {}
    for end, cost in ends:
        if end not in found or cost < found[end]:
            found[end] = cost
    return list(found.items())
