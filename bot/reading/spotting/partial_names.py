"""Names said in part, of things that belong to something named beside them: "male playback" among the categories of one award."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import words

LONGEST = 5  # words of such a part
LEAST = 2  # words that may be any name's by chance, so few must be said together
KEPT = 64  # of what things belong to, for so many are their names kept

Called = Mapping[Candidate, tuple[frozenset[str], ...]]  # the words of each name of what belongs to one thing


class PartialNames:
    """Finds the one thing of a kind that has all words said in its name, among those that belong to what was named."""

    def __init__(self, rules: Rules, store: sqlite3.Connection, version: Callable[[], int]) -> None:
        """`version` is another whenever the store has changed."""
        self._rules = rules
        self._store = store
        self._version = version
        self._belonging = lru_cache(maxsize=KEPT)(self._read)

    def beside(self, spots: Spots) -> Spots:
        """The spots, and what is named in part beside a sure name of what it belongs to; one word says other things too."""
        sure = self._rules.costs["slip"]
        seeds = list(spots.seeds)
        for kind, whole in self.owned():
            named = [seed for seed in spots.seeds if seed.kind == whole and seed.cost < sure]
            for owner in sorted({seed.meaning.things[0].label for seed in named if isinstance(seed.meaning, Named)}):
                found = (item for item in self.of(spots, kind, owner) if item.end - item.start >= LEAST)
                seeds += [item for item in found if not _overlaps(item, named)]
        return replace(spots, seeds=tuple(seeds)) if len(seeds) > len(spots.seeds) else spots

    def of(self, spots: Spots, kind: str, owner: str) -> Iterator[Item]:
        """Items for the longest stretches of a question that name one thing alone of those that belong to the owner."""
        names, usable = self._belonging(kind, owner, self._version())
        question, strange = spots.question, spots.prices.strange
        plain, glue = question.plain, self._rules.words.glue
        all_said = frozenset(plain) - glue
        taken = 0
        for first, last in _stretches(spots, usable, glue):
            telling = [word for word in plain[first:last] if word not in glue]
            said = frozenset(telling)
            once = len(said) == len(telling)  # "film that won best film" is two things
            enough = once and (len(said) >= LEAST or strange[first])
            known = _is_known(kind, first, last, owner, spots.seeds)
            if first >= taken and enough and not known and (found := _only(said, all_said, names)):
                cost = self._rules.costs["loose"]
                yield Item(kind, first, last, cost, Named(kind, (found,), question.typed(first, last), first, last))
                taken = last

    def owned(self) -> Iterator[tuple[str, str]]:
        """The kinds of which there are many of one name, each with the kind that they are told apart by."""
        for kind in self._rules.schema.kinds.values():
            if kind.many and kind.told_by:
                yield kind.name, kind.told_by

    def _read(self, kind: str, owner: str, version: int) -> tuple[Called, frozenset[str]]:
        """The names of what belongs to the owner, and all their words but those that turn a question round."""
        sql = """SELECT thing.id, thing.name, label, told, facts, name.name FROM thing JOIN name ON name.thing = thing.id
                 WHERE kind = ? AND told = ? ORDER BY thing.id"""
        found: dict[Candidate, list[frozenset[str]]] = {}
        for thing, name, label, told, facts, called in self._store.execute(sql, (kind, owner)):
            candidate = Candidate(thing, kind, name, label, told, label, "part", 1.0, facts)
            found.setdefault(candidate, []).append(frozenset(words(called)))
        names = {thing: tuple(called) for thing, called in found.items()}
        return names, frozenset(word for called in names.values() for name in called for word in name) - self._rules.words.charged


def _stretches(spots: Spots, usable: Collection[str], glue: Collection[str]) -> Iterator[tuple[int, int]]:
    """The stretches of usable words between marks, small ones only within them, from left to right, the longest first."""
    plain, prices = spots.question.plain, spots.prices
    usual = [word in usable or word in glue for word in plain]
    marked = [behind and not joins for behind, joins in zip(prices.lists, prices.joined, strict=True)]
    ends = [first for first, _ in spots.question.between_marks] + [at for at in range(len(plain)) if marked[at]]
    for first in (at for at, word in enumerate(plain) if word in usable and word not in glue):
        end = min([at for at in (*ends, first + LONGEST, len(plain)) if at > first])
        for last in range(end, first, -1):
            if all(usual[first:last]) and plain[last - 1] not in glue:
                yield first, last


def _only(said: frozenset[str], all_said: frozenset[str], names: Called) -> Candidate | None:
    """The one thing whose name has what is said, most of the other words of the question and the fewest beside, if it is one."""
    fits: dict[tuple[int, int], list[Candidate]] = {}
    for thing, called in names.items():
        if ranks := [(-len(name & all_said), len(name - all_said)) for name in called if said <= name]:
            fits.setdefault(min(ranks), []).append(thing)
    likeliest = fits[min(fits)] if fits else []
    return likeliest[0] if len(likeliest) == 1 else None


def _overlaps(item: Item, others: Collection[Item]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)


def _is_known(kind: str, first: int, last: int, owner: str, seeds: Collection[Item]) -> bool:
    """Whether words are, or are within, the very name of something of the owner's."""
    around = (seed.meaning for seed in seeds if seed.kind == kind and seed.start <= first and last <= seed.end)
    things = (thing for meaning in around if isinstance(meaning, Named) for thing in meaning.things)
    return any(thing.told == owner and thing.how != "part" for thing in things)
