"""The third hop: readings of a question, the cheapest few.

Every word is explained by a pattern, a name or a closed word list; any other costs dear. Words of a question pattern may stand
anywhere, at a price for unusual order; descriptions, where order carries meaning, stand as the chart found them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product
from operator import itemgetter

from bot.reading.matching.chart import Beside, Chart
from bot.reading.matching.coverage import Coverage, led_in
from bot.reading.matching.likely import likely
from bot.reading.matching.said_again import said_again
from bot.reading.matching.seek import Seeker, span_bits
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Asked, Lexicon
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules
from knowledge.patterns import Sequence, Slot

KEPT = 5
FINISHED = 80  # fits of one pattern whose unread names are given to their facts
ALIKE = 1.0  # readings too dear to be answered are looked for up to so much dearer than another: their questions are offered


def match(spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon, most: float = math.inf) -> tuple[Reading, ...]:
    """At most five readings, cheapest first, none if all are dearer than `most`.

    Patterns are tried by what they must cost at least, until all others must be dearer than what is close to a reading found.
    """
    prices = spots.prices
    asking = tuple(at for at, word in enumerate(spots.question.words) if word.plain in rules.words.asking)
    coverage = Coverage(prices, chart, rules.costs, asking)
    seeker = Seeker(prices)
    found: list[tuple[float, float, int, Reading]] = []
    close, fair = rules.thresholds["close"], rules.thresholds["answer"]
    enough = most + close
    every = [(coverage.least(one), place, one) for place, one in enumerate(likely(lexicon, prices, chart, coverage, enough))]
    every.sort(key=itemgetter(0, 1))
    for least, place, asked in every:
        if least > enough:
            break
        pattern = asked.screen.sift(prices.there)
        if pattern is None:
            continue
        fits = sorted(_fit(asked, pattern, rules, seeker, coverage, enough), key=lambda fit: fit[0])
        for cost, slots, taken in fits[:FINISHED]:
            if cost - coverage.hoped(asked, slots, taken) <= enough:
                reading = _finish(asked, slots, taken, cost, spots, rules, coverage)
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


def _fit(
    asked: Asked, pattern: Sequence, rules: Rules, seeker: Seeker, coverage: Coverage, most: float
) -> Iterator[tuple[float, Mapping[str, Item], int]]:
    """The ways to fill the slots and find the words of a pattern: what each costs, its items and the words taken.

    Those that must cost more than `most` are not looked for.
    """
    hopeful = coverage.hopeful(asked)
    slots = [part for part in pattern.parts if isinstance(part, Slot)]
    choices = [coverage.best(slot.kind, _takes(asked, slot)) for slot in slots]
    for chosen in product(*choices):
        price = sum([item.cost - item.vague for item in chosen])
        if price > most:
            continue
        taken = 0
        for item in chosen:
            bits = span_bits(item.start, item.end)
            if taken & bits:
                break
            taken |= bits
        else:
            if price + coverage.without(taken | hopeful) > most:
                continue
            if not asked.screen.needs and all(_stands_for(item) for item in chosen):
                continue  # "it" and "the year before" alone ask nothing
            if any(_stands_for(item) for item in chosen) and _is_said_twice(chosen):
                continue  # nobody acts with himself
            items_by_name = {slot.name: item for slot, item in zip(slots, chosen, strict=True)}
            place = seeker.parts(pattern, items_by_name, taken)
            if place and not (place.turns and _change_places(slots, chosen, rules)):
                cost = coverage.without(place.taken) + sum([item.cost for item in chosen])
                cost += rules.costs["turn"] * place.turns + place.slips
                yield cost, items_by_name, place.taken


def _stands_for(item: Item) -> bool:
    """Whether an item only stands for something spoken of, be it without a word."""
    named = isinstance(item.meaning, Named) and not item.meaning.typed and not item.several
    return item.pronoun or named


def _is_said_twice(items: Iterable[Item]) -> bool:
    """Whether two items mean the same things."""
    meant = [tuple(one.thing for one in item.meaning.things) for item in items if isinstance(item.meaning, Named)]
    return len(set(meant)) < len(meant)


def _change_places(slots: Iterable[Slot], items: Iterable[Item], rules: Rules) -> bool:
    """Whether two things of one kind stand the other way round than in the pattern: "did B beat A" is not "did A beat B"."""
    placed = [(frozenset(rules.members(slot.kind)), item.start) for slot, item in zip(slots, items, strict=True)]
    return any(other < start and kinds & others for (kinds, start), (others, other) in combinations(placed, 2))


def _takes(asked: Asked, slot: Slot) -> str:
    """What a slot of a pattern takes; anything where nothing is said."""
    if slot.name in asked.wanted:
        return "wanted"
    takes = asked.intent.takes if asked.intent.only in ("", slot.name) else ""
    return takes or ("alone" if asked.wanted else "")


def _finish(
    asked: Asked, slots: Mapping[str, Item], taken: int, cost: float, spots: Spots, rules: Rules, coverage: Coverage
) -> Reading:
    """Give names that are still unread to the fact lines that can take them, and say which words are left out."""
    intent = asked.intent
    filled: dict[str, Meaning] = {name: item.meaning for name, item in slots.items()}
    said = {name: (item.start, item.end) for name, item in slots.items()}
    open_names = {name: kinds for name, kinds in asked.names.items() if name not in filled}
    named = list(slots.values())
    words = spots.question.words
    ends = {item.end for item in named}
    doubted = _doubted(asked, slots, rules) if any(item.slip for item in slots.values()) else ()
    while open_names:
        best: tuple[float, str, Item] | None = None
        for name, kinds in open_names.items():
            for kind in kinds:
                for item, start, bits, gain in coverage.besides(kind):
                    if taken & bits:
                        continue
                    if taken & span_bits(start, item.start):
                        start = led_in(item.start, taken, spots.prices)
                        gain = coverage.gain(item, start)
                    if start and spots.prices.joined[start - 1]:
                        continue  # one of a list is asked about, not told besides
                    if item.stray and start == item.start and not _stands_beside(item, said.values(), len(words)):
                        continue  # "the first black actor": no film *Black*
                    if spots.prices.leads[item.end : item.end + 1] == [True] and not ends.isdisjoint(coverage.told_till(item)):
                        continue  # "the Titanic movie with X": not what X won for it
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
        taken |= span_bits(led_in(item.start, taken, spots.prices), item.end)
        cost -= gain
        del open_names[name]
    taken, gain = said_again(filled, taken, spots, coverage)
    cost -= gain
    for name, kind in asked.wanted.items():
        filled[name], taken, gain = _told_behind(slots[name], kind, taken, spots.prices, coverage)
        cost -= gain
    cost += sum([_beyond(item, taken) for item in named if item.before or item.after])
    if len(filled) > 1:  # the join narrows what many things are called
        cost -= sum(item.vague for item in slots.values())
    if not asked.screen.needs:  # a pattern without words of its own must be nearly all there is
        times = rules.costs["named" if intent.takes == "named" and not intent.facts.lines else "wordless"]
        cost += (times - 1) * coverage.without(taken)
    if intent.answer.form == "yes_or_no":  # "when did he win?" asks for more than a yes
        cost += sum(rules.costs["charged"] - coverage.left[at] for at in coverage.asking if not taken >> at & 1)
    told = min(rules.costs["known"], rules.costs["unknown"])
    left = [words[at].plain for at, price in enumerate(coverage.left) if price >= told and not taken >> at & 1]
    for item in slots.values():
        taken |= span_bits(led_in(item.start, taken, spots.prices), item.end)
    worded = bool(asked.screen.needs)
    return Reading(spots.question, intent, filled, cost, said, tuple(left), worded=worded, pattern=asked.number, taken=taken)


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


def _told_behind(item: Item, kind: str, taken: int, prices: Prices, coverage: Coverage) -> tuple[Meaning, int, float]:
    """What is wanted, narrowed by what the end of the question says of it: "which films did she direct in the 90s"."""
    meaning, gained = item.meaning, 0.0
    if isinstance(meaning, Named):
        meaning = Described(item.kind, (), base=meaning)  # "which of those": some of those
    assert isinstance(meaning, Described)
    while True:
        best: tuple[float, Beside] | None = None
        for one in coverage.behind(kind):
            if one.start < item.end or taken & span_bits(one.start, one.end):
                continue
            start = led_in(one.start, taken, prices)
            gain = coverage.gain(one, start)
            if gain > 0 and (best is None or gain > best[0]):
                best = (gain, one)
        if best is None:
            return meaning, taken, gained
        gain, one = best
        meaning = replace(meaning, said=(*meaning.said, one.said))
        taken |= span_bits(led_in(one.start, taken, prices), one.end)
        gained += gain
