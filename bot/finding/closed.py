"""When silence means no: every list that a question could touch is known to be complete."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.finding.rows import Thing, load_things, meant, place_in_order
from bot.reading.meanings.meaning import Described, Meaning, Reading, is_bare
from bot.reply import Source
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from knowledge.reader import look_up
from knowledge.schema.schema import FactLine, Unit
from knowledge.tellings.tellings import evidence_of


@dataclass(frozen=True, slots=True)
class Closed:
    """Lists that are complete: the units that they hold, and the holders they belong to; all that there are yet, if `so_far`."""

    unit: str
    holder: str
    holders: tuple[int, ...]
    so_far: bool

    def latest(self, store: sqlite3.Connection, rules: Rules) -> Thing:
        """The last of the holders, as far as they have an order."""
        return max(load_things(store, rules, self.holders).values(), key=lambda thing: place_in_order(thing, rules))

    def sources(self, store: sqlite3.Connection, rules: Rules) -> list[Source]:
        """The source of most units of the last of those lists, which tells how far they go."""
        found = look_up(
            store,
            f"SELECT s.title, s.url FROM {self.unit} AS u CROSS JOIN {evidence_of(self.unit)} AS e ON e.fact = u.id"
            f" JOIN source AS s ON s.id = e.source WHERE u.{self.holder} = ?"
            " GROUP BY s.id ORDER BY count(*) DESC, s.key LIMIT 1",
            (self.latest(store, rules).id,),
        )
        return [Source(title, url or "") for title, url in found]


@dataclass(frozen=True, slots=True)
class _Touched:
    """The holders that a line could touch, and what all of them belong to where only that is known of them."""

    holders: tuple[int, ...]
    wholes: frozenset[int] = frozenset()


def closing(
    reading: Reading, facts: Facts, store: sqlite3.Connection, rules: Rules, *, other: bool = False
) -> tuple[Closed, ...]:
    """The complete lists that hold every row that could make these lines true; empty where the store may lack some.

    Lines that are not units are open lists. A unit's list is closed where every holder it could touch is closed in that state:
    those it names, those at which the part that `settles` them is known, or all that belong to something of which all are known.
    """
    lines = [line for line in facts.lines if line.statement.unit]
    said = {name: meaning for name, meaning in reading.slots.items() if not is_bare(meaning)}
    asked = _Asked(said, facts, store, rules, other)
    found = [asked.closed(line, line.statement.unit) for line in lines if line.statement.unit]
    return tuple(one for one in found if one) if all(found) else ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The lines of a question with what their names mean, as far as it says something of them."""

    slots: Mapping[str, Meaning]
    facts: Facts
    store: sqlite3.Connection
    rules: Rules
    other: bool

    def closed(self, line: FactLine, unit: Unit) -> Closed | None:
        """The complete lists that hold every row of a line, if they do."""
        by_kind = {noun.kinds: line.names.get(noun.name, "") for noun in line.statement.nouns}
        holder, subject = by_kind.get((unit.holder,), ""), by_kind.get((unit.subject,), "")
        subjects = self._things(subject) if subject in self.slots else [0]
        touched = self._touched(unit, line, holder, subjects)
        # "A Golden Globe" is any of the award, those that the store has never heard of among them.
        pairs = self._pairs(unit, touched, [0] if self._is_described(subject) else subjects)
        complete = (
            bool(pairs)
            and self._are_told(self._closing_states(line, unit), pairs)
            and all(any(self._told(word, whole) for word in unit.spans) for whole in touched.wholes)
        )
        holders = tuple(dict.fromkeys(one for one, _ in pairs))
        return Closed(unit.name, unit.holder, holders, bool(touched.wholes)) if complete else None

    def _is_described(self, name: str) -> bool:
        meaning = self.slots.get(name)
        return isinstance(meaning, Described) and not meaning.base

    def _touched(self, unit: Unit, line: FactLine, holder: str, subjects: list[int]) -> _Touched:
        wholes = self._named_wholes(unit, holder)
        belonging = self._belonging(unit, wholes)
        if holder in self.slots:
            holders = tuple(one for one in self._things(holder) if one in belonging or not wholes)
            only_whole = self._is_only_whole(unit, self.slots[holder])
            return _Touched(holders, self._wholes(unit, holders) if only_whole else frozenset())
        settled = self._settled(unit, line)
        if settled and wholes:
            settled = tuple(one for one in settled if one in belonging)
        if settled:
            return _Touched(settled)
        if not wholes and subjects != [0]:
            wholes = self._told_by(unit, subjects)
            belonging = self._belonging(unit, wholes)
        return _Touched(belonging, frozenset(wholes))

    def _pairs(self, unit: Unit, touched: _Touched, subjects: list[int]) -> list[tuple[int, int]]:
        """The holders with the subjects that may stand there: those that do, or one that belongs to the only holder there is."""
        if subjects == [0]:
            return [(one, 0) for one in touched.holders]
        within = f"{unit.holder} IN (SELECT value FROM json_each(?)) AND {unit.subject} IN (SELECT value FROM json_each(?))"
        found = look_up(
            self.store,
            f"SELECT DISTINCT {unit.holder}, {unit.subject} FROM {unit.name} WHERE {within}",
            (json.dumps(touched.holders), json.dumps(subjects)),
        )
        pairs = [(holder, subject) for holder, subject in found]
        if len(touched.holders) == 1:
            (one,) = touched.holders
            wholes = self._wholes(unit, [one])
            pairs += [(one, named) for named in subjects if (one, named) not in pairs and wholes & self._told_by(unit, [named])]
        return pairs

    def _closing_states(self, line: FactLine, unit: Unit) -> list[str]:
        """The states that close a list of one: itself, and the lower one, which is told with what reached the higher."""
        lower = [state for state, above in unit.states.items() if not above]
        return [line.statement.state, *lower] if line.statement.state else lower

    def _are_told(self, states: list[str], pairs: list[tuple[int, int]]) -> bool:
        """Whether every holder is complete in one of these states, or at least for its subject."""
        found = look_up(
            self.store,
            "SELECT holder, subject FROM closed WHERE state IN (SELECT value FROM json_each(?))"
            " AND holder IN (SELECT value FROM json_each(?))",
            (json.dumps(states), json.dumps(sorted({holder for holder, _ in pairs}))),
        )
        told = {(holder, subject) for holder, subject in found}
        return all((holder, 0) in told or (holder, subject) in told for holder, subject in pairs)

    def _told(self, state: str, holder: int) -> bool:
        found = look_up(self.store, "SELECT 1 FROM closed WHERE state = ? AND holder = ? AND subject = 0", (state, holder))
        return bool(found)

    def _things(self, name: str) -> list[int]:
        return meant(self.slots[name], self.store, self.rules, other=self.other)

    def _is_only_whole(self, unit: Unit, meaning: Meaning) -> bool:
        """Whether a holder is described by nothing but what it belongs to."""
        if not isinstance(meaning, Described) or meaning.base:
            return False
        return all(
            line.statement.name in unit.spans.values() for said in meaning.said for line in said.rule.facts.lines
        ) and not any(said.rule.answer or said.rule.facts.absent for said in meaning.said)

    def _named_wholes(self, unit: Unit, holder: str) -> frozenset[int]:
        """What a line beside says that a holder belongs to."""
        found: set[int] = set()
        for line in self.facts.lines:
            names = list(line.names.values())
            if line.statement.name in unit.spans.values() and len(names) == 2 and names[0] == holder and names[1] in self.slots:
                found.update(self._things(names[1]))
        return frozenset(found)

    def _wholes(self, unit: Unit, holders: Iterable[int]) -> frozenset[int]:
        """What holders belong to."""
        return self._joined(unit, holders, 0)

    def _belonging(self, unit: Unit, wholes: Iterable[int]) -> tuple[int, ...]:
        """The holders that belong to something."""
        return tuple(sorted(self._joined(unit, wholes, 1)))

    def _joined(self, unit: Unit, things: Iterable[int], side: int) -> frozenset[int]:
        found: set[int] = set()
        for name in unit.spans.values():
            nouns = [noun.name for noun in self.rules.schema.statements[name].nouns]
            found.update(self._others(name, nouns[side], nouns[1 - side], things))
        return frozenset(found)

    def _told_by(self, unit: Unit, subjects: Iterable[int]) -> frozenset[int]:
        """What tells subjects apart."""
        told_by = self.rules.schema.kinds[unit.subject].told_by
        if not told_by:
            return frozenset()
        statement = self.rules.schema.fields(unit.subject)[told_by]
        entry, other = statement.entry_and_value(unit.subject)
        return frozenset(self._others(statement.name, entry.name, other.name, subjects))

    def _others(self, table: str, known: str, wanted: str, things: Iterable[int]) -> list[int]:
        listed = json.dumps(sorted(things))
        sql = f"SELECT {wanted} FROM {table} WHERE {known} IN (SELECT value FROM json_each(?))"
        return [row[0] for row in look_up(self.store, sql, (listed,))]

    def _settled(self, unit: Unit, line: FactLine) -> tuple[int, ...]:
        """The holders at which a part that stands at one holder only is known."""
        for noun in line.statement.nouns:
            name = line.names.get(noun.name, "")
            meaning = self.slots.get(name)
            if unit.settles and meaning and meaning.kind == unit.settles:
                part = f"{unit.name}_{unit.settles}"
                found = look_up(
                    self.store,
                    f"SELECT DISTINCT u.{unit.holder} FROM {unit.name} AS u JOIN {part} AS p ON p.{unit.name} = u.id"
                    f" WHERE p.{unit.settles} IN (SELECT value FROM json_each(?))",
                    (json.dumps(self._things(name)),),
                )
                return tuple(row[0] for row in found)
        return ()
