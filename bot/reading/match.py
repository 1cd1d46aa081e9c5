"""The third hop: readings of a question, the cheapest few.

Every word is explained by a pattern, a name or a closed word list; any other costs dear. Words of a question pattern may stand
anywhere, at a price for unusual order; descriptions, where order carries meaning, stand as the chart found them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from bot.reading.chart import Beside, Chart, Item
from bot.reading.lexicon import Asked, Lexicon
from bot.reading.meaning import Described, Meaning, Named, Reading, Several
from bot.reading.pricing import Prices
from bot.reading.seek import Seeker, span_bits
from bot.reading.spots import Spots
from bot.rules.rules import Rules
from knowledge.patterns import Sequence, Slot

KEPT = 5
FINISHED = 80  # fits of one pattern whose unread names are given to their facts
TRIED = 7  # items tried for one slot
NAMED = 1  # mere names tried beside them, where much that narrows one could stand before it
ALIKE = 1.0  # readings too dear to be answered are looked for up to so much dearer than another: their questions are offered
HEAVY = 1.0  # what a word costs at least that says something, be it a small one that asks, or a pronoun


def match(spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon, most: float = math.inf) -> tuple[Reading, ...]:
    """At most five readings, cheapest first, none if all are dearer than `most`.

    Patterns are tried by what they must cost at least, until all others must be dearer than what is close to a reading found.
    """
    prices = spots.prices
    asking = tuple(at for at, word in enumerate(spots.question.words) if word.plain in rules.words.asking)
    worth = _Worth(prices, chart, rules.costs["extra"], asking)
    seeker = Seeker(prices)
    filled = chart.filled()
    fitting = [asked for asked in lexicon.fitting(prices) if asked.slot_kinds <= filled]
    likely = [(worth.least(asked), place, asked) for place, asked in enumerate(fitting)]
    likely.sort(key=lambda one: one[:2])
    found: list[tuple[float, float, int, Reading]] = []
    close, fair = rules.thresholds["close"], rules.thresholds["answer"]
    enough = most + close
    for least, place, asked in likely:
        if least > enough:
            break
        pattern = asked.screen.sift(prices.there)
        if pattern is None:
            continue
        fits = sorted(_fit(asked, pattern, rules, seeker, worth, enough - least), key=lambda fit: fit[0])
        for cost, slots, taken in fits[:FINISHED]:
            if cost - worth.hoped(asked, slots, taken) <= enough:
                reading = _finish(asked, slots, taken, cost, spots, rules, worth)
                found.append((reading.cost, cost, place, reading))
                enough = min(enough, reading.cost + (close if reading.cost <= fair else ALIKE))
    found.sort(key=lambda one: one[:3])
    return tuple(_distinct([reading for *_, reading in found])) if found and found[0][0] <= most else ()


def _distinct(readings: list[Reading]) -> list[Reading]:
    """The first few that do not mean the same."""
    found: list[Reading] = []
    for reading in readings:
        if len(found) < KEPT and not any(reading.intent is other.intent and reading.slots == other.slots for other in found):
            found.append(reading)
    return found


class _Besides(NamedTuple):
    """An item told beside what is asked, where small words before it begin, its own words as bits, and what it gains."""

    item: Item
    start: int
    bits: int
    gain: float


class _Worth:
    """What leaving words out costs, by sets of words as bits; `asking` are words that ask."""

    def __init__(self, prices: Prices, chart: Chart, extra: float, asking: tuple[int, ...]) -> None:
        self.left = prices.left
        self.asking = asking
        self._extra = extra
        self._sure = prices.sure
        self._chart = chart
        self._best: dict[tuple[str, str], list[Item]] = {}
        self._besides: dict[str, list[_Besides]] = {}
        self._without: dict[int, float] = {}
        self._covered: dict[str, int] = {}
        self._each = [(1 << at, prices.bits[at], price) for at, price in enumerate(prices.left)]
        self._led = [_led_in(at, 0, prices) for at in range(len(prices.left) + 1)]

    def least(self, asked: Asked) -> float:
        """What a pattern must cost at least: the words that are none of its own, nor of anything that its names may be."""
        covered, words = self._covers(asked), asked.screen.words
        return sum([price for at, bits, price in self._each if not (at & covered or bits & words)])

    def hoped(self, asked: Asked, slots: Mapping[str, Item], taken: int) -> float:
        """What a fit may at most get cheaper by giving names that are still unread to its facts."""
        covered = self._covers(asked) & ~taken
        return (self.without(taken) - self.without(taken | covered) if covered else 0.0) + sum(
            [item.vague for item in slots.values()]
        )

    def _covers(self, asked: Asked) -> int:
        """The words that items of a pattern's kinds, and what narrows what it wants, stand on, and small words before them."""
        found = 0
        for kind in asked.wanted.values():
            for one in self._chart.behind(kind):
                found |= span_bits(self._led[one.start], one.end)
        for kind in asked.kinds:
            if kind not in self._covered:
                self._covered[kind] = 0
                for item in (*self._chart.listed(kind), *self._chart.heads(kind)):
                    self._covered[kind] |= span_bits(self._led[item.start], item.end)
            found |= self._covered[kind]
        return found

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
            self._best[kind, takes] = [*items[:TRIED], *plain[:NAMED]]
        return self._best[kind, takes]

    def besides(self, kind: str) -> list[_Besides]:
        """The items of a kind that may be told beside what a pattern asks, and explain more than they cost."""
        if kind not in self._besides:
            told = [
                _Besides(item, self._led[item.start], span_bits(item.start, item.end), self.gain(item, self._led[item.start]))
                for item in self._chart.of(kind)
                if not item.guess
                and (not item.pronoun or self.of(item.start, item.end) >= HEAVY)  # "for it", not "won it"
                and not (isinstance(item.meaning, Described) and item.meaning.base)
            ]
            self._besides[kind] = [one for one in told if one.gain > 0]
        return self._besides[kind]

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


