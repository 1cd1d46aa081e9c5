"""A condition lets rows through: any of its groups, all tests of a group."""

from __future__ import annotations

import re

import pytest

from knowledge.importing import format
from knowledge.importing.conditions import always, holds

COLUMNS = {"kind": 0, "year": 1}
FILM, OLD = format.CellTest("kind", frozenset({"film", "short"})), format.CellTest("year", like=re.compile(r"^19"))
NAMED, NO_YEAR = format.CellTest("kind", frozenset({""}), wanted=False), format.CellTest("year", frozenset({""}))


@pytest.mark.parametrize(
    ("condition", "let_through"),
    [
        (((FILM,),), ["film 1950", "short 2001", r"film \N"]),
        (((FILM, OLD),), ["film 1950"]),
        (((OLD,), (NO_YEAR,)), ["film 1950", "play 1990", r"film \N", r"\N \N"]),
        (((NAMED,),), ["film 1950", "short 2001", "play 1990", r"film \N"]),
    ],
)
def test_rows_are_let_through(condition: format.Condition, let_through: list[str]) -> None:
    rows = ["film 1950", "short 2001", "play 1990", r"film \N", r"\N \N"]
    test = holds(condition, COLUMNS, frozenset({r"\N"}))
    assert [row for row in rows if test(row.split())] == let_through


def test_no_condition_lets_every_row_through() -> None:
    assert holds((), COLUMNS, frozenset()) is always
    assert always([])
