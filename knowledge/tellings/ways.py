"""What a claim of a statement tells: the statement itself, its opposite turned round, and those that it is a case of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.claims import Value
from knowledge.schema.schema import Schema, Statement
from knowledge.tellings.tellings import told

Cell = int | Value | None
Cells = tuple[Cell, ...]
_BEFORE = ("id", "source", "line", "claim", "quote")


@dataclass(frozen=True, slots=True)
class Way:
    """A row that follows from a claim: of which statement, from which nouns of the claim, and which of those days tell a year."""

    statement: str
    places: tuple[int, ...]
    years: frozenset[int] = frozenset()

    @property
    def insert(self) -> str:
        """The SQL that keeps the row, behind its number, source, line, claim and quote."""
        marks = ", ".join("?" * len(self.places))
        return f"INSERT INTO {told(self.statement)} VALUES ({', '.join('?' * len(_BEFORE))}, 0, {marks})"

    def row(self, cells: Sequence[Cell]) -> Cells:
        """The row that one claim makes."""
        if self.years:
            return tuple(_year(cells[at]) if place in self.years else cells[at] for place, at in enumerate(self.places))
        return tuple([cells[at] for at in self.places])

    def columns(self, columns: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
        """The columns of the rows that many claims make."""
        return [[*map(_year, columns[at])] if place in self.years else columns[at] for place, at in enumerate(self.places)]

    def turned(self, statement: str) -> Way:
        """The same with its first two nouns changing places."""
        first, second, *others = self.places
        return Way(statement, (second, first, *others), frozenset({0: 1, 1: 0}.get(place, place) for place in self.years))


Ways = Mapping[str, Sequence[tuple[Way, str]]]


def every_way(schema: Schema) -> Ways:
    """For each statement what a claim of it tells, with the SQL that keeps it."""
    return {statement.name: [(way, way.insert) for way in ways(schema, statement)] for statement in schema.tables()}


def ways(schema: Schema, statement: Statement) -> list[Way]:
    """All that a claim of a statement tells, each both ways where it holds so."""
    direct = [Way(statement.name, tuple(range(len(statement.nouns))))]
    direct += [direct[0].turned(other.name) for other in schema.tables() if other.opposite == statement.name]
    every = [*direct, *(follower for way in direct for follower in _followers(schema, way))]
    return every + [way.turned(way.statement) for way in every if schema.statements[way.statement].both_ways]


def _followers(schema: Schema, way: Way) -> Iterator[Way]:
    """The statements of which this one is a case: with the same nouns, or with the year of its day."""
    origin = schema.statements[way.statement]
    for other in schema.tables():
        if other.source_of != origin.name:
            continue
        if [noun.kinds for noun in other.nouns] == [noun.kinds for noun in origin.nouns]:
            yield Way(other.name, way.places)
            continue
        at = {noun.kinds: place for noun, place in zip(origin.nouns, way.places, strict=True)}
        day = next(place for kinds, place in at.items() if schema.kinds[kinds[0]].value == "date")
        years = frozenset(place for place, noun in enumerate(other.nouns) if noun.kinds not in at)
        yield Way(other.name, tuple(at.get(noun.kinds, day) for noun in other.nouns), years)


def _year(day: Cell) -> int:
    return int(str(day)[:4])