def _fit(
    asked: Asked, pattern: Sequence, rules: Rules, seeker: Seeker, worth: _Worth, most: float
) -> Iterator[tuple[float, Mapping[str, Item], int]]:
    """The ways to fill the slots and find the words of a pattern: what each costs, its items and the words taken.

    Items that together cost more than `most` are not tried.
    """
    slots = [part for part in pattern.parts if isinstance(part, Slot)]
    choices = [worth.best(slot.kind, _takes(asked, slot)) for slot in slots]
    for chosen in product(*choices):
        if sum([item.cost - item.vague for item in chosen]) > most:
            continue
        taken = 0
        for item in chosen:
            bits = span_bits(item.start, item.end)
            if taken & bits:
                break
            taken |= bits
        else:
            if not asked.screen.needs and all(_stands_for(item) for item in chosen):
                continue  # "it" and "the year before" alone ask nothing
            items_by_name = {slot.name: item for slot, item in zip(slots, chosen, strict=True)}
            place = seeker.parts(pattern, items_by_name, taken)
            if place:
                cost = worth.without(place.taken) + sum([item.cost for item in chosen])
                cost += rules.costs["turn"] * place.turns + place.slips
                yield cost, items_by_name, place.taken


def _stands_for(item: Item) -> bool:
    """Whether an item only stands for something spoken of, be it without a word."""
    named = isinstance(item.meaning, Named) and not item.meaning.typed and not item.several
    return item.pronoun or named


def _is_named(item: Item) -> bool:
    """Whether a thing is named, be it with something more said of it."""
    return not isinstance(item.meaning, Described) or item.meaning.base is not None


def _is_described(item: Item) -> bool:
    """Whether a thing is told by facts, or is one of those spoken of."""
    one = isinstance(item.meaning, Named) and len(item.meaning.things) == 1
    return isinstance(item.meaning, Described) or item.several and one


def _takes(asked: Asked, slot: Slot) -> str:
    """What a slot of a pattern takes; anything where nothing is said."""
    if slot.name in asked.wanted:
        return "wanted"
    takes = asked.intent.takes if asked.intent.only in ("", slot.name) else ""
    return takes or ("alone" if asked.wanted else "")


