"""The third hop: readings of a question, the cheapest few.

Every word is explained by a pattern, a name or a closed word list; any other costs dear. Words of a question pattern may stand
anywhere, at a price for unusual order; descriptions, where order carries meaning, stand as the chart found them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from bot.chart import Chart, Item
from bot.lexicon import Asked, Lexicon, Prices
from bot.meaning import Described, Meaning, Reading
from bot.rules import Rules
from bot.spots import Spots
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

KEPT = 5
FINISHED = 80  # fits whose unread names are given to their facts
TRIED = 7  # items tried for one slot
APART = 0.01  # for each word between words of a pattern, so that the nearest is taken


class _Place(NamedTuple):
    """Where the parts of a pattern so far were found."""

    slips: float  # the price of misspelt words
    taken: int  # a bit for each word
    end: int
    turns: int  # how often a part stood before the one that should precede it


def match(spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon) -> tuple[Reading, ...]:
    """At most five readings, cheapest first."""
    prices = spots.prices
    worth = _Worth(prices)
    found: list[tuple[float, Asked, Mapping[str, Item], int]] = []
    for asked, pattern in lexicon.fitting(prices):
        found += _fit(asked, pattern, chart, rules, prices, worth)
    found.sort(key=lambda fit: fit[0])
    readings: list[Reading] = []
    for cost, asked, slots, taken in found[:FINISHED]:
        reading = _finish(asked, slots, taken, cost, chart, spots, rules, worth)
        readings.append(reading)
    readings.sort(key=lambda reading: reading.cost)
    return tuple(_distinct(readings))


def _distinct(readings: list[Reading]) -> list[Reading]:
    """The first few that do not mean the same."""
    found: list[Reading] = []
    for reading in readings:
        if len(found) < KEPT and not any(reading.intent is other.intent and reading.slots == other.slots for other in found):
            found.append(reading)
    return found


class _Worth:
    """What leaving words out costs, by sets of words as bits."""

    def __init__(self, prices: Prices) -> None:
        self.left = prices.left
        self._sure = prices.sure
        self._best: dict[tuple[str, str], list[Item]] = {}

    def best(self, kind: str, takes: str, chart: Chart) -> list[Item]:
        """The items of a kind that explain most for their price, named or described alone where an intent `takes` only those."""
        if (kind, takes) not in self._best:
            items = [
                item for item in chart.listed(kind) if not takes or (takes == "described") == isinstance(item.meaning, Described)
            ]
            self._best[kind, takes] = sorted(items, key=self._net)[:TRIED]
        return self._best[kind, takes]

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
        return sum(price for at, price in enumerate(self.left) if not taken >> at & 1)


def span_bits(start: int, end: int) -> int:
    """The bits of the words [start, end)."""
    return (1 << end) - (1 << start)


def _fit(
    asked: Asked, pattern: Sequence, chart: Chart, rules: Rules, prices: Prices, worth: _Worth
) -> Iterator[tuple[float, Asked, Mapping[str, Item], int]]:
    slots = [part for part in pattern.parts if isinstance(part, Slot)]
    takes, only = asked.intent.takes, asked.intent.only
    choices = [worth.best(slot.kind, takes if only in ("", slot.name) else "", chart) for slot in slots]
    for chosen in product(*choices):
        taken = 0
        for item in chosen:
            bits = span_bits(item.start, item.end)
            if taken & bits:
                break
            taken |= bits
        else:
            if not asked.groups and all(item.pronoun and item.start < item.end for item in chosen):
                continue  # "it" alone asks nothing
            items_by_name = {slot.name: item for slot, item in zip(slots, chosen, strict=True)}
            place = _parts(pattern, items_by_name, prices, _Place(0.0, taken, 0, 0))
            if place:
                cost = worth.without(place.taken) + sum(item.cost for item in chosen)
                cost += rules.costs["turn"] * place.turns + place.slips
                yield cost, asked, items_by_name, place.taken


def _parts(pattern: Sequence, slots: Mapping[str, Item], prices: Prices, place: _Place) -> _Place | None:
    starts = [slots[part.name].start if isinstance(part, Slot) else None for part in pattern.parts]
    for at, part in enumerate(pattern.parts):
        if isinstance(part, Slot):
            item = slots[part.name]
            place = _Place(place.slips, place.taken, item.end, place.turns + (item.start < place.end))
            continue
        found = _locate(part, prices, place)
        if found is None:
            return None
        following = next((start for start in starts[at:] if start is not None), None)
        if not (isinstance(part, Maybe) and following is not None and place.end <= following < found.end):
            place = found  # what may be left out is not looked for behind what follows it
    return place


def _locate(part: Pattern, prices: Prices, place: _Place) -> _Place | None:
    """Where the words of a part stand, taking as many of the question's words as it can."""
    match part:
        case Word(text):
            return _word(text, prices, place)
        case Sequence(parts):
            return _in_order(parts, prices, place)
        case Choice(options):
            places = [found for option in options if (found := _locate(option, prices, place))]
            return min(places, key=lambda found: _net(found, prices)) if places else None
        case Maybe(inner):
            found = _locate(inner, prices, place)
            if found is None or any(prices.named[at] for at in range(len(prices.named)) if (found.taken ^ place.taken) >> at & 1):
                return place  # what may be left out never takes a word out of a name
            return found if _net(found, prices) < _net(place, prices) else place
        case Slot():
            raise AssertionError("a slot inside a part without slots")


