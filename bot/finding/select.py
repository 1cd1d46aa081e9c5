"""One SELECT while it is put together: a fact line is a table, a name a column, a name used twice an equality."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.finding.shapes import Hole
from bot.reading.meanings.meaning import Meaning
from bot.rules.rules import Rules
from knowledge.schema.reserved import unreserved
from knowledge.schema.schema import FactLine, Unit


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


class Select:
    """Collects tables and conditions; `taken` are the aliases, `parameters` the holes of the whole statement."""

    def __init__(self, rules: Rules, parameters: dict[str, int], taken: set[str]) -> None:
        self.rules = rules
        self.parameters = parameters
        self.taken = taken
        self.tables: list[str] = []
        self.beside: list[str] = []
        self.where: list[str] = []
        self.facts: list[tuple[str, str, bool, frozenset[str]]] = []  # table, alias, of the question itself, names
        self.units: dict[str, str] = {}
        self.grouped: set[str] = set()
        self.parts: dict[str, list[str]] = {}  # for each unit's alias, the columns of its parts so far

    def text(self, columns: str) -> str:
        """The statement so far, reading these columns."""
        tables = "\n  JOIN ".join(self.tables)
        parts = [f"SELECT {columns}", f"FROM {tables}" if tables else "", *self.beside]
        parts.append("WHERE " + "\n  AND ".join(self.where) if self.where else "")
        return "\n".join(part for part in parts if part)

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

    def alias(self, wanted: str) -> str:
        """A name not used before in this statement."""
        wanted = unreserved(wanted)
        alias, number = wanted, 2
        while alias in self.taken:
            alias, number = f"{wanted}_{number}", number + 1
        self.taken.add(alias)
        return alias

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

    def column(self, name: Name) -> str:
        """The column that a name stands in, of a table of its own if no line holds it."""
        self.anchor(name)
        return name.columns[0]

    def value(self, name: Name) -> str:
        """A value to compare with: a column, or what is said."""
        if name.columns or not isinstance(name.meaning, Hole):
            return self.column(name)
        return f":{self._parameter(name.called, name.meaning.number)}"

    def fill(self, name: Name, hole: Hole) -> None:
        """Hold a name to what was named or said."""
        column, held = self.column(name), self._parameter(name.called, hole.number)
        self.where.append(f"{column} IN (SELECT value FROM json_each(:{held}))" if hole.several else f"{column} = :{held}")

    def _parameter(self, wanted: str, number: int) -> str:
        name, more = wanted, 2
        while name in self.parameters:
            name, more = f"{wanted}_{more}", more + 1
        self.parameters[name] = number
        return name


def _as(table: str, alias: str) -> str:
    return table if table == alias else f"{table} AS {alias}"