def _finish(
    asked: Asked, slots: Mapping[str, Item], taken: int, cost: float, spots: Spots, rules: Rules, worth: _Worth
) -> Reading:
    """Give names that are still unread to the fact lines that can take them, and say which words are left out."""
    intent = asked.intent
    filled: dict[str, Meaning] = {name: item.meaning for name, item in slots.items()}
    said = {name: (item.start, item.end) for name, item in slots.items()}
    open_names = {name: kinds for name, kinds in asked.names.items() if name not in filled}
    named = list(slots.values())
    words = spots.question.words
    doubted = _doubted(asked, slots, rules) if any(item.slip for item in slots.values()) else ()
    while open_names:
        best: tuple[float, str, Item] | None = None
        for name, kinds in open_names.items():
            for kind in kinds:
                for item, start, bits, gain in worth.besides(kind):
                    if taken & bits:
                        continue
                    if taken & span_bits(start, item.start):
                        start = _led_in(item.start, taken, spots.prices)
                        gain = worth.gain(item, start)
                    if start and spots.prices.joined[start - 1]:
                        continue  # one of a list is asked about, not told besides
                    if item.stray and start == item.start and not _stands_beside(item, said.values(), len(words)):
                        continue  # "the first black actor": no film *Black*
                    if any(item.kind == filled[other].kind for other in asked.beside[name] if other in filled):
                        continue  # no film is nominated for another
                    if item.kind in doubted and not spots.prices.leads[item.start - 1]:
                        continue  # a name that is sure would rather stand where a word is taken for a misspelt one
                    if gain > 0 and (best is None or gain > best[0]):
                        best = (gain, name, item)
        if best is None:
            break
        gain, name, item = best
        filled[name], said[name] = item.meaning, (item.start, item.end)
        named.append(item)
        taken |= span_bits(_led_in(item.start, taken, spots.prices), item.end)
        cost -= gain
        del open_names[name]
    for name, kind in asked.wanted.items():
        filled[name], taken, gain = _told_behind(slots[name], kind, taken, spots.prices, worth)
        cost -= gain
    cost += sum([_beyond(item, taken) for item in named if item.before or item.after])
    if len(filled) > 1:  # the join narrows what many things are called
        cost -= sum(item.vague for item in slots.values())
    if not asked.screen.needs:  # a pattern without words of its own must be nearly all there is
        times = rules.costs["named" if intent.takes == "named" and not intent.facts.lines else "wordless"]
        cost += (times - 1) * worth.without(taken)
    if intent.answer.form == "yes_or_no":  # "when did he win?" asks for more than a yes
        cost += sum(rules.costs["charged"] - worth.left[at] for at in worth.asking if not taken >> at & 1)
    told = min(rules.costs["known"], rules.costs["unknown"])
    left = [words[at].plain for at, price in enumerate(worth.left) if price >= told and not taken >> at & 1]
    return Reading(spots.question, intent, filled, cost, said, tuple(left), worded=bool(asked.screen.needs), pattern=asked.number)


def _beyond(item: Item, taken: int) -> float:
    """What a name costs beside which a word is left unread that may be a part of a longer one."""
    before = item.before if item.start and not taken >> (item.start - 1) & 1 else 0.0
    return before + (item.after if not taken >> item.end & 1 else 0.0)


def _stands_beside(item: Item, said: Iterable[tuple[int, int]], length: int) -> bool:
    """Whether an item stands at the edge of a question or right beside something named, not between words of a pattern."""
    return not item.start or item.end == length or any(item.start == last or item.end == first for first, last in said)


def _doubted(asked: Asked, slots: Mapping[str, Item], rules: Rules) -> set[str]:
    """The kinds that slots take which hold a misspelt word."""
    parts = [part for part in asked.screen.pattern.parts if isinstance(part, Slot) and part.name in slots]
    return {kind for part in parts if slots[part.name].slip for kind in rules.members(part.kind)}


def _told_behind(item: Item, kind: str, taken: int, prices: Prices, worth: _Worth) -> tuple[Meaning, int, float]:
    """What is wanted, narrowed by what the end of the question says of it: "which films did she direct in the 90s"."""
    meaning, gained = item.meaning, 0.0
    if isinstance(meaning, Named):
        meaning = Described(item.kind, (), base=meaning)  # "which of those": some of those
    assert isinstance(meaning, Described)
    while True:
        best: tuple[float, Beside] | None = None
        for one in worth.behind(kind):
            if one.start < item.end or taken & span_bits(one.start, one.end):
                continue
            start = _led_in(one.start, taken, prices)
            gain = worth.gain(one, start)
            if gain > 0 and (best is None or gain > best[0]):
                best = (gain, one)
        if best is None:
            return meaning, taken, gained
        gain, one = best
        meaning = replace(meaning, said=(*meaning.said, one.said))
        taken |= span_bits(_led_in(one.start, taken, prices), one.end)
        gained += gain


def _led_in(start: int, taken: int, prices: Prices) -> int:
    """Where the small words before a name begin: "at the", "for"; a word that asks is none of them."""
    while start and _is_small(start - 1, prices) and not taken >> (start - 1) & 1:
        start -= 1
    return start


def _is_small(at: int, prices: Prices) -> bool:
    return prices.light[at] and prices.left[at] < HEAVY and not prices.joined[at]
