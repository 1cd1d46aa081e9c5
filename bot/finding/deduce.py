"""What clues leave: the one thing that is asked for, or as many as are asked for.

Every way to read a clue is a set of things. Words that the store knows nothing of can only narrow further, so where the sets
have one thing in common, it is the one asked for; where they have several, clues are read more strictly, one after the other.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.finding.query import compile_query
from bot.finding.rows import meant
from bot.reading.clues import Clue, Clues
from bot.reading.meaning import Described, Meaning, Named, Reading, Said, Value
from bot.reading.spots import Spots
from bot.rules.rules import Answer, Description, Facts, Form, Rules, Way
from knowledge.names import Candidate
from knowledge.patterns import Sequence as Words

Things = frozenset[int]
OTHER = "other"  # what a clue is called in facts about a thing of its own kind
FEW = 300  # things that a statement is held to; more are quicker picked out of what it finds
TELLING = 0.5  # what a name beside the word for what is asked counts for ("this Nolan film"): how the two are related is not said


@dataclass(frozen=True, slots=True)
class Deduced:
    """What clues leave, as what it is and by which clues; `unknown` are those that the store says nothing of."""

    meaning: Described
    unknown: tuple[Clue, ...]

    def reading(self, clues: Clues, spots: Spots, rules: Rules) -> Reading:
        """The reading of a question, with every word left out that is part of no clue."""
        taken = {at for clue in clues.given if clue not in self.unknown for at in range(clue.item.start, clue.item.end)}
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


def deduce(clues: Clues, store: sqlite3.Connection, rules: Rules) -> Deduced | None:
    """What the clues leave; None where it is nothing, or not as many things as are asked for."""
    return _Deduction(clues, store, rules).done()


class _Deduction:
    """The clues, and the things `among` which everything is sought: all of the kind, until something has narrowed them."""

    def __init__(self, clues: Clues, store: sqlite3.Connection, rules: Rules) -> None:
        self._clues = clues
        self._store = store
        self._rules = rules
        self._among: Things | None = None
        telling = [clue for clue in clues.given if clue.ways and not clue.denied]
        self._firm = sorted((clue for clue in telling if clue.firm), key=_how_far)
        self._numbers = [clue for clue in telling if isinstance(clue.meaning, Value) and not clue.tally]
        self._tallies = [clue for clue in telling if clue.tally]
        names = [clue for clue in telling if not clue.firm and not isinstance(clue.meaning, Value)]
        self._names = [clue for clue in names if not clue.partly]
        self._by_chance = [clue for clue in names if clue.partly]
        self._told = [self._loosely(clue) for clue in self._names]
        if self._names:
            self._among = frozenset().union(*self._told)

    def done(self) -> Deduced | None:
        """What is left, if it is as many as the question asks for."""
        told = self._likeliest() if self._firm else None
        if told is None:
            return None
        left = told.things - self._named()
        self._among = left
        if self._clues.facts.lines:
            self._among = left = self._things(self._clues.facts)
        known = [*self._firm, *self._numbers, *self._tallies, *told.clues]
        for narrower in self._narrower(known):
            if len(left) > self._clues.number and left & narrower:
                left &= narrower
        if len(left) > 1 and self._clues.edge:
            left = self._at_edge(left)
        if len(left) != self._clues.number:
            return None
        names = (clue for clue in self._clues.given if clue in self._names or clue in self._by_chance)
        unknown = tuple(clue for clue in names if clue not in told.clues)
        return Deduced(self._meaning(left, known), unknown)

    def _likeliest(self) -> _Told | None:
        """What firm clues allow and most names tell of; None where as many tell of something else, or more are not known."""
        allowed = self._allowed(self._reached)
        self._take_in(allowed)
        told = self._most_told(allowed)
        if self._names and not told.clues and (self._names_tell_one() or any(clue.exact for clue in self._firm)):
            allowed = self._allowed(self._loosely)  # told as won what was not
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
            if (things := self._loosely(clue)) & allowed:
                self._names.append(clue)
                self._told.append(things)

    def _allowed(self, how: Callable[[Clue], Things]) -> Things:
        """What firm clues and numbers allow, each sought among what those before it left."""
        before = self._among
        for clue in (*self._firm, *self._numbers):
            self._among = how(clue)
        for clue in self._tallies:  # told wrongly more often than not at all
            self._among = how(clue) or self._among
        allowed, self._among = self._among, before
        return allowed or frozenset()

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

    def _names_tell_one(self) -> bool:
        first, *rest = self._told
        return len(first.intersection(*rest)) == 1

    def _named(self) -> Things:
        """Things of the kind asked for that the question names: none of them is asked for."""
        named = (clue.meaning for clue in self._clues.given if clue.kind == self._clues.wanted.kind)
        return frozenset(thing.thing for meaning in named if isinstance(meaning, Named) for thing in meaning.things)

    def _reached(self, clue: Clue) -> Things:
        """What a clue allows, in the higher state where the question says that it was reached."""
        return self._any([_at_height(way, clue) for way in clue.ways], clue)

    def _loosely(self, clue: Clue) -> Things:
        return self._any([way.facts for way in clue.ways], clue)

    def _any(self, ways: Iterable[Facts], clue: Clue) -> Things:
        return frozenset().union(*(self._things(facts, clue) for facts in ways))

    def _narrower(self, known: Sequence[Clue]) -> Iterator[Things]:
        """Stricter sets: what is denied, stricter ways, clues together."""
        for clue in self._clues.given:
            if clue.denied:
                yield (self._among or frozenset()) - self._any((way.higher for way in clue.ways if way.higher), clue)
        for clue in known:
            ways = _strictest_first(clue)
            for end in range(1, len(ways)):
                yield self._any(ways[:end], clue)
        for way in self._clues.wanted.together:
            facts = way.higher if way.higher and any(clue.reached for clue in known) else way.facts
            yield from self._joined(facts, known)

    def _joined(self, facts: Facts, known: Sequence[Clue]) -> Iterator[Things]:
        """What several clues allow together, each one of the first kind with some of the others."""
        wanted = self._clues.wanted
        kinds = [name for name in facts.names() if name in wanted.told and name != wanted.kind]
        of_kind = {kind: [clue.meaning for clue in known if clue.kind == kind] for kind in kinds}
        if not all(of_kind.values()):
            return
        first, *rest = kinds
        for meaning in of_kind[first]:
            yield self._found(facts, {first: meaning, **{kind: _any_of(of_kind[kind]) for kind in rest}})

    def _at_edge(self, left: Things) -> Things:
        """Those of them that come first, last, or second and so on."""
        for _ in range(self._clues.rank - 1):
            left -= self._edge(left, "first")
        return self._edge(left, self._clues.edge or "first") if left else left

    def _edge(self, left: Things, edge: Form) -> Things:
        wanted = self._clues.wanted
        answer = Answer(edge, wanted.kind, wanted.by)
        query = compile_query(wanted.order, {wanted.kind: self._candidates(left)}, answer, self._rules)
        at = query.names.index(wanted.kind)
        return frozenset(row[at] for row in self._store.execute(query.text, dict(query.parameters)))

    def _meaning(self, left: Things, known: Sequence[Clue]) -> Described:
        """The things, and the clues by which they are told."""
        said = []
        for clue in known:
            facts = next((facts for facts in _strictest_first(clue) if left <= self._things(facts, clue)), None)
            said += [self._said(facts, clue)] if facts else []
        return Described(self._clues.wanted.kind, tuple(said), base=self._candidates(left))

    def _things(self, facts: Facts, clue: Clue | None = None) -> Things:
        return self._sought(self._said(facts, clue))

    def _found(self, facts: Facts, slots: Mapping[str, Meaning]) -> Things:
        return self._sought(Said(self._rule(facts), slots))

    def _sought(self, said: Said) -> Things:
        kind, among = self._clues.wanted.kind, self._among
        few = among is not None and len(among) <= FEW
        base = Named(kind, tuple(_bare(thing, kind) for thing in among or ())) if few else None
        found = frozenset(meant(Described(kind, (said,), base=base), self._store, self._rules))
        return found if among is None else found & among

    def _said(self, facts: Facts, clue: Clue | None) -> Said:
        """A clue as a description; one that says how often speaks of what firm clues say."""
        if clue is None:
            return Said(self._rule(facts), {})
        slots = {clue.kind if clue.kind != self._clues.wanted.kind else OTHER: clue.meaning}
        answer = next((way.answer for way in clue.ways), None)
        if answer:
            slots.update({firm.kind: firm.meaning for firm in self._firm if firm.kind in facts.names()})
        return Said(self._rule(facts, answer), slots)

    def _rule(self, facts: Facts, answer: Answer | None = None) -> Description:
        return Description(self._clues.wanted.kind, "described", Words(()), facts, answer=answer)

    def _candidates(self, things: Things) -> Named:
        return Named(self._clues.wanted.kind, tuple(self._candidate(thing) for thing in sorted(things)))

    def _candidate(self, thing: int) -> Candidate:
        (row,) = self._store.execute("SELECT kind, name, label, told, facts FROM thing WHERE id = ?", (thing,))
        kind, name, label, told, facts = row
        return Candidate(thing, kind, name, label, told, label, "exact", 1.0, facts)


def _weight(clue: Clue) -> float:
    return TELLING if clue.tells else 1.0


def _how_far(clue: Clue) -> int:
    """How many facts away a clue is from what is asked for; the nearer it is, the fewer things it allows."""
    return len(clue.ways[0].facts.lines)


def _at_height(way: Way, clue: Clue) -> Facts:
    return way.higher if clue.reached and way.higher else way.facts


def _strictest_first(clue: Clue) -> list[Facts]:
    """The ways to read a clue, those in the higher state before all others where the question says that it was reached."""
    raised = [way.higher for way in clue.ways if clue.reached and way.higher]
    return [*raised, *(way.facts for way in clue.ways)]


def _any_of(meanings: Sequence[Meaning]) -> Meaning:
    """One of several, where all are names; else the first."""
    named = [meaning for meaning in meanings if isinstance(meaning, Named)]
    if len(named) < len(meanings):
        return meanings[0]
    return Named(named[0].kind, tuple(thing for meaning in named for thing in meaning.things))


def _bare(thing: int, kind: str) -> Candidate:
    """A thing of which nothing but its number matters."""
    return Candidate(thing, kind, "", "", "", "", "exact", 1.0, 0)
