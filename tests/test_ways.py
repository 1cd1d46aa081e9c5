"""A claim tells its statement, its opposite, and what it is a case of."""

from __future__ import annotations

import pytest

from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.tellings.ways import Way, ways


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_statements()


def rows(schema: Schema, statement: str, *cells: int | str) -> list[tuple[str, object]]:
    return [(way.statement, way.row(cells)) for way in ways(schema, schema.statements[statement])]


def test_an_opposite_is_turned_round_and_what_follows_holds_both_ways(schema: Schema) -> None:
    assert rows(schema, "husband", 1, 2) == [("husband", (1, 2)), ("wife", (2, 1)), ("married", (2, 1)), ("married", (1, 2))]


def test_a_day_tells_its_year(schema: Schema) -> None:
    assert rows(schema, "held_on", 1, "2023-10-27") == [("held_on", (1, "2023-10-27")), ("held_year", (1, 2023))]


def test_many_claims_make_the_rows_that_each_would_make(schema: Schema) -> None:
    for name, cells in (("wife", [(1, 2), (3, 4)]), ("held_on", [(1, "2023-10-27"), (2, "1994-01-01")])):
        for way in ways(schema, schema.statements[name]):
            assert list(zip(*way.columns(list(zip(*cells, strict=True))), strict=True)) == [way.row(one) for one in cells]


def test_a_year_turns_with_its_place() -> None:
    assert Way("told", (1, 0), frozenset({0})).turned("other") == Way("other", (0, 1), frozenset({1}))
