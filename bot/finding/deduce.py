"""What clues leave: the one thing that is asked for, or as many as are asked for.

Every way to read a clue is a set of things. Words that the store knows nothing of can only narrow further, so where the sets
have one thing in common, it is the one asked for; where they have several, clues are read more strictly, one after the other.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.finding.allowed import Allowed, Things
from bot.finding.find import Findings, find
from bot.reading.clues.clues import Clue, Clues
from bot.reading.meanings.meaning import Described, Named, Reading
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules

TELLING = 0.5  # what a name beside the word for what is asked counts for ("this Nolan film"): how the two are related is not said


@dataclass(frozen=True, slots=True)
class Deduced:
    """What clues leave, as what it is and by which clues; `unknown` are those that the store says nothing of.

    `otherwise` is what they leave where a number is taken in its next sense ("in 1986").
    """

    meaning: Described
    unknown: tuple[Clue, ...]
    otherwise: Described | None = None

    def found(self, clues: Clues, spots: Spots, store: sqlite3.Connection, rules: Rules) -> Findings:
        """What the store says of it, and of what else it may be."""
        reading = self._reading(clues, spots, rules)
        first = find(reading, store, rules)
        if self.otherwise is None:
            return first
        return replace(first, otherwise=find(replace(reading, slots={clues.wanted.kind: self.otherwise}), store, rules))

    def _reading(self, clues: Clues, spots: Spots, rules: Rules) -> Reading:
        """The reading of a question, with every word left out that is part of no clue."""
        taken = {clues.head} | {
            at for clue in clues.given if clue not in self.unknown for at in range(clue.item.start, clue.item.end)
        }
        telling = min(rules.costs["known"], rules.costs["unknown"])
        left = [
            word.plain for at, word in enumerate(spots.question.words) if at not in taken and spots.prices.left[at] >= telling
        ]
        cost = rules.costs["clue"] * (1 + len(self.unknown))
        intent = clues.wanted.intent
        return Reading(spots.question, intent, {clues.wanted.kind: self.meaning}, cost, left=tuple(left))


@dataclass(frozen=True, slots=True)
class _Told:
    """Things of which most names tell, the clues that tell of each of them, and what those count for."""

    things: Things
    clues: tuple[Clue, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left when all clues are told, by which clues, and those that tell nothing."""

    things: Things
    known: tuple[Clue, ...]
    unknown: tuple[Clue, ...]
    allowed: Allowed

    @property
    def meaning(self) -> Described:
        """The things as the clues tell of them."""
        return self.allowed.meaning(self.things, self.known)


def deduce(clues: Clues, store: sqlite3.Connection, rules: Rules) -> Deduced | None:
    """What the clues leave; None where it is nothing, or not as many things as are asked for."""
    found: dict[Hashable, Things] = {}
    left = [one for sense in _senses(clues) if (one := _Deduction(sense, Allowed(sense, store, rules, found)).left())]
    if not left or len(left[0].things) != clues.number:
        return None
    first, *rest = left
    others = (one for one in rest if len(one.things) == clues.number and one.things != first.things)
    other = next((one for one in others if len(one.unknown) <= len(first.unknown)), None)
    return Deduced(first.meaning, first.unknown, other.meaning if other else None)


def _senses(clues: Clues) -> Iterator[Clues]:
    """The clues with a number that does not stand at what is asked for ("in 1986") in each of its senses."""
    several = [clue.is_number and not clue.tells and len(clue.ways) > 1 for clue in clues.given]
    most = max((len(clue.ways) for clue, has_several in zip(clues.given, several, strict=True) if has_several), default=1)
    for sense in range(most):
        given = (
            replace(clue, ways=clue.ways[sense : sense + 1] or clue.ways[-1:]) if has_several else clue
            for clue, has_several in zip(clues.given, several, strict=True)
        )
        yield replace(clues, given=tuple(given))


