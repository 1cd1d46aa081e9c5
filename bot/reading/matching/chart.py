"""The chart: which spans of a question can stand for a thing of which kind, the cheapest few for each.

Built from right to left in one pass, so that everything a description needs to its right is complete when it is tried
(a bottom-up chart parser in the manner of Kay, 1980); left recursion ("12th Fail's director's films") is a work list at a start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Sequence_
from typing import NamedTuple

from bot.reading.matching.fitting import Fit, Fitting
from bot.reading.meanings.item import Item, beside_of, called_so, listed, narrowed, narrowing
from bot.reading.meanings.meaning import Described, Named, Said
from bot.reading.words.lexicon import Lexicon
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules
from bot.rules.things import Description

KEPT = 3  # meanings kept for one kind over one span
FURTHER = 0.02  # the price of a word between a thing and what narrows it, and of a second thing that does
DEEPEST = 24  # descriptions within descriptions
POINTED = 0.1  # the price of a word for a kind that with those before it stands for one spoken of: "that same movie"


class _Beside(NamedTuple):
    """A description that narrows what stands beside it: the kind it narrows, where it ends, what it costs and says."""

    kind: str
    end: int
    cost: float
    said: Said
    depth: int


class Beside(NamedTuple):
    """Words [start, end) that narrow what stands beside them, at a price."""

    start: int
    end: int
    cost: float
    said: Said


class Chart:
    """Items over a question, by kind and start; `implied` ones are not said, but may fill what a pattern lacks ("director?")."""

    def __init__(self, rules: Rules, lexicon: Lexicon, prices: Prices, seeds: list[Item], implied: Sequence_[Item] = ()) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._prices = prices
        self._length = len(prices.left)
        self._items: dict[tuple[str, int], list[Item]] = defaultdict(list)
        self._beside: dict[tuple[str, int], list[_Beside]] = {}
        self._told: frozenset[str] = frozenset()  # the kinds of items so far that may fill a slot
        self._fitting = Fitting(rules, prices, self._items)
        starts: dict[int, list[Item]] = defaultdict(list)
        for seed in seeds:
            starts[seed.start].append(seed)
        for at in reversed(range(self._length)):
            self._complete(at, starts[at])
        self._implied = implied
        self._of: dict[str, list[Item]] = {}
        self._listed: dict[str, list[Item]] = {}
        self._heads: dict[str, list[Item]] = {}
        self._behind: dict[str, list[Beside]] = {}

    def kinds(self) -> frozenset[str]:
        """The kinds that there is something of, be it the word for the kind."""
        found = {kind for (kind, _), items in self._items.items() if any(not (item.bare and item.pronoun) for item in items)}
        return frozenset(found.union([item.kind for item in self._implied]))

    def of(self, kind: str) -> list[Item]:
        """Every item that can fill a slot of a kind."""
        if kind not in self._of:
            members = self._rules.members(kind)
            said = [item for (found, _), items in self._items.items() if found in members for item in items if not item.bare]
            self._of[kind] = [*said, *(item for item in self._implied if item.kind in members)]
        return self._of[kind]

    def heads(self, kind: str) -> list[Item]:
        """The words for a kind with nothing to narrow them: "films"."""
        if kind not in self._heads:
            members = self._rules.members(kind)
            every = [item for (found, _), items in self._items.items() if found in members for item in items]
            pointed = {item.end - 1 for item in every if item.pronoun and not item.bare and item.start < item.end - 1}
            bare = [item for item in every if item.bare and not item.pronoun]
            self._heads[kind] = [one._replace(cost=one.cost + POINTED * (one.start in pointed)) for one in bare]
        return self._heads[kind]

    def behind(self, kind: str) -> list[Beside]:
        """What narrows a thing of a kind from behind, wherever it stands."""
        if kind not in self._behind:
            found = [(start, one) for (place, start), every in self._beside.items() if place == "after" for one in every]
            self._behind[kind] = [Beside(start, *one[1:4]) for start, one in found if one[0] == kind]
        return self._behind[kind]

    def listed(self, kind: str) -> list[Item]:
        """Every item of a kind, and those said one after the other as one."""
        if kind not in self._listed:
            single = self.of(kind)
            self._listed[kind] = [*single, *self._in_a_row(single)] if any(self._prices.lists) else single
        return self._listed[kind]

    def _in_a_row(self, single: list[Item]) -> Iterator[Item]:
        """Lists of two items or more, each with a mark or a word between it and the next.

        What is told by loose words ("best lead at the 13th, Juno Marrick?") is asked about and none of a list; what stands for
        something spoken of is of one by a word alone ("him or …").
        """
        beginning: dict[tuple[str, int], list[Item]] = defaultdict(list)
        for first in sorted(single, key=lambda item: -item.start):
            if first.led or first.start == first.end:
                continue
            for start, price in self._fitting.skips(first.end):
                if any(self._prices.lists[first.end : start + 1]):
                    joined = any(self._prices.joined[first.end : start])
                    for rest in [one for one in beginning[first.kind, start] if joined or not (first.pronoun or one.pronoun)]:
                        row = listed(first, rest, price + self._rules.costs["extra"] / 2 + (rest.before if rest.guess else 0))
                        beginning[first.kind, first.start].append(row)
                        yield row
            beginning[first.kind, first.start].append(first)

    def every(self) -> Iterator[Item]:
        """All that words of the question may mean."""
        return (item for items in self._items.values() for item in items if not item.bare)

    def cover(self, prices: Prices) -> list[Item]:
        """Items that do not overlap and together explain most, each the best where it stands."""
        found: list[Item] = []
        free = set(range(self._length))
        for item in sorted(self.every(), key=lambda item: item.cost - sum(prices.left[item.start : item.end])):
            span = set(range(item.start, item.end))
            if span <= free and item.cost < sum(prices.left[item.start : item.end]):
                found.append(item)
                free -= span
        return sorted(found, key=lambda item: item.start)

    def _complete(self, at: int, seeds: list[Item]) -> None:
        work: list[Item] = []
        for seed in seeds:
            self._keep(seed, work)
        for rule, pattern in self._lexicon.opening(at, self._prices, self._told):
            self._use(rule, self._fitting.at(pattern, at), at, work)
        while work:
            item = work.pop(0)
            if item.depth < DEEPEST and not item.bare:
                for rule, pattern in self._lexicon.led_by(item.kind, self._prices, self._told):
                    self._use(rule, self._fitting.led_by(item, pattern), at, work)
            self._narrow_after(item, work)
        self._narrow_before(at, work)
        while work:
            self._narrow_after(work.pop(0), work)

    def _use(self, rule: Description, fits: Iterable[Fit], at: int, work: list[Item]) -> None:
        for fit in fits:
            depth = 1 + max((item.depth for item in fit.slots.values()), default=0)
            edge = fit.slots.get(rule.answer.name) if rule.answer and rule.answer.form == "last" else None
            if depth > DEEPEST or edge and edge.is_one:
                continue
            if rule.place in ("before", "after"):
                said = Said(rule, {name: item.meaning for name, item in fit.slots.items()})
                self._beside.setdefault((rule.place, at), []).append(_Beside(rule.kind, fit.end, fit.cost, said, depth))
                continue
            said_rules = (Said(rule, {name: item.meaning for name, item in fit.slots.items()}),)
            meaning = Described(rule.kind, said_rules if rule.place == "described" or rule.facts.every_line() else ())
            bare = rule.place in ("head", "beside")
            alone = rule.place == "beside"
            cost = fit.cost - _told_apart(fit, self._rules) + (self._rules.costs["loose"] if rule.loose else 0.0)
            item = Item(rule.kind, at, fit.end, cost, meaning, bare=bare, led=rule.loose, depth=depth, pronoun=alone)
            self._keep(beside_of(item, fit.slots.values()), work)

    def _called(self, item: Item, work: list[Item]) -> None:
        """The word for a kind beside a thing of it: "the film Animal", "the Animal movie". What the word itself says of a thing
        told without its name narrows that ("comedy films by …"); what else narrows the word, a thing named behind it.
        """
        for start, _ in self._fitting.skips(item.end):
            if any(self._prices.leads[item.end : start]) or any(self._prices.joined[item.end : start]):
                return
            if start > item.end and item.bare and item.names:
                return  # "best picture winner the year X won …": no X, winner of best picture
            for beside in list(self._items.get((item.kind, start), ())):
                head, thing = (item, beside) if item.bare else (beside, item)
                new = head is beside and head.says  # "Animal, the director": not so "the director Aditya Dhar"
                apart = head is beside and self._leads(item.end, start)  # "the star of this film": no film "The Star"
                if thing.guess and (head.says or self._leads(item.end, start)) or head is beside and thing.is_partly:
                    continue  # "The Comedy of Terrors", "Crime Wave", "Wonder Woman": longer names that are not known
                if head.bare and not thing.bare and not thing.pronoun and not new and not apart:
                    self._keep(called_so(head, thing, item.start, beside.end), work)
                elif item.led and not beside.bare and isinstance(beside.meaning, Named) and not self._prices.lists[start]:
                    self._keep(narrowing(item, beside, self._rules.costs["narrow"]), work)

    def _leads(self, first: int, last: int) -> bool:
        """Whether one of the words [first, last) shows that what follows it is something else."""
        return any(not self._rules.words.leads.isdisjoint(said) for said in self._prices.words[first:last])

    def _narrow_after(self, item: Item, work: list[Item]) -> None:
        self._called(item, work)
        if item.led or item.depth >= DEEPEST or item.pronoun:
            return
        # What comes last belongs to what stands just before it: "films that won an Oscar in 2020", not films of 2020.
        price = self._rules.costs["narrow"] if isinstance(item.meaning, Named) else FURTHER * item.says
        for start in range(item.end, min(item.end + 3, self._length)):
            for kind, end, cost, said, depth in self._beside.get(("after", start), ()):
                if kind == item.kind:
                    self._keep(narrowed(item, said, item.start, end, price + cost, depth), work)
            if not self._prices.joins[start]:
                return
            price += FURTHER

    def _narrow_before(self, at: int, work: list[Item]) -> None:
        for kind, end, cost, said, depth in self._beside.get(("before", at), ()):
            for item in list(self._items.get((kind, end), ())):
                price = 0.0
                if isinstance(item.meaning, Named) and item.start == item.meaning.first:  # "the 1997 Titanic", no film about it
                    if item.meaning.things[0].how != "exact":
                        continue
                    price = self._rules.costs["narrow"]
                if not item.pronoun:
                    self._keep(narrowed(item, said, at, item.end, price + cost, depth)._replace(led=True), work)

    def _keep(self, item: Item, work: list[Item]) -> None:
        rivals = self._items[item.kind, item.start]
        same = [rival for rival in rivals if rival.end == item.end and rival.bare == item.bare and rival.led == item.led]
        if len(same) >= KEPT and item.cost >= max(rival.cost for rival in same):
            return
        if any(rival.meaning == item.meaning and rival.cost <= item.cost for rival in same):
            return
        if len(same) >= KEPT:
            rivals.remove(max(same, key=lambda rival: rival.cost))
        rivals.append(item)
        work.append(item)
        if not item.bare and item.kind not in self._told:
            self._told |= {item.kind}


def _told_apart(fit: Fit, rules: Rules) -> float:
    """What a fit costs less because one of its names tells apart what another may stand for: "an Oscar for best actor"."""
    kinds = {item.kind for item in fit.slots.values()}
    return sum([item.vague for item in fit.slots.values() if rules.schema.kinds[item.kind].told_by in kinds])
