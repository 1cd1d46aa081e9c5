"""The rows of statements: who did what, which follow from which, and which are taken out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from knowledge.claims import Fact, Mention, Value
from knowledge.schema import Schema, Statement
from knowledge.things import Thing, Things
from knowledge.values import convert

Cell = Thing | Value | None
Row = tuple[Cell, ...]
Evidence = dict[int, int]
Ref = tuple[int, int]


class Relations:
    """For each statement its rows, in the order of its nouns, with the first claim of each source that tells them.

    A Ref is (index of the source, index of the claim in it); Evidence maps the first to the second.
    """

    def __init__(self, schema: Schema, things: Things) -> None:
        self.schema = schema
        self.things = things
        self.rows: dict[str, dict[Row, Evidence]] = defaultdict(dict)

    def add(self, ref: Ref, fact: Fact) -> None:
        """Keep what a claim states. Raises DoubtError where one of its names could be several things."""
        statement = self.schema.statements[fact.statement]
        self._put(ref, statement, tuple(self._cell(fact.nouns.get(noun.name)) for noun in statement.nouns))

    def _cell(self, value: Mention | Value | None) -> Cell:
        return self.things.sure(value) if isinstance(value, Mention) else value

    def _put(self, ref: Ref, statement: Statement, row: Row) -> None:
        for way in _ways(statement, row):
            self.rows[statement.name].setdefault(way, {}).setdefault(ref[0], ref[1])

    def imply(self, ref: Ref, mention: Mention) -> None:
        """What tells a thing apart, or marks it, is itself a fact of it: "Devdas (1955)" came out in 1955."""
        kind = mention.kinds[0] if len(mention.kinds) == 1 else ""
        thing = self.things.known(mention, kind) if kind else None
        if thing is None:
            return
        read = self.things.normal(mention, kind)
        told_by = self.schema.kinds[kind].told_by
        for key, words in [*read.marks, *([(told_by, read.told)] if told_by and read.told else [])]:
            statement = self.schema.fields(kind)[key]
            entry, other = statement.entry_and_value(kind)
            value = self.schema.kinds[other.kinds[0]].value
            cell: Cell = convert(words, value) if value else self.things.known(Mention(other.kinds, words), other.kinds[0])
            if cell is not None:
                row = (thing if noun == entry else cell if noun == other else None for noun in statement.nouns)
                self._put(ref, statement, tuple(row))

    def follow(self) -> None:
        """Fill the statements that follow from another: its opposite turned round, those it is a case of, the year of the day."""
        for statement in self.schema.statements.values():
            if statement.opposite:
                for row, evidence in list(self.rows[statement.opposite].items()):
                    self._join(statement, (row[1], row[0]), evidence)
        for statement in self.schema.statements.values():
            if statement.source_of:
                origin = self.schema.statements[statement.source_of]
                for row, evidence in list(self.rows[origin.name].items()):
                    self._join(statement, self._followed(statement, origin, row), evidence)

    def _join(self, statement: Statement, row: Row, evidence: Evidence) -> None:
        for way in _ways(statement, row):
            mine = self.rows[statement.name].setdefault(way, {})
            mine.update({source: claim for source, claim in evidence.items() if source not in mine})

    def _followed(self, statement: Statement, origin: Statement, row: Row) -> Row:
        if [noun.kinds for noun in statement.nouns] == [noun.kinds for noun in origin.nouns]:
            return row
        cells = {noun.kinds: cell for noun, cell in zip(origin.nouns, row, strict=True)}
        day = next(str(cell) for kinds, cell in cells.items() if self.schema.kinds[kinds[0]].value == "date")
        return tuple(cells[noun.kinds] if noun.kinds in cells else int(day[:4]) for noun in statement.nouns)

    def credits(self, kinds: Collection[str]) -> set[frozenset[Cell]]:
        """The pairs of things of these kinds that a statement of just the two joins."""
        pairs = [statement for statement in self.schema.tables() if len(statement.nouns) == 2]
        joined = [statement for statement in pairs if all(kind in kinds for noun in statement.nouns for kind in noun.kinds)]
        return {frozenset(row) for statement in joined for row in self.rows[statement.name]}

    def take(self, wrong: Fact) -> None:
        """Take out every row that says this, whatever it says of nouns that are not mentioned."""
        statement = self.schema.statements[wrong.statement]
        cells: dict[str, Cell] = {}
        for name, value in wrong.nouns.items():
            cells[name] = self.things.known(value, value.kinds[0]) if isinstance(value, Mention) else value
        asked = [noun.name in cells for noun in statement.nouns]
        ways = _ways(statement, tuple(cells.get(noun.name) for noun in statement.nouns))
        rows = self.rows[statement.name]
        for row in list(rows):
            if any(all(not ask or cell == want for ask, cell, want in zip(asked, row, way, strict=True)) for way in ways):
                del rows[row]


def _ways(statement: Statement, row: Row) -> set[Row]:
    """The row, and where the statement holds both ways also the row turned round."""
    return {row, (row[1], row[0], *row[2:])} if statement.both_ways else {row}
