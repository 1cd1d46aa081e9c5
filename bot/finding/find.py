"""The fourth hop: the rows that make a reading's fact lines true, with their sources."""

from __future__ import annotations

import operator
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from bot.finding.asides import Asides, asides
from bot.finding.closed import Closed, closing
from bot.finding.others import others
from bot.finding.query import Query, compile_query
from bot.finding.rows import Cell, Row, Thing, add_also, read_rows, read_tally, together
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Value
from bot.reply import Source
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.questions import Instead
from bot.rules.rules import Rules
from knowledge.reader import look_up
from knowledge.schema.schema import FactLine, Unit

COUNTED = {"exactly": operator.eq, "at least": operator.ge, "over": operator.gt, "under": operator.lt}
MOST_BESIDE = 3  # answers told beside a "no"; more than that tell nothing
MOST_OTHERWISE = 12  # rows told of a second reading beside the first


@dataclass(frozen=True, slots=True)
class Findings:
    """What the store says to a reading: rows, a count where one was asked for, the sources.

    Silence means no where `closed` has lists; `asides` is what sources disagree on and what was corrected; `instead` is the
    nearest thing known where nothing was found, or what was asked may mean more; `otherwise` what a description's second reading
    finds; `by_second` where all of it was found by that one. Of several compared, `tally` is how often each is there.
    """

    reading: Reading
    answer: Answer
    query: Query
    rows: tuple[Row, ...]
    sources: tuple[Source, ...] = ()
    count: int | None = None
    closed: tuple[Closed, ...] = ()
    asides: Asides = field(default_factory=Asides)
    instead: tuple[Instead, Findings] | None = None
    otherwise: Findings | None = None
    by_second: bool = False
    tally: tuple[tuple[Thing, int], ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there are rows, the nearest thing known, or a no or a zero that is certain."""
        return bool(self.rows or self.instead or self.closed and self.answer.form in ("yes_or_no", "count"))

    @property
    def is_short(self) -> bool:
        """Whether the answer is short enough to be told beside another."""
        return len(self.cells(self.answer.name)) <= MOST_BESIDE

    def tells_more(self, than: Findings) -> bool:
        """Whether it answers with anything that is not told already."""
        told = {cell for row in than.rows for cells in row.cells.values() for cell in cells}
        return any(cell not in told for cell in self.cells(self.answer.name))

    @property
    def is_partial(self) -> bool:
        """Whether it has most or fewest of all that there is of something, of which the store may lack whole sorts.

        Of one sort ("best actor") or one holder what is known is told; of every sort of open lists it would be no answer.
        """
        if (
            self.closed
            or self.answer.form not in ("most", "fewest")
            or self.reading.intent.takes == "several"
            or self.answer.against
        ):
            return False
        units = [line for line in self.reading.intent.facts.lines if line.statement.unit]
        return any(self._ranges(line, line.statement.unit) for line in units if line.statement.unit)

    def _ranges(self, line: FactLine, unit: Unit) -> bool:
        """Whether neither what a unit's line is about nor its holder is named or told by anything else of the question."""
        within = [
            line.names.get(noun.name, "") for noun in line.statement.nouns if noun.kinds in ((unit.subject,), (unit.holder,))
        ]
        subject = next((line.names.get(noun.name, "") for noun in line.statement.nouns if noun.kinds == (unit.subject,)), "")
        others = [other for other in self.reading.intent.facts.lines if other is not line]
        return not set(within) & set(self.reading.slots) and not any(subject in other.names.values() for other in others)

    @property
    def held(self) -> bool | None:
        """Whether a count, or who has most, is as was said; None where nothing was, or the store may lack what decides it."""
        if self.answer.against:
            return self._is_the_one()
        meaning = self.reading.slots.get(self.answer.number)
        if not self.answer.times or not isinstance(meaning, Value):
            return None
        enough = COUNTED[self.answer.times](self.count or 0, meaning.value)
        settled = enough if self.answer.times in ("at least", "over") else (self.count or 0) > meaning.value
        return enough if self.closed or settled else None

    def _is_the_one(self) -> bool | None:
        """Whether what is held against the others has most, and has it alone; None where they cannot be compared."""
        one, every = self.reading.slots.get(self.answer.against), self.reading.slots.get(self.answer.name)
        if not isinstance(one, Named) or not isinstance(every, Named) or len(every.things) < 2 or not self.rows:
            return None
        return [cell.id for cell in self.cells(self.answer.name) if isinstance(cell, Thing)] == [one.things[0].thing]

    def cells(self, name: str) -> tuple[Cell, ...]:
        """The distinct values of a name, in the order of the rows."""
        return tuple(dict.fromkeys(cell for row in self.rows for cell in row.cells.get(name, ())))

    def answers(self) -> tuple[Cell, ...]:
        """All that answers: the name asked for, and what the intent `tells` of it besides."""
        besides = (row for parent in self.rows for rows in parent.also.values() for row in rows)
        told = (cell for row in besides for name in self.reading.intent.tells for cell in row.cells.get(name, ()))
        return tuple(dict.fromkeys((*self.cells(self.answer.name), *told)))


def find(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Findings:
    """Ask the store what a reading asks. Raises sqlite3.Error where the store cannot be read."""
    intent = reading.intent
    answer = _wanted(reading)
    findings = _ask(reading, intent.facts, answer, store, rules)
    if not findings.rows or answer.form == "yes_or_no" and _is_vague(reading):
        asked = (one for one in intent.instead if one.answers or not findings.rows)
        found = ((one, _ask(reading, one.facts, one.answer, store, rules)) for one in asked)
        near = next((pair for pair in found if pair[1].tells_more(findings) and _is_told(*pair)), None)
        findings = replace(findings, instead=near)
    seconds = _seconds(reading, bool(findings.rows), rules)
    if any(_has_second(meaning, seconds) for meaning in reading.slots.values()):
        second = _ask(reading, intent.facts, answer, store, rules, other=True)
        told = second.rows and (not findings.rows or len(second.rows) <= MOST_OTHERWISE)
        if told and [row.cells for row in second.rows] != [row.cells for row in findings.rows]:
            settled = findings.closed and _names_the_holder(reading, rules)
            yes = answer.form == "yes_or_no" and not findings.rows and not settled  # what is true by either year is no "no"
            findings = replace(second, by_second=True) if yes else replace(findings, otherwise=second)
    return findings


def _is_told(instead: Instead, near: Findings) -> bool:
    """Whether the nearest thing known is told: a list only as an answer, and as a no only where nothing was left open."""
    reading = near.reading
    is_open = not reading.slots.keys() >= set(reading.intent.keeps)
    return near.is_short or instead.answers and not (instead.denies and is_open)


def has_rows(reading: Reading, store: sqlite3.Connection, rules: Rules) -> bool:
    """Whether the store has a row for a reading, be it not the first or that of most, without looking at the rest."""
    each = Answer("each", reading.intent.answer.name)
    query = compile_query(reading.intent.facts, reading.slots, each, rules)
    return bool(look_up(store, query.any_row, query.parameters))


def is_settled(reading: Reading, store: sqlite3.Connection, rules: Rules) -> bool:
    """Whether the store has a row for a reading, or what proves that it is not so."""
    noes = (replace(reading.intent, facts=one.facts, answer=one.answer) for one in reading.intent.instead if one.denies)
    return any(has_rows(replace(reading, intent=intent), store, rules) for intent in (reading.intent, *noes))


def _ask(
    reading: Reading, facts: Facts, answer: Answer, store: sqlite3.Connection, rules: Rules, *, other: bool = False
) -> Findings:
    query = compile_query(facts, reading.slots, answer, rules, other=other)
    table = read_rows(query, store, rules)
    if reading.asks:  # a row without what is asked for says nothing
        table = replace(table, rows=tuple(row for row in table.rows if row.cells.get(reading.asks)))
    if answer.form == "each":
        table = replace(table, rows=others(table.rows, reading, answer, rules))
    if reading.intent.groups:
        table = replace(table, rows=together(table.rows, reading.intent.groups))
    rows, more, besides = add_also(table.rows, reading.intent.also, store, rules)
    asked = not rows or answer.form in ("count", "most", "fewest") or "closed" in reading.intent.reply
    closed = closing(reading, facts, store, rules, other=other) if asked and not reading.asks else ()
    if closed and not rows and (_is_of_nothing(reading, store, rules) or _is_at_odds(reading, store, rules)):
        closed = ()
    beside = asides([*table.facts, *besides], facts, reading.slots, store, rules)
    behind = [*table.sources, *more] or [source for one in closed for source in one.sources(store, rules)]
    found = Findings(reading, answer, query, rows, tuple(dict.fromkeys(behind)), table.count, closed, beside)
    compared = rows and answer.form in ("most", "fewest") and (answer.against or reading.intent.takes == "several")
    return replace(found, tally=read_tally(query, answer.name, store, rules)) if compared else found


def _wanted(reading: Reading) -> Answer:
    """What a reading wants to know; of several told at once ("in the 90s", "in his films") that is not the last, but each."""
    answer = reading.intent.answer
    by = reading.slots.get(answer.of)
    several = isinstance(by, Described) and any(said.rule.several for said in by.said)
    told = (reading.slots.get(line.names[noun]) for line in reading.intent.facts.lines for noun in line.shown)
    several = several or any(isinstance(meaning, Described) and meaning.said and not meaning.base for meaning in told)
    each = answer.form == "last" and several and not answer.number
    return Answer("each", reading.asks or answer.name) if reading.asks or each else answer


def _is_of_nothing(reading: Reading, store: sqlite3.Connection, rules: Rules) -> bool:
    """Whether a description in a reading's slots finds nothing: of nothing there is no certain no, and no zero."""
    described = [meaning for meaning in reading.slots.values() if isinstance(meaning, Described) and meaning.said]
    queries = [compile_query(Facts(), {"one": meaning}, Answer("each"), rules) for meaning in described]
    return any(not look_up(store, query.any_row, query.parameters) for query in queries)


def _is_at_odds(reading: Reading, store: sqlite3.Connection, rules: Rules) -> bool:
    """Whether nothing at all is as a question describes what units are about: a category of one award at that of another."""
    subjects = rules.schema.subjects
    conditions = {name: meaning for name, meaning in reading.slots.items() if meaning.kind in rules.clues.needs}
    described = any(isinstance(meaning, Described) and meaning.kind in subjects for meaning in conditions.values())
    return described and len(conditions) > 1 and not has_rows(replace(reading, slots=conditions), store, rules)


def _is_vague(reading: Reading) -> bool:
    """Whether a name of a reading stands for several things at once ("best actor", without the award)."""
    return any(isinstance(meaning, Named) and len(meaning.things) > 1 for meaning in reading.slots.values())


def _names_the_whole(reading: Reading, rules: Rules) -> bool:
    """Whether it names what the holders of a unit belong to: beside "the Oscars" a year is nearly always that of a night."""
    wholes = rules.schema.wholes
    return any(isinstance(leaf, Named) and leaf.kind in wholes for leaf in reading.leaves())


def _names_the_holder(reading: Reading, rules: Rules) -> bool:
    """Whether a number stands right at the name of what nights belong to, "Filmfare 2024": it is then that of the night."""
    wholes = rules.schema.wholes
    named = [leaf for leaf in reading.leaves() if isinstance(leaf, Named) and leaf.kind in wholes]
    numbers = [leaf for leaf in reading.leaves() if isinstance(leaf, Value)]
    return any(one.first == whole.last or one.last == whole.first for whole in named for one in numbers)


def _seconds(reading: Reading, found: bool, rules: Rules) -> tuple[str, ...]:
    """Which second readings are told: all where nothing was found; of a night, whose place is of no film's year, none."""
    if not found:
        return ("always", "besides", "otherwise")
    if not any(line.statement.unit for line in reading.intent.facts.lines):
        return ()
    return ("always",) if _names_the_whole(reading, rules) else ("always", "besides")


def _has_second(meaning: Meaning, seconds: Collection[str]) -> bool:
    """Whether a description in it has a second reading of these."""
    if not isinstance(meaning, Described):
        return False
    rules = [said.rule for said in meaning.said]
    if any(rule.second in seconds for rule in rules):
        return True
    return any(_has_second(inner, seconds) for said in meaning.said for inner in said.slots.values())
