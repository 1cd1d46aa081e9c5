"""The one thing that clues leave, if they leave one.

Every way to read a clue is a set of things. Words that the store knows nothing of can only narrow further, so where the sets
have one thing in common, it is the one asked for; where they have several, clues are read more strictly, one after the other.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.clues import Clue, Clues
from bot.meaning import Described, Meaning, Named, Reading, Said
from bot.query import compile_query
from bot.rows import meant
from bot.rules import Answer, Description, Facts, Rules
from bot.spots import Spots
from knowledge.names import Candidate
from knowledge.patterns import Sequence as Words

Things = frozenset[int]
OTHER = "other"  # what a clue is called in facts about a thing of its own kind


@dataclass(frozen=True, slots=True)
class Deduced:
    """The one thing that clues leave, as what it is and by which clues; `unknown` are those that the store says nothing of."""

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
class _Ways:
    """A clue with the sets that its ways allow, the strictest first: `raised` of them where the higher state was reached."""

    clue: Clue
    sets: tuple[tuple[Facts, Things], ...]
    raised: int

    @property
    def reached(self) -> Things:
        """What the clue allows, in the higher state where the question says so."""
        return frozenset().union(*(found for _, found in self.sets[: self.raised or None]))

    @property
    def loosely(self) -> Things:
        return frozenset().union(*(found for _, found in self.sets))


def deduce(clues: Clues, store: sqlite3.Connection, rules: Rules) -> Deduced | None:
    """What the clues leave; None where it is nothing, or several things that they do not tell apart."""
    return _Deduction(clues, store, rules).one()


@dataclass(frozen=True, slots=True)
class _Deduction:
    clues: Clues
    store: sqlite3.Connection
    rules: Rules

    def one(self) -> Deduced | None:
        """What is left, if it is one thing."""
        ways = [self._ways(clue) for clue in self.clues.given if clue.ways and not clue.denied]
        firm, loose = [one for one in ways if one.clue.firm], [one for one in ways if not one.clue.firm]
        if not firm:
            return None
        allowed = _in_common(one.reached for one in firm)
        left, known = _most_told(allowed, loose)
        if loose and not any(_names(one) for one in known) and (_tell_one(loose) or any(one.clue.exact for one in firm)):
            allowed = _in_common(one.loosely for one in firm)  # told as won what was not
            left, known = _most_told(allowed, loose)
        if any(one.loosely & allowed for one in loose if one not in known):
            return None  # one clue tells of one thing, another of another
        left -= self._named()
        for narrower in self._narrower([*firm, *known]):
            if len(left) > 1 and left & narrower:
                left &= narrower
        if len(left) > 1 and self.clues.edge:
            left = self._edge(left)
        unknown = tuple(one.clue for one in loose if one not in known)
        if len(left) != 1 or unknown and sum(map(_names, known)) < sum(isinstance(one.meaning, Named) for one in unknown):
            return None
        return Deduced(self._meaning(next(iter(left)), [*firm, *known]), unknown)

    def _named(self) -> Things:
        """Things of the kind asked for that the question names: none of them is asked for."""
        named = (clue.meaning for clue in self.clues.given if clue.kind == self.clues.wanted.kind)
        return frozenset(thing.thing for meaning in named if isinstance(meaning, Named) for thing in meaning.things)

    def _ways(self, clue: Clue) -> _Ways:
        told = clue.ways
        raised = [way.higher or way.facts for way in told] if clue.reached else []
        every = [*raised, *(way.facts for way in told if way.higher or not clue.reached)]
        return _Ways(clue, tuple((facts, self._things(facts, clue)) for facts in every), len(raised))

    def _narrower(self, known: Sequence[_Ways]) -> Iterator[Things]:
        """Stricter sets: what the word for the thing says ("actress"), what is denied, stricter ways, clues together."""
        if self.clues.facts.lines:
            yield self._things(self.clues.facts)
        for clue in self.clues.given:
            if clue.denied:
                yield self._all() - frozenset().union(*(self._things(way.higher, clue) for way in clue.ways if way.higher))
        for one in known:
            for end in range(1, len(one.sets)):
                yield frozenset().union(*(found for _, found in one.sets[:end]))
        for way in self.clues.wanted.together:
            facts = way.higher if way.higher and any(one.clue.reached for one in known) else way.facts
            yield from self._joined(facts, [one.clue for one in known])

    def _joined(self, facts: Facts, known: Sequence[Clue]) -> Iterator[Things]:
        """What several clues allow together, each one of the first kind with some of the others."""
        kinds = [name for name in facts.names() if name in self.clues.wanted.told]
        of_kind = {kind: [clue.meaning for clue in known if clue.kind == kind] for kind in kinds}
        if not all(of_kind.values()):
            return
        first, *rest = kinds
        for meaning in of_kind[first]:
            yield self._found(facts, {first: meaning, **{kind: _any_of(of_kind[kind]) for kind in rest}})

    def _edge(self, left: Things) -> Things:
        """Those of them that come first, or last."""
        wanted = self.clues.wanted
        among = Named(wanted.kind, tuple(self._candidate(thing) for thing in sorted(left)))
        query = compile_query(wanted.order, {wanted.kind: among}, Answer(self.clues.edge, wanted.kind, wanted.by), self.rules)  # type: ignore[arg-type]
        at = query.names.index(wanted.kind)
        return frozenset(row[at] for row in self.store.execute(query.text, dict(query.parameters)))

    def _meaning(self, thing: int, known: Sequence[_Ways]) -> Described:
        """The thing, and the clues by which it is told."""
        said = []
        for one in known:
            facts = next((facts for facts, found in one.sets if thing in found), None)
            said += [Said(self._rule(facts), {self._slot(one.clue): one.clue.meaning})] if facts else []
        return Described(self.clues.wanted.kind, tuple(said), base=Named(self.clues.wanted.kind, (self._candidate(thing),)))

    def _things(self, facts: Facts, clue: Clue | None = None) -> Things:
        return self._found(facts, {self._slot(clue): clue.meaning} if clue else {})

    def _found(self, facts: Facts, slots: Mapping[str, Meaning]) -> Things:
        meaning = Described(self.clues.wanted.kind, (Said(self._rule(facts), slots),))
        return frozenset(meant(meaning, self.store, self.rules))

    def _all(self) -> Things:
        found = self.store.execute("SELECT id FROM thing WHERE kind = ?", (self.clues.wanted.kind,))
        return frozenset(row[0] for row in found)

    def _rule(self, facts: Facts) -> Description:
        return Description(self.clues.wanted.kind, "described", Words(()), facts)

    def _slot(self, clue: Clue) -> str:
        return clue.kind if clue.kind != self.clues.wanted.kind else OTHER

    def _candidate(self, thing: int) -> Candidate:
        (row,) = self.store.execute("SELECT kind, name, label, told, facts FROM thing WHERE id = ?", (thing,))
        kind, name, label, told, facts = row
        return Candidate(thing, kind, name, label, told, label, "exact", 1.0, facts)


def _names(one: _Ways) -> bool:
    return isinstance(one.clue.meaning, Named)


def _tell_one(ways: Sequence[_Ways]) -> bool:
    """Whether the names among them leave a single thing by themselves."""
    named = [one.loosely for one in ways if _names(one)]
    return bool(named) and len(_in_common(named)) == 1


def _in_common(sets: Iterable[Things]) -> Things:
    first, *rest = sets
    return first.intersection(*rest)


def _most_told(left: Things, ways: Sequence[_Ways]) -> tuple[Things, list[_Ways]]:
    """Those of which most clues tell, and the clues that tell of each of them."""
    told = Counter(thing for one in ways for thing in one.loosely & left)
    if not told:
        return left, []
    most = max(told.values())
    best = frozenset(thing for thing, times in told.items() if times == most)
    return best, [one for one in ways if best <= one.loosely]


def _any_of(meanings: Sequence[Meaning]) -> Meaning:
    """One of several, where all are names; else the first."""
    named = [meaning for meaning in meanings if isinstance(meaning, Named)]
    if len(named) < len(meanings):
        return meanings[0]
    return Named(named[0].kind, tuple(thing for meaning in named for thing in meaning.things))
