"""Fact lines and what their names mean become one readable SQL statement.

Nothing here runs: `compile_query` returns text and parameters. What is said (which film, which year) is only in the parameters,
so a statement is made once for all questions of one shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from bot.finding.builder import Builder
from bot.finding.edges import counted, edge, place
from bot.finding.select import Name, Scope
from bot.finding.shapes import shape_of, with_holes
from bot.reading.meanings.meaning import Meaning
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from knowledge.schema.sentences import is_said

MOST_ROWS = 4000
_LIMIT = f"\nLIMIT {MOST_ROWS}"
_DIFFERENT = "SELECT DISTINCT "
_BEST = ",\nbest AS "
_REMEMBERED = 2000  # statements


class Fact(NamedTuple):
    """A fact of every row: its table, whether it is a line of the question itself, and of what is answered."""

    table: str
    own: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A statement with its parameters. Columns: `names` (things' ids and values), then a fact id for each of `facts`.

    `grouped` are the names that stand for the members of one unit; `counted` says that a last column holds the count.
    """

    text: str
    parameters: Mapping[str, str | int]
    names: tuple[str, ...]
    things: frozenset[str]  # the names that are things; the others are values
    facts: tuple[Fact, ...]
    grouped: frozenset[str] = frozenset()
    counted: bool = False

    def every(self, name: str) -> str:
        """The statement for every different value of a name, however many there are."""
        rows = self.text.removesuffix(_LIMIT)
        if rows.startswith(_DIFFERENT):  # rows need not differ as a whole, where one name of them has to
            rows = "SELECT " + rows.removeprefix(_DIFFERENT)
        return f'SELECT DISTINCT "{name}" FROM (\n{rows})'

    @property
    def any_row(self) -> str:
        """The statement for one row, whichever."""
        return f"{self.text.removesuffix(_LIMIT)}\nLIMIT 1"

    def tally(self, name: str) -> str:
        """The statement of how often each that was counted is there, of one that asks for most or fewest."""
        return self.text.partition(_BEST)[0] + f'\nSELECT "{name}", times FROM counts ORDER BY times DESC'


def compile_query(facts: Facts, slots: Mapping[str, Meaning], answer: Answer, rules: Rules, *, other: bool = False) -> Query:
    """Compile a block of fact lines; `other` takes the descriptions' second reading where they have one."""
    values: list[str | int] = []
    shapes = tuple([(name, shape_of(meaning, values)) for name, meaning in slots.items()])
    shape = (id(facts) if facts.lines or facts.absent else 0, shapes, answer, other)
    made = rules.made.get(shape)
    if not isinstance(made, _Statement):
        if len(rules.made) >= _REMEMBERED:
            rules.made.clear()
        made = rules.made[shape] = _compile(facts, slots, answer, rules, other)
    query = made.query
    parameters = {name: values[number] for name, number in made.holes.items()}
    return Query(query.text, parameters, query.names, query.things, query.facts, query.grouped, query.counted)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A query without its parameters, which are numbers of places; `of` keeps what it was made of, as shapes go by identity."""

    query: Query
    holes: Mapping[str, int]
    of: tuple[Facts, Mapping[str, Meaning]]


def _compile(facts: Facts, slots: Mapping[str, Meaning], answer: Answer, rules: Rules, other: bool) -> _Statement:
    number = count()
    parameters: dict[str, int] = {}
    builder = Builder(rules, parameters, set(), other)
    scope: Scope = {name: Name(name, (meaning.kind,), with_holes(meaning, number)) for name, meaning in slots.items()}
    if answer.name in facts.every_name() and answer.name not in facts.names():
        scope.setdefault(answer.name, Name(answer.name, facts.every_name()[answer.name]))
    builder.add(Facts(facts.lines), scope, own=True)
    builder.settle(scope)
    builder.add(replace(facts, lines=()), scope, own=True)
    for name in scope.values():
        builder.anchor(name)
    names = tuple(name for name in scope if scope[name].columns and not is_said(name))
    columns = [f'{scope[name].columns[0]} AS "{name}"' for name in names]
    columns += [f'{alias}.id AS "fact {number}"' for number, (_, alias, _, _) in enumerate(builder.facts)]
    text = _answering(builder, scope, answer, columns)
    query = Query(
        text + _LIMIT,
        {},
        names,
        frozenset(name for name in names if builder.is_thing(scope[name])),
        _facts(builder, answer),
        frozenset(builder.grouped),
        counted=answer.form in ("count", "most", "fewest"),
    )
    return _Statement(query, parameters, (facts, slots))


def _facts(builder: Builder, answer: Answer) -> tuple[Fact, ...]:
    """Every fact of a row; those of the first line answer where none names what is asked."""
    named = [own and bool(names & {answer.name or answer.of}) for _, _, own, names in builder.facts]
    told = named if any(named) else [at == 0 for at in range(len(builder.facts))]
    return tuple(Fact(table, own, answers) for (table, _, own, _), answers in zip(builder.facts, told, strict=True))


def _answering(builder: Builder, scope: Scope, answer: Answer, columns: Iterable[str]) -> str:
    shown = ",\n  ".join(columns)
    match answer.form:
        case "count":
            found = builder.text(f'DISTINCT {shown},\n  {counted(builder, answer.of, scope)} AS "counted"')
            return f"WITH found AS (\n{found})\nSELECT *, (SELECT count(DISTINCT counted) FROM found) AS times FROM found"
        case "first" | "last":
            found = builder.text(f'DISTINCT {shown},\n  {place(builder, answer, scope)} AS "in order"')
            return f"WITH found AS (\n{found})\nSELECT * FROM found WHERE " + edge(builder, answer, scope, '"in order"')
        case "most" | "fewest":
            extreme = "max" if answer.form == "most" else "min"
            found = builder.text(f'{shown},\n  {counted(builder, answer.of, scope)} AS "counted"')
            times = f'SELECT "{answer.name}", count(DISTINCT counted) AS times FROM found GROUP BY "{answer.name}"'
            # only the few rows of those at the edge need differ, and all are counted once
            return (
                f"WITH found AS (\n{found}),\n"
                f'counts AS (SELECT "{answer.name}", times, {extreme}(times) OVER () AS edge FROM (\n{times}))'
                f'{_BEST}(SELECT "{answer.name}", times FROM counts WHERE times = edge)\n'
                f'SELECT DISTINCT found.*, best.times FROM best JOIN found USING ("{answer.name}")'
            )
        case _:
            return builder.text(f"DISTINCT {shown}")
