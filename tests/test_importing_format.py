"""A mapping as values: which columns a table wants of its file."""

from __future__ import annotations

import re

from knowledge.importing.format import Block, CellTest, Condition, IdColumn, Line, Name, Recipe, Table
from tests.tables import SCHEMA

STATEMENT = next(iter(SCHEMA.statements.values()))
UNIT = next(iter(SCHEMA.units.values()))


def where(*columns: str) -> Condition:
    """A condition with one group, and one test for each of these columns."""
    return (tuple(CellTest(column, frozenset({"x"})) for column in columns),)


def names(**recipes: Recipe) -> dict[str, Name]:
    """Names of one recipe each."""
    return {name: Name(name, "film", (recipe,), 1) for name, recipe in recipes.items()}


def test_a_table_wants_the_columns_that_its_names_are_made_of() -> None:
    film = Recipe(column="title", ids=(IdColumn("no", "shop:"), IdColumn("code", "wiki:", re.compile(r"\d+"))))
    assert Table("t", ("*",), names(film=film, year=Recipe(column="year"))).wanted() == ["title", "year", "no", "code"]


def test_it_wants_the_columns_of_every_condition() -> None:
    block = Block(UNIT, "night", "class", ("film",), {}, where("won"), where=where("class"))
    table = Table(
        "t",
        ("*",),
        names(film=Recipe(column="title", where=where("sort"))),
        where=where("sort", "shown"),
        lines=(Line(STATEMENT, {}, where("told")),),
        blocks=(block, Block(UNIT, "night", "class", ("film",), {}, None)),
    )
    assert table.wanted() == ["title", "sort", "shown", "told", "class", "won"]


def test_a_column_that_serves_twice_is_wanted_once() -> None:
    recipe = Recipe(column="title", ids=(IdColumn("title", "shop:"),), where=where("title"))
    assert Table("t", ("*",), names(film=recipe, other=recipe)).wanted() == ["title"]


def test_what_no_column_tells_wants_none() -> None:
    made = names(award=Recipe(constant=("Quills",)), night=Recipe(made_of={"award": "award"}))
    assert Table("t", ("*",), made).wanted() == []
