"""What leaving words of a question out costs, and which items explain most of them for their price; sets of words are bits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.reading.matching.chart import Beside, Chart
from bot.reading.matching.seek import span_bits
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Several
from bot.reading.words.lexicon import Asked
from bot.reading.words.prices import Prices

TRIED = 7  # items tried for one slot
NAMED = 1  # mere names tried beside them, where much that narrows one could stand before it
SURE = 3  # descriptions without a doubt tried beside them, where longer ones reach into the rest of the question
HEAVY = 1.0  # what a word costs at least that says something, be it a small one that asks, or a pronoun


class Besides(NamedTuple):
    """An item told beside what is asked, where small words before it begin, its own words as bits, and what it gains."""

    item: Item
    start: int
    bits: int
    gain: float


class Coverage:
    """What leaving words out costs, by sets of words as bits; `asking` are words that ask."""

    def __init__(self, prices: Prices, chart: Chart, costs: Mapping[str, float], asking: tuple[int, ...]) -> None:
        self.left = prices.left
        self.asking = asking
        self._extra, self._slip = costs["extra"], costs["slip"]
        self._sure = prices.sure
        self._led_to = [one and led for one, led in zip(prices.strange, [False, *prices.leads], strict=False)]  # "for Pushpa"
        self._chart = chart
        self._best: dict[tuple[str, str], list[Item]] = {}
        self._besides: dict[str, list[Besides]] = {}
        self._without: dict[int, float] = {}
        self._told: dict[str, list[tuple[int, int]]] = {}
        self._covered: dict[str, int] = {}
        self._narrows: dict[str, int] = {}
        self._each = [(1 << at, prices.bits[at], price) for at, price in enumerate(prices.left)]
        self._led = [led_in(at, 0, prices) for at in range(len(prices.left) + 1)]

    def least(self, asked: Asked) -> float:
        """What a pattern must cost at least: the words that are none of its own, nor of anything that its names may be."""
        covered, words = self._covers(asked, asked.kinds), asked.screen.words
        return sum([price for at, bits, price in self._each if not (at & covered or bits & words)])

    def hopeful(self, asked: Asked) -> int:
        """The words that a pattern may take beside those of its slots: its own, and what may be told besides."""
        words = asked.screen.words
        own = sum([at for at, bits, _ in self._each if bits & words])
        return own | self._covers(asked, asked.open_kinds)

    def hoped(self, asked: Asked, slots: Mapping[str, Item], taken: int) -> float:
        """What a fit may at most get cheaper by giving names that are still unread to its facts."""
        covered = self._covers(asked, asked.open_kinds) & ~taken
        return (self.without(taken) - self.without(taken | covered) if covered else 0.0) + sum(
            [item.vague for item in slots.values()]
        )

    def _covers(self, asked: Asked, kinds: Iterable[str]) -> int:
        """The words that items of these kinds, and what narrows what a pattern wants, stand on, and small words before them."""
        found = 0
        for kind in asked.wanted.values():
            found |= self.narrows(kind)
        for kind in kinds:
            found |= self.covered(kind)
        return found

    def covered(self, kind: str) -> int:
        """The words that items of a kind stand on, and small words before them."""
        if kind not in self._covered:
            found = 0
            for item in (*self._chart.listed(kind), *self._chart.heads(kind)):
                found |= span_bits(self._led[item.start], item.end)
            self._covered[kind] = found
        return self._covered[kind]

    def narrows(self, kind: str) -> int:
        """The words that narrow a thing of a kind from behind, and small words before them."""
        if kind not in self._narrows:
            found = 0
            for one in self._chart.behind(kind):
                found |= span_bits(self._led[one.start], one.end)
            self._narrows[kind] = found
        return self._narrows[kind]

    def behind(self, kind: str) -> list[Beside]:
        """What narrows a thing of a kind from behind."""
        return self._chart.behind(kind)

    def best(self, kind: str, takes: str) -> list[Item]:
        """The items of a kind that explain most for their price; where an intent `takes` only some sort of them, those.

        What is `wanted` and told by the rest of the question ("which films did she direct") may be the word for its kind alone;
        the rest of it then takes things `alone`, as films of two people are not those of each.
        """
        if (kind, takes) not in self._best:
            items = self._chart.of(kind) if takes == "alone" else self._chart.listed(kind)
            if takes in ("named", "described", "sorts", "wanted"):
                items = [item for item in items if (_is_named(item) if takes == "named" else _is_described(item))]
            elif takes == "several":
                items = [item for item in items if isinstance(item.meaning, Several) or item.several]
            if takes in ("wanted", "sorts"):  # of sorts, words that say something ("actress"), not "person"
                items = [*items, *(head for head in self._chart.heads(kind) if takes == "wanted" or head.says)]
            items = sorted(items, key=self._net)
            plain = [item for item in items[TRIED:] if not isinstance(item.meaning, Described)]
            sure = [item for item in items[TRIED:] if not item.cost and isinstance(item.meaning, Described)]
            self._best[kind, takes] = [*items[:TRIED], *plain[:NAMED], *sure[:SURE]]
        return self._best[kind, takes]

    def besides(self, kind: str) -> list[Besides]:
        """The items of a kind that may be told beside what a pattern asks, and explain more than they cost."""
        if kind not in self._besides:
            told = [
                Besides(item, self._led[item.start], span_bits(item.start, item.end), self.gain(item, self._led[item.start]))
                for item in self._chart.of(kind)
                if (not item.guess or self._led_to[item.start] and item.cost < self._slip)
                and (not item.pronoun or self.of(item.start, item.end) >= HEAVY)  # "for it", not "won it"
                and not (isinstance(item.meaning, Described) and item.meaning.base)
            ]
            self._besides[kind] = [one for one in told if one.gain > 0]
        return self._besides[kind]

    def told_till(self, item: Item) -> frozenset[int]:
        """Where what is said of a thing named may end, behind its name ("the Titanic movie with …")."""
        if item.kind not in self._told:
            meant = [(one.meaning, one.end) for one in self._chart.of(item.kind)]
            self._told[item.kind] = [(one.base.last, end) for one, end in meant if isinstance(one, Described) and one.base]
        last = item.meaning.last if isinstance(item.meaning, Named) else item.end
        return frozenset(end for first, end in self._told[item.kind] if first == last and end > item.end)

    def gain(self, item: Item | Beside, start: int) -> float:
        """What an item told beside what is asked explains more than it costs, small words from `start` before it included."""
        return self.of(start, item.end) - self.broken(item.start, item.end) - item.cost - self._extra

    def _net(self, item: Item) -> float:
        return item.cost - self.of(item.start, item.end) + self.broken(item.start, item.end)

    def of(self, start: int, end: int) -> float:
        return sum(self.left[start:end])

    def broken(self, start: int, end: int) -> float:
        """What is left of the sure names that the words [start, end) hold a part of."""
        cut = [
            (first, last) for first, last in self._sure if start < last and first < end and not (start <= first and last <= end)
        ]
        return max((self.of(first, start) + self.of(end, last) for first, last in cut), default=0.0)

    def without(self, taken: int) -> float:
        """The price of every word not taken."""
        if taken not in self._without:
            self._without[taken] = sum([price for at, price in enumerate(self.left) if not taken >> at & 1])
        return self._without[taken]


def _is_named(item: Item) -> bool:
    """Whether a thing is named, be it with something more said of it."""
    return not isinstance(item.meaning, Described) or item.meaning.base is not None


def _is_described(item: Item) -> bool:
    """Whether a thing is told by facts, or is one of those spoken of."""
    one = isinstance(item.meaning, Named) and len(item.meaning.things) == 1
    return isinstance(item.meaning, Described) or item.several and one


def led_in(start: int, taken: int, prices: Prices) -> int:
    """Where the small words before a name begin: "at the", "for"; a word that asks is none of them."""
    while start and _is_small(start - 1, prices) and not taken >> (start - 1) & 1:
        start -= 1
    return start


def _is_small(at: int, prices: Prices) -> bool:
    return prices.light[at] and prices.left[at] < HEAVY and not prices.joined[at]
