"""Fact lines answered without SQL: every fact of a store is tried for every line, one after the other."""

from __future__ import annotations

import operator
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.reading.meanings.meaning import Described, Meaning, Named, Said, Value
from bot.rules.answers import TIMES, Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from knowledge.schema.schema import FactLine, Unit

Binding = dict[str, Any]
COUNTS = {"exactly": operator.eq, "at least": operator.ge, "over": operator.gt, "under": operator.lt}


@dataclass(frozen=True, slots=True)
class Award:
    """One unit as the store has it: the values of its columns, its parts by kind, and those of them that receive it."""

    columns: Mapping[str, Any]
    parts: Mapping[str, frozenset[int]]
    receivers: frozenset[int]


class World:
    """Everything a store holds, as plain lists and sets."""

    def __init__(self, store: sqlite3.Connection, rules: Rules) -> None:
        self.rules = rules
        self._store = store
        self.kinds: dict[int, str] = dict(store.execute("SELECT id, kind FROM thing"))
        self.labels: dict[int, str] = dict(store.execute("SELECT id, label FROM thing"))
        self.facts = {statement.name: self._rows(statement.name) for statement in rules.schema.tables()}
        self.awards = {unit.name: list(self._units(unit)) for unit in rules.schema.units.values()}

    def _rows(self, table: str) -> list[dict[str, Any]]:
        found = self._store.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def _units(self, unit: Unit) -> Iterator[Award]:
        def parts(table: str, column: str, of: int) -> frozenset[int]:
            return frozenset(row[column] for row in self._rows(f"{unit.name}_{table}") if row[unit.name] == of)

        for row in self._rows(unit.name):
            yield Award(row, {kind: parts(kind, kind, row["id"]) for kind in unit.parts}, parts("to", "thing", row["id"]))

    def pairs(self, statement: str) -> set[tuple[Any, ...]]:
        """A statement as a set of tuples, its nouns in order."""
        nouns = [noun.name for noun in self.rules.schema.statements[statement].nouns]
        return {tuple(row[noun] for noun in nouns) for row in self.facts[statement]}

    def of_kind(self, kind: str) -> set[int]:
        return {thing for thing, known in self.kinds.items() if known == kind}

    def solutions(self, facts: Facts, slots: Mapping[str, Meaning], free: tuple[str, ...] = ()) -> list[Binding]:
        """Every way to make the lines true and none of the absent groups; `free` names are of the kind they are called."""
        kinds = {**facts.names(), **{name: (meaning.kind,) for name, meaning in slots.items()}}
        among = {kind: self.of_kind(kind) for kind in free} | {name: self.values(meaning) for name, meaning in slots.items()}
        found: list[Binding] = [{}]
        for number, line in enumerate(facts.lines):
            found = [more for binding in found for more in self._hold(line, number, binding, kinds, among)]
        for name, wanted in among.items():
            found = [more for binding in found for more in self._bound(binding, name, wanted)]
        apart = [binding for binding in found if all(binding[one] != binding[other] for one, other in facts.differ)]
        return [binding for binding in apart if not any(self._true(group, binding, kinds) for group in facts.absent)]

    def _bound(self, binding: Binding, name: str, wanted: set[Any]) -> Iterator[Binding]:
        if name in binding:
            yield binding
        else:
            yield from ({**binding, name: value} for value in wanted)

    def _true(self, group: Facts, outer: Binding, kinds: Mapping[str, tuple[str, ...]]) -> bool:
        inner = {**group.names(), **kinds}
        found = [{name: value for name, value in outer.items() if isinstance(name, str)}]
        for number, line in enumerate(group.lines):
            found = [more for binding in found for more in self._hold(line, number, binding, inner, {})]
        return bool(found)

    def _hold(
        self, line: FactLine, number: int, binding: Binding, kinds: Mapping[str, tuple[str, ...]], among: Mapping[str, set[Any]]
    ) -> Iterator[Binding]:
        rows = self._plain(line) if line.statement.unit is None else self._unit(line, number, binding, kinds, among)
        for row in rows:
            made: Binding | None = dict(binding)
            for noun, value in row.items():
                name = line.names.get(noun, noun) if isinstance(noun, str) else noun
                if made is None or (noun in line.shown and name not in among and name in made):
                    continue
                shown = noun in line.shown and name not in among
                fits = (shown or value is not None) and made.get(name, value) == value and value in among.get(name, {value})
                made = {**made, name: value} if fits else None
            if made is not None:
                yield made

    def _plain(self, line: FactLine) -> Iterator[Binding]:
        for row in self.facts[line.statement.name]:
            yield {noun: row[noun] for noun in line.names}

    def _unit(
        self, line: FactLine, number: int, binding: Binding, kinds: Mapping[str, tuple[str, ...]], among: Mapping[str, set[Any]]
    ) -> Iterator[Binding]:
        unit = line.statement.unit
        assert unit is not None
        own = (unit.name, line.lead or number)
        for award in self.awards[unit.name]:
            fact = award.columns["id"]
            if binding.get(own, fact) != fact or (line.statement.state and not award.columns[line.statement.state]):
                continue
            ways: list[Binding] = [{own: fact, **({line.lead: fact} if line.lead else {})}]
            taken: list[str] = []
            for noun in (noun for noun in line.statement.nouns if noun.name in line.names):
                if noun.kinds in ((unit.holder,), (unit.subject,)):
                    ways = [{**way, noun.name: award.columns[noun.kinds[0]]} for way in ways]
                    continue
                known = kinds[line.names[noun.name]]
                single = len(known) == 1 and known[0] in noun.kinds
                parts = award.parts[known[0]] if single else award.receivers
                if noun.name in line.shown and line.names[noun.name] not in among:
                    ways = [
                        {**way, noun.name: part}
                        for way in ways
                        for part in (parts - award.receivers - {way[one] for one in taken}) or {None}
                    ]
                else:
                    ways = [{**way, noun.name: part} for way in ways for part in parts]
                taken.append(noun.name)
            yield from ways

    def values(self, meaning: Meaning) -> set[Any]:
        """What a name may be that means this."""
        match meaning:
            case Named(things=things):
                return {thing.thing for thing in things}
            case Value(value=value):
                return {value}
            case Described(kind=kind, said=said, base=base):
                found = self.values(base) if base else self.of_kind(kind)
                return found.intersection(*(self._described(kind, one) for one in said))
        raise AssertionError(meaning)

    def _described(self, kind: str, said: Said) -> set[Any]:
        found = self.solutions(said.rule.facts, said.slots, (kind,))
        return self.answered(found, said.rule.answer or Answer("each", kind), said.slots)

    def answered(self, found: list[Binding], answer: Answer, slots: Mapping[str, Meaning] = {}) -> set[Any]:
        """The values that an answer line picks; the count for "count of"."""
        if answer.form == "count":
            return {len({binding[answer.of] for binding in found} - {None})}
        if answer.form in ("first", "last"):
            edge = min if answer.form == "first" else max
            places = [(self.place(binding[answer.of]), binding[answer.name]) for binding in found]
            best = edge((place for place, _ in places if place is not None), default=None)
            return {value for place, value in places if place == best and best is not None}
        if answer.form in ("most", "fewest"):
            pick = max if answer.form == "most" else min
            times = self._times(found, answer, ())
            return {value for (value,), number in times.items() if number == pick(times.values())}
        if answer.form in TIMES:
            apart = tuple(name for name, meaning in slots.items() if isinstance(meaning, Named) and len(meaning.things) > 1)
            (than,) = self.values(slots[answer.number])
            times = self._times(found, answer, apart)
            return {value for (value, *_), number in times.items() if COUNTS[answer.form](number, than)}
        return {binding[answer.name] for binding in found} - {None}

    def _times(self, found: list[Binding], answer: Answer, apart: tuple[str, ...]) -> dict[tuple[Any, ...], int]:
        """How many different things are counted for each value of the answer's name, and of the names told apart."""
        things: dict[tuple[Any, ...], set[Any]] = {}
        for binding in found:
            things.setdefault(tuple(binding[name] for name in (answer.name, *apart)), set()).add(binding[answer.of])
        return {value: len(counted - {None}) for value, counted in things.items()}

    def place(self, value: Any) -> Any:
        """Where a value stands in an order: itself, or what its kind is ordered by."""
        line = self.rules.kinds[self.kinds[value]].order if value in self.kinds else None
        if line is None:
            return value
        thing, by = (noun.name for noun in line.statement.nouns[:2])
        return max((row[by] for row in self.facts[line.statement.name] if row[thing] == value), default=None)
