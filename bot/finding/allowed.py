"""The things that a clue allows, in each way to read it: what the store finds for it as a description."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable, Iterable, Iterator, Sequence

from bot.finding.query import compile_query
from bot.finding.rows import meant
from bot.finding.shapes import shape_of
from bot.reading.clues.clues import Clue, Clues
from bot.reading.meanings.meaning import Described, Meaning, Named, Said
from bot.rules.answers import Answer, Form
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.rules.things import Description
from knowledge.names import Candidate
from knowledge.patterns import Sequence as Words

Things = frozenset[int]
OTHER = "other"  # what a clue is called in facts about a thing of its own kind
FEW = 300  # things that a statement is held to; more are quicker picked out of what it finds


class Allowed:
    """What the clues of a question allow, sought `among` all things of the kind until something has narrowed them."""

    def __init__(
        self, clues: Clues, store: sqlite3.Connection, rules: Rules, found: dict[Hashable, Things] | None = None
    ) -> None:
        """`found` is what was sought already, shared by the senses of one question."""
        self.among: Things | None = None
        self._found = {} if found is None else found
        self._wanted = clues.wanted
        self._firm = [clue for clue in clues.given if clue.counts and clue.firm]
        self._store = store
        self._rules = rules

    def reached(self, clue: Clue) -> Things:
        """What a clue allows, in the higher state where the question says that it was reached."""
        return self.any_of((way.higher if clue.reached and way.higher else way.facts for way in clue.ways), clue)

    def loosely(self, clue: Clue) -> Things:
        """What a clue allows, whichever state the question says."""
        return self.any_of((way.facts for way in clue.ways), clue)

    def any_of(self, ways: Iterable[Facts], clue: Clue) -> Things:
        """What a clue allows in any of these ways."""
        return frozenset().union(*(self.things(facts, clue) for facts in ways))

    def stricter(self, clue: Clue) -> Iterator[Things]:
        """What a clue allows in the first of its ways, in the first two, and so on."""
        ways = _strictest_first(clue)
        return (self.any_of(ways[:end], clue) for end in range(1, len(ways)))

    def together(self, known: Sequence[Clue]) -> Iterator[Things]:
        """What several clues allow that belong together: this person's award, not "this Nolan film"'s."""
        known = [clue for clue in known if clue.firm or clue.is_number or not clue.tells]
        for way in self._wanted.together:
            facts = way.higher if way.higher and any(clue.reached for clue in known) else way.facts
            yield from self._joined(facts, known)

    def _joined(self, facts: Facts, known: Sequence[Clue]) -> Iterator[Things]:
        """What several clues allow together, each one of the first kind with some of the others."""
        kinds = [name for name in facts.names() if name in self._wanted.told and name != self._wanted.kind]
        of_kind = {kind: [clue.meaning for clue in known if clue.kind == kind] for kind in kinds}
        if not all(of_kind.values()):
            return
        first, *rest = kinds
        for meaning in of_kind[first]:
            slots = {first: meaning, **{kind: _any_of(of_kind[kind]) for kind in rest}}
            yield self._sought(Said(self._rule(facts), slots))

    def at_edge(self, left: Things, edge: Form, rank: int) -> Things:
        """Those of them that come first, last, or second and so on."""
        for _ in range(rank - 1):
            left -= self._edge(left, "first")
        return self._edge(left, edge) if left else left

    def _edge(self, left: Things, edge: Form) -> Things:
        wanted = self._wanted
        answer = Answer(edge, wanted.kind, wanted.by)
        query = compile_query(wanted.order, {wanted.kind: _bare(left, wanted.kind)}, answer, self._rules)
        at = query.names.index(wanted.kind)
        return frozenset(row[at] for row in self._store.execute(query.text, dict(query.parameters)))

    def meaning(self, left: Things, known: Sequence[Clue]) -> Described:
        """The things, and the clues by which they are told."""
        said = []
        for clue in known:
            facts = next((facts for facts in _strictest_first(clue) if left <= self.things(facts, clue)), None)
            said += [self._said(facts, clue)] if facts else []
        return Described(self._wanted.kind, tuple(said), base=self._candidates(left))

    def things(self, facts: Facts, clue: Clue | None = None) -> Things:
        """The things of which these facts are true."""
        return self._sought(self._said(facts, clue))

    def _sought(self, said: Said) -> Things:
        kind, among = self._wanted.kind, self.among
        few = among is not None and len(among) <= FEW
        base = _bare(among or (), kind) if few else None
        meaning = Described(kind, (said,), base=base)
        values: list[str | int] = []
        asked = (shape_of(meaning, values), *values)
        if asked not in self._found:
            self._found[asked] = frozenset(meant(meaning, self._store, self._rules))
        found = self._found[asked]
        return found if among is None else found & among

    def _said(self, facts: Facts, clue: Clue | None) -> Said:
        """A clue as a description; one that says how often speaks of what firm clues say."""
        if clue is None:
            return Said(self._rule(facts), {})
        slots: dict[str, Meaning] = {clue.kind if clue.kind != self._wanted.kind else OTHER: clue.meaning}
        answer = next((way.answer for way in clue.ways), None)
        if answer:
            slots.update({firm.kind: firm.meaning for firm in self._firm if firm.kind in facts.names()})
        return Said(self._rule(facts, answer), slots)

    def _rule(self, facts: Facts, answer: Answer | None = None) -> Description:
        return Description(self._wanted.kind, "described", Words(()), facts, answer=answer)

    def _candidates(self, things: Things) -> Named:
        return Named(self._wanted.kind, tuple(self._candidate(thing) for thing in sorted(things)))

    def _candidate(self, thing: int) -> Candidate:
        (row,) = self._store.execute("SELECT kind, name, label, told, facts FROM thing WHERE id = ?", (thing,))
        kind, name, label, told, facts = row
        return Candidate(thing, kind, name, label, told, label, "exact", 1.0, facts)


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


def _bare(things: Iterable[int], kind: str) -> Named:
    """Things of which nothing but their numbers matters."""
    return Named(kind, tuple([Candidate(thing, kind, "", "", "", "", "exact", 1.0, 0) for thing in things]))