class _Deduction:
    """The clues by what they are: firm ones, numbers, how often, names, and words that may be names by chance."""

    def __init__(self, clues: Clues, allowed: Allowed) -> None:
        self._clues = clues
        self._allowed = allowed
        telling = [clue for clue in clues.given if clue.counts]
        self._firm = sorted((clue for clue in telling if clue.firm), key=_how_far)
        self._numbers = [clue for clue in telling if clue.is_number]
        self._tallies = [clue for clue in telling if clue.tally]
        names = [clue for clue in telling if not (clue.firm or clue.is_number or clue.tally)]
        self._names = [clue for clue in names if not clue.partly]
        self._by_chance = [clue for clue in names if clue.partly]
        self._told = [allowed.loosely(clue) for clue in self._names]
        if self._names:
            allowed.among = frozenset().union(*self._told)

    def left(self) -> _Left | None:
        """What is left; None where it is nothing, or names tell of several things that cannot all be meant."""
        told = self._likeliest() if self._firm else None
        if told is None:
            return None
        left = told.things - self._named()
        self._allowed.among = left
        if self._clues.facts.lines:
            self._allowed.among = left = self._allowed.things(self._clues.facts)
        known = (*self._firm, *self._numbers, *self._tallies, *told.clues)
        if any(clue.strict for clue in told.clues) and any(left.isdisjoint(one) for one in self._allowed.together(known)):
            return None
        for narrower in self._narrower(known):
            if len(left) > self._clues.number and left & narrower:
                left &= narrower
        if len(left) > 1 and self._clues.edge:
            left = self._allowed.at_edge(left, self._clues.edge, self._clues.rank)
        names = (clue for clue in self._clues.given if clue in self._names or clue in self._by_chance)
        unknown = tuple(clue for clue in names if clue not in told.clues)
        return _Left(left, known, unknown, self._allowed) if left else None

    def _likeliest(self) -> _Told | None:
        """What firm clues allow and most names tell of; None where as many tell of something else, or more are not known."""
        allowed = self._together(self._allowed.reached)
        self._take_in(allowed)
        told = self._most_told(allowed)
        if not told.clues and self._may_be_told_wrongly():
            allowed = self._together(self._allowed.loosely)  # told as won what was not
            told = self._most_told(allowed)
        against = unknown = 0.0
        for clue, things in zip(self._names, self._told, strict=True):
            if clue not in told.clues:
                against += _weight(clue) if things & allowed else 0
                unknown += 0 if things & allowed else _weight(clue)
        return None if against and against >= told.weight or unknown > told.weight else told

    def _take_in(self, allowed: Things) -> None:
        """Count names of one word, which may be none, among the others where they tell of something that is allowed."""
        for clue in self._by_chance:
            if (things := self._allowed.loosely(clue)) & allowed:
                self._names.append(clue)
                self._told.append(things)

    def _together(self, how: Callable[[Clue], Things]) -> Things:
        """What firm clues and numbers allow, each sought among what those before it left."""
        before = self._allowed.among
        for clue in (*self._firm, *self._numbers):
            self._allowed.among = how(clue)
        for clue in self._tallies:  # told wrongly more often than not at all
            self._allowed.among = how(clue) or self._allowed.among
        found, self._allowed.among = self._allowed.among, before
        return found or frozenset()

    def _most_told(self, allowed: Things) -> _Told:
        if not self._names:
            return _Told(allowed)
        weights: dict[int, float] = defaultdict(float)
        for clue, things in zip(self._names, self._told, strict=True):
            for thing in things & allowed:
                weights[thing] += _weight(clue)
        most = max(weights.values(), default=0.0)
        best = frozenset(thing for thing, weight in weights.items() if weight == most)
        telling = [clue for clue, things in zip(self._names, self._told, strict=True) if best and best <= things]
        return _Told(best, tuple(telling), most)

    def _may_be_told_wrongly(self) -> bool:
        """Whether what was only nominated may have been said to have won: not where it is said for what, and all tells of one."""
        if not self._names or any(clue.strict for clue in self._names):
            return False
        first, *rest = self._told
        return len(first.intersection(*rest)) == 1 or any(clue.exact for clue in self._firm)

    def _named(self) -> Things:
        """Things of the kind asked for that the question names: none of them is asked for."""
        named = (clue.meaning for clue in self._clues.given if clue.kind == self._clues.wanted.kind)
        return frozenset(thing.thing for meaning in named if isinstance(meaning, Named) for thing in meaning.things)

    def _narrower(self, known: Sequence[Clue]) -> Iterator[Things]:
        """Stricter sets: what is denied, stricter ways, clues together."""
        for clue in self._clues.given:
            if clue.denied:
                denied = self._allowed.any_of((way.higher for way in clue.ways if way.higher), clue)
                yield (self._allowed.among or frozenset()) - denied
        for clue in known:
            yield from self._allowed.stricter(clue)
        yield from self._allowed.together(known)


def _weight(clue: Clue) -> float:
    return TELLING if clue.tells else 1.0


def _how_far(clue: Clue) -> int:
    """How many facts away a clue is from what is asked for; the nearer it is, the fewer things it allows."""
    return len(clue.ways[0].facts.lines)
