"""The places that each intent has for things named, and the names of a question that may fill them all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Value, leaves
from bot.reading.words.lexicon import Asked, Lexicon
from bot.reading.words.prices import Prices
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.patterns import Slot

DOUBTED = 1.0  # a dearer name is none
WAYS = 3  # ways to fill the places of one intent that are looked at


class Places(NamedTuple):
    """An intent that takes things by their names: its patterns, what its names may be, and the sets of slots it is asked with."""

    intent: Intent
    every: tuple[Asked, ...]
    kinds: Mapping[str, Collection[str]]
    needed: frozenset[frozenset[str]]

    def filled(self, named: Sequence[Item]) -> Iterator[Mapping[str, Item]]:
        """The ways to fill the slots of some pattern, and what else the facts name, with all that is named."""
        return islice(self._ways(named), WAYS)

    def _ways(self, named: Sequence[Item]) -> Iterator[Mapping[str, Item]]:
        fitting = [[name for name, kinds in self.kinds.items() if item.kind in kinds] for item in named]
        for names in product(*fitting):
            if len({*names}) == len(names) and any(need <= {*names} for need in self.needed):
                yield dict(zip(names, named, strict=True))

    def missing(self, prices: Prices) -> int:
        """How many words a question lacks that the pattern nearest to it needs."""
        return min(sum([not need & prices.there for need in asked.screen.needs]) for asked in self.every)


def places(lexicon: Lexicon, rules: Rules) -> list[Places]:
    """The places of every intent that takes things by their names, and compares nothing."""
    found: dict[str, list[Asked]] = {}
    for asked in lexicon.asked:
        if asked.intent.takes in ("", "named") and not asked.intent.compares:
            found.setdefault(asked.intent.name, []).append(asked)
    return [_places_of(tuple(every), rules) for every in found.values()]


def _places_of(every: tuple[Asked, ...], rules: Rules) -> Places:
    intent = every[0].intent
    kinds: dict[str, Collection[str]] = dict(intent.facts.names())
    if intent.answer.form != "yes_or_no":
        kinds.pop(intent.answer.name, None)
    needed = set()
    for asked in every:
        slots = [part for part in asked.screen.pattern.parts if isinstance(part, Slot) and part.name not in asked.wanted]
        for slot in slots:
            kinds.setdefault(slot.name, rules.members(slot.kind))
        needed.add(frozenset(slot.name for slot in slots))
    return Places(intent, every, kinds, frozenset(needed))


def names(chart: Chart, prices: Prices) -> list[Item]:
    """The names of a question, those that explain most, of any words the longest."""
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
    """Whether an item is a name, or is told by names alone with a small word between them ("oscars of 1983")."""
    meaning = item.meaning
    if item.cost - item.vague >= DOUBTED or item.pronoun:
        return False
    if not isinstance(meaning, Described):
        return isinstance(meaning, Named | Value)
    told = sum([leaf.last - leaf.first for leaf in leaves(meaning)])
    happened = any(line.statement.unit for one in meaning.said for line in one.rule.facts.every_line())
    return not happened and told >= item.end - item.start - len(meaning.said)
