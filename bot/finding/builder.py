"""Fact lines joined into one SELECT: a line is a table, a name a column, a name used twice an equality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.finding.shapes import Hole
from bot.reading.meanings.meaning import Described, Meaning, Said
from bot.rules.answers import TIMES, Answer
from bot.rules.facts import COMPARISONS, THEIRS, Facts
from bot.rules.rules import Rules
from knowledge.schema.reserved import unreserved
from knowledge.schema.schema import FactLine, Unit
from knowledge.schema.sentences import is_said


@dataclass(slots=True)
class Name:
    """A name of the fact lines while the statement is built: where it stands, what it must be, whether it is to be found."""

    called: str
    kinds: tuple[str, ...]
    meaning: Meaning | Hole | None = None
    wanted: bool = False
    columns: list[str] = field(default_factory=list)
    theirs: dict[str, Name] = field(default_factory=dict)  # what is the same in every description of it

    def only_shown(self, noun: str, line: FactLine) -> bool:
        """Whether a line may be true without it."""
        return noun in line.shown and self.meaning is None and not self.wanted


Scope = dict[str, Name]


class Builder:
    """Collects tables and conditions; one for each SELECT, `outer` where it stands inside another."""

    def __init__(self, rules: Rules, parameters: dict[str, int], taken: set[str], other: bool) -> None:
        self.rules = rules
        self.parameters = parameters
        self.taken = taken
        self.other = other
        self.tables: list[str] = []
        self.beside: list[str] = []
        self.where: list[str] = []
        self.facts: list[tuple[str, str, bool, frozenset[str]]] = []  # table, alias, of the question itself, names
        self.units: dict[str, str] = {}
        self.grouped: set[str] = set()
        self.parts: dict[str, list[str]] = {}  # for each unit's alias, the columns of its parts so far

    def alias(self, wanted: str) -> str:
        """A name not used before in this statement."""
        wanted = unreserved(wanted)
        alias, number = wanted, 2
        while alias in self.taken:
            alias, number = f"{wanted}_{number}", number + 1
        self.taken.add(alias)
        return alias

    def add(self, facts: Facts, scope: Scope, own: bool) -> None:
        """Add the lines of a block; names not in the scope yet mean "some"."""
        for name, kinds in facts.names().items():
            scope.setdefault(name, Name(name, kinds))
        for line in facts.lines:
            self.line(line, scope, own)
        for group in facts.absent:
            self.absent(group, scope)
        for one, other in facts.differ:
            self.where.append(f"{self._itself(one, scope)} <> {self._itself(other, scope)}")
        for one, how, other in facts.compared:
            self.where.append(COMPARISONS[how].format(scope[one].columns[0], self._value(scope[other])))
        for lead, key, said, of in facts.remarked:
            self.where.append(self._remarked(self.units[lead], key, said, scope[of].columns[0] if of else ""))

    def _itself(self, name: str, scope: Scope) -> str:
        """What tells the thing of a name, or the unit that a name leads, from any other."""
        return f"{self.units[name]}.id" if name in self.units else scope[name].columns[0]

    def _remarked(self, alias: str, key: str, said: str, of: str) -> str:
        """That a remark is among those of a unit: of all its parts, or said of the one that stands in this column."""
        among = f"'; ' || replace({alias}.{key}, ', ', '; ') || ';'"
        link = next(unit.splits for unit in self.rules.schema.units.values() if key in unit.texts)
        alone = f" OR {among} LIKE '%; {said}{link}' || (SELECT name FROM thing WHERE id = {of}) || ';%'" if of else ""
        return f"({among} LIKE '%; {said};%'{alone})"

    def line(self, line: FactLine, scope: Scope, own: bool) -> None:
        """Add one line: its table, and a column for each of its names."""
        statement = line.statement
        if statement.unit:
            self._unit_line(line, statement.unit, scope, own)
            return
        alias = self.alias(statement.name)
        self.tables.append(_as(statement.name, alias))
        self.facts.append((statement.name, alias, own, frozenset(line.names.values())))
        for noun in statement.nouns:
            if noun.name in line.names:
                name = scope[line.names[noun.name]]
                shown = name.only_shown(noun.name, line)
                self._stand(name, f"{alias}.{noun.name}", shown, noun.optional)

    def _unit_line(self, line: FactLine, unit: Unit, scope: Scope, own: bool) -> None:
        alias = self.units.get(line.lead, "")
        if not alias:
            alias = self.alias(line.lead or unit.name)
            self.units[line.lead or alias] = alias
            self.tables.append(_as(unit.name, alias))
            self.facts.append((unit.name, alias, own, frozenset((*line.names.values(), line.lead))))
        if line.statement.state:
            self.where.append(f"{alias}.{line.statement.state} = 1")
        for noun in line.statement.nouns:
            if noun.name not in line.names:
                continue
            name = scope[line.names[noun.name]]
            shown = name.only_shown(noun.name, line)
            if noun.kinds in ((unit.holder,), (unit.subject,)):
                self._stand(name, f"{alias}.{noun.kinds[0]}", shown, noun.optional)
            else:
                self._part(name, unit, alias, shown, noun.kinds)
                if own:
                    self.grouped.add(name.called)

    def _part(self, name: Name, unit: Unit, alias: str, shown: bool, kinds: tuple[str, ...]) -> None:
        kind = name.meaning.kind if name.meaning else name.kinds[0] if len(name.kinds) == 1 else ""
        receiver = not kind or kind not in kinds
        table = f"{unit.name}_to" if receiver else f"{unit.name}_{kind}"
        column = "thing" if receiver else kind
        part = self.alias(f"{alias}_{name.called}")
        on = f"{part}.{unit.name} = {alias}.id"
        if not shown:
            self.tables.append(f"{_as(table, part)} ON {on}")
        else:
            receives = f"SELECT 1 FROM {unit.name}_to AS r WHERE r.{unit.name} = {alias}.id AND r.thing = {part}.{column}"
            others = "".join(f" AND {part}.{column} <> {other}" for other in self.parts.get(alias, ()))
            self.beside.append(f"LEFT JOIN {_as(table, part)} ON {on}{others} AND NOT EXISTS ({receives})")
        self.parts.setdefault(alias, []).append(f"{part}.{column}")
        self._stand(name, f"{part}.{column}", shown, False)

    def _stand(self, name: Name, column: str, shown: bool, optional: bool) -> None:
        if name.columns and not shown:
            self.where.append(f"{column} = {name.columns[0]}")
        elif optional and not shown and name.meaning is None:
            self.where.append(f"{column} IS NOT NULL")
        if not (shown and name.columns):
            name.columns.append(column)

    def absent(self, facts: Facts, scope: Scope) -> None:
        """Nothing may make all these facts true."""
        inner = Builder(self.rules, self.parameters, self.taken, self.other)
        within: Scope = {}
        for called in (*facts.every_name(), *facts.set_apart(), *(other for _, _, other in facts.compared)):
            if called in scope and called not in within:
                if not _is_any_of(scope[called]):
                    self.anchor(scope[called])
                within[called] = scope[called] if scope[called].columns else replace(scope[called], columns=[])
        inner.add(facts, within, own=False)
        own = facts.names()
        inner.settle({called: name for called, name in within.items() if name is not scope.get(called) and called in own})
        self.where.append(f"NOT EXISTS ({inner.select('1')})")

    def anchor(self, name: Name) -> None:
        """Give a name that no line holds a table of its own."""
        if not name.columns and self.is_thing(name):
            alias = self.alias(f"{name.called}_itself")
            self.tables.append(_as("thing", alias))
            name.columns.append(f"{alias}.id")
            if name.meaning is None:
                self.where.append(f"{alias}.kind IN ({', '.join(map(repr, name.kinds))})")

    def is_thing(self, name: Name) -> bool:
        """Whether a name stands for a thing, not for a value."""
        return any(self.rules.schema.kinds[kind].value is None for kind in name.kinds)

    def mean(self, name: Name) -> None:
        """Hold a name to what it means, and a value that stands in a line to itself."""
        if is_said(name.called):
            self.where.append(f"{name.columns[0]} = {name.called}")
        match name.meaning:
            case Hole() if not name.columns and not self.is_thing(name):
                return  # a value that others are compared with
            case Hole():
                self._filled(name, name.meaning)
            case Described(said=said, base=base):
                if isinstance(base, Hole):
                    self._filled(name, base)
                for one in said:
                    self._said(name, one)
            case _:
                return  # "several" is asked of each, one after the other

    def _column(self, name: Name) -> str:
        self.anchor(name)
        return name.columns[0]

    def _value(self, name: Name) -> str:
        """A value to compare with: a column, or what is said."""
        if name.columns or not isinstance(name.meaning, Hole):
            return self._column(name)
        return f":{self._parameter(name.called, name.meaning.number)}"

    def _filled(self, name: Name, hole: Hole) -> None:
        column, held = self._column(name), self._parameter(name.called, hole.number)
        self.where.append(f"{column} IN (SELECT value FROM json_each(:{held}))" if hole.several else f"{column} = :{held}")

    def _parameter(self, wanted: str, number: int) -> str:
        name, more = wanted, 2
        while name in self.parameters:
            name, more = f"{wanted}_{more}", more + 1
        self.parameters[name] = number
        return name

    def _said(self, name: Name, said: Said) -> None:
        facts = said.rule.otherwise if self.other and said.rule.otherwise else said.rule.facts
        if said.rule.answer:
            inner = Builder(self.rules, self.parameters, self.taken, self.other)
            scope = _scope(said.rule.kind, said.slots, facts, Name(said.rule.kind, (said.rule.kind,), wanted=True))
            inner.add(facts, scope, own=False)
            inner.settle(scope)
            self.where.append(f"{self._column(name)} IN ({inner.extreme(said.rule.answer, scope)})")
            return
        scope = _scope(said.rule.kind, said.slots, facts, name)
        outer, self.units = self.units, {}  # a unit is named within its block
        self.add(facts, scope, own=False)
        self.units = outer
        absent = [
            called for group in facts.absent for called in group.every_name() if called in scope and _is_any_of(scope[called])
        ]
        self.settle({called: one for called, one in scope.items() if one is not name and called not in absent})

    def settle(self, scope: Scope) -> None:
        """Hold every name of a scope to its meaning; lines come first, so that names stand in their tables."""
        for name in list(scope.values()):
            self.mean(name)

    def select(self, columns: str) -> str:
        """The statement, reading these columns."""
        tables = "\n  JOIN ".join(self.tables)
        parts = [f"SELECT {columns}", f"FROM {tables}" if tables else "", *self.beside]
        parts.append("WHERE " + "\n  AND ".join(self.where) if self.where else "")
        return "\n".join(part for part in parts if part)

    def counted(self, of: str, scope: Scope) -> str:
        """What "count of NAME" counts: a unit by its id, anything else by its column."""
        return f"{self.units[of]}.id" if of in self.units else self._column(scope[of])

    def by(self, name: Name) -> str:
        """What a name is ordered by: its value, or the value its kind is ordered by."""
        line = next((self.rules.kinds[kind].order for kind in name.kinds if kind in self.rules.kinds), None)
        column = self._column(name)
        if line is None:
            return column
        thing, value = line.statement.nouns[0].name, line.statement.nouns[1].name
        table = self.alias(f"{name.called}_order")
        return f"(SELECT max({table}.{value}) FROM {line.statement.name} AS {table} WHERE {table}.{thing} = {column})"

    def place(self, answer: Answer, scope: Scope) -> str:
        """What the first and the last are told by: a value, or how far it is from another."""
        return self.by(scope[answer.of]) + (f" - {self._column(scope[answer.since])}" if answer.since else "")

    def edge(self, answer: Answer, scope: Scope, place: str) -> str:
        """What holds of the rows of `found` at the edge that is asked for: in the first or last place, or in so many places."""
        if answer.number:
            order = "ASC" if answer.form == "first" else "DESC"
            places = f"SELECT DISTINCT {place} FROM found WHERE {place} IS NOT NULL ORDER BY {place} {order}"
            return f"{place} IN ({places} LIMIT {self._value(scope[answer.number])})"
        return f"{place} IS (SELECT {'min' if answer.form == 'first' else 'max'}({place}) FROM found)"

    def extreme(self, answer: Answer, scope: Scope) -> str:
        """A SELECT of the things that a description with an `answer:` that names one means, all that are equal included."""
        wanted = self._column(scope[answer.name])
        if answer.form == "each":
            return self.select(f"{wanted} AS thing")
        if answer.form in ("first", "last"):
            found = self.select(f"{wanted} AS thing, {self.place(answer, scope)} AS place")
            picked = f"place IS NOT NULL AND {self.edge(answer, scope, 'place')}"
            return f"WITH found AS ({found})\nSELECT thing FROM found WHERE {picked}"
        times = f"count(DISTINCT {self.counted(answer.of, scope)})"
        if answer.form in TIMES:  # of several things of one name ("best actor", of two awards) each is counted by itself
            number = answer.number if answer.number.isdecimal() else self._value(scope[answer.number])
            held = f"HAVING {times} {TIMES[answer.form]} {number}"
            apart = [self._column(name) for name in scope.values() if isinstance(name.meaning, Hole) and name.meaning.several]
            return self.select(f"{wanted} AS thing") + f"\nGROUP BY {', '.join([wanted, *apart])} {held}"
        edge = "max" if answer.form == "most" else "min"
        found = self.select(f"{wanted} AS thing, {times} AS times") + f"\nGROUP BY {wanted}"
        return f"WITH found AS ({found})\nSELECT thing FROM found WHERE times = (SELECT {edge}(times) FROM found)"


def _scope(kind: str, slots: Mapping[str, Meaning], facts: Facts, described: Name) -> Scope:
    scope: Scope = {name: Name(name, (meaning.kind,), meaning) for name, meaning in slots.items()}
    if kind in facts.every_name():
        scope[kind] = described
    for name, kinds in facts.names().items():
        if name.startswith(THEIRS):
            scope[name] = described.theirs.setdefault(name, Name(name, kinds))
    return scope


def _is_any_of(name: Name) -> bool:
    """Whether a name that no line holds yet means several things of one name: "not for best director" is for none of them."""
    return not name.columns and isinstance(name.meaning, Hole) and name.meaning.several


def _as(table: str, alias: str) -> str:
    return table if table == alias else f"{table} AS {alias}"