def _in_order(parts: tuple[Pattern, ...], prices: Prices, place: _Place) -> _Place | None:
    """Where the words of a phrase stand; they may be apart, but not turned round."""
    found = _locate(parts[0], prices, place) if parts else place
    for inner in parts[1:]:
        if found is None:
            return None
        later = _locate(inner, prices, found)
        if later and later.turns == found.turns:
            found = later
        elif not isinstance(inner, Maybe):
            return None
    return found


def _net(place: _Place, prices: Prices) -> float:
    explained = sum(price for at, price in enumerate(prices.left) if place.taken >> at & 1)
    return place.slips + 0.3 * place.turns - explained


def _word(text: str, prices: Prices, place: _Place) -> _Place | None:
    best: _Place | None = None
    for at, price in prices.where.get(text, ()):
        if place.taken >> at & 1:
            continue
        slips = place.slips + price + APART * abs(at - place.end)
        found = _Place(slips, place.taken | 1 << at, at + 1, place.turns + (at < place.end))
        if best is None or (found.turns, found.slips) < (best.turns, best.slips):
            best = found
    return best


def _finish(
    asked: Asked, slots: Mapping[str, Item], taken: int, cost: float, chart: Chart, spots: Spots, rules: Rules, worth: _Worth
) -> Reading:
    """Give names that are still unread to the fact lines that can take them, and say which words are left out."""
    intent = asked.intent
    filled: dict[str, Meaning] = {name: item.meaning for name, item in slots.items()}
    said = {name: (item.start, item.end) for name, item in slots.items()}
    open_names = {name: kinds for name, kinds in asked.names.items() if name not in filled}
    while open_names:
        best: tuple[float, str, Item] | None = None
        for name, kinds in open_names.items():
            for kind in kinds:
                for item in chart.of(kind):
                    narrowed = isinstance(item.meaning, Described) and item.meaning.base
                    if taken & span_bits(item.start, item.end) or item.pronoun or narrowed:
                        continue
                    start = _led_in(item.start, taken, spots.prices)
                    if start and spots.prices.joined[start - 1]:
                        continue  # one of a list is asked about, not told besides
                    gain = worth.of(start, item.end) - worth.broken(item.start, item.end) - item.cost - rules.costs["extra"]
                    if gain > 0 and (best is None or gain > best[0]):
                        best = (gain, name, item)
        if best is None:
            break
        gain, name, item = best
        filled[name], said[name] = item.meaning, (item.start, item.end)
        taken |= span_bits(_led_in(item.start, taken, spots.prices), item.end)
        cost -= gain
        del open_names[name]
    if not asked.groups:  # a pattern without words of its own must be nearly all there is
        cost += (rules.costs["wordless"] - 1) * worth.without(taken)
    left = tuple(
        word.plain
        for at, word in enumerate(spots.question.words)
        if not taken >> at & 1 and spots.prices.left[at] >= min(rules.costs["known"], rules.costs["unknown"])
    )
    return Reading(spots.question, intent, filled, cost, said, left, worded=bool(asked.groups))


def _led_in(start: int, taken: int, prices: Prices) -> int:
    """Where the small words before a name begin: "at the", "for"."""
    while start and prices.light[start - 1] and not prices.joined[start - 1] and not taken >> (start - 1) & 1:
        start -= 1
    return start
