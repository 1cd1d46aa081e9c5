"""A recipe is read from a mapping, and what is wrong with it is told with its line."""

from __future__ import annotations

import re

import pytest

from knowledge.importing.format import CellTest, IdColumn, Recipe
from knowledge.importing.recipes import RecipeReader
from knowledge.mistakes import Notes
from knowledge.yamls import Node, parse

NOTES = Notes("mine.yaml")


def node(written: str) -> Node:
    """YAML as a node."""
    return parse(written, NOTES)


def read(written: str) -> tuple[Recipe, ...]:
    """The recipes of a text that has no mistake."""
    reader = RecipeReader(Notes("mine.yaml"))
    found = reader.recipes(node(written), "t")
    assert not reader.notes.mistakes
    return found


def told(written: str) -> list[str]:
    """What is wrong with the recipes of a text, without file and place."""
    reader = RecipeReader(Notes("mine.yaml"))
    reader.recipes(node(written), "t")
    return [f"{one.found} {one.remedy}".strip() for one in reader.notes.mistakes]


def test_a_column_alone_is_a_recipe() -> None:
    assert read("title") == (Recipe(column="title"),)


def test_of_several_recipes_each_is_read() -> None:
    assert read("[title, {is: Quills}]") == (Recipe(column="title"), Recipe(constant=("Quills",)))


def test_a_recipe_has_what_is_written_of_it() -> None:
    (found,) = read("""{column: title, split: " / ", empty: ["?", ""], pick: last, plus: -1, told: year, also: [other, more]}""")
    assert (found.column, found.split, found.empty, found.pick) == ("title", " / ", {"?", ""}, "last")
    assert (found.plus, found.told, found.also) == (-1, "year", ("other", "more"))


def test_patterns_and_replacements_are_compiled() -> None:
    (found,) = read(r"{column: a, match: 'x(.)', only: '^b', only_id: ':c', replace: {'(d)e': '\1'}}")
    assert (found.match, found.only, found.only_id) == tuple(map(re.compile, ("x(.)", "^b", ":c")))
    assert found.replace == ((re.compile("(d)e"), r"\1"),)


def test_each_spelling_has_the_name_that_it_is_called_by() -> None:
    (found,) = read("{column: a, called: {Harbour: [Harbor, The Harbor], No: None}}")
    assert found.called == {"Harbor": "Harbour", "The Harbor": "Harbour", "None": "No"}


def test_an_id_is_a_column_with_what_stands_before_it() -> None:
    (found,) = read(r"""{column: a, id: ["shop:{no}", {is: "{code}", match: '\d+'}]}""")
    assert found.ids == (IdColumn("no", "shop:"), IdColumn("code", "", re.compile(r"\d+")))


def test_a_thing_may_be_looked_up_or_made_of_its_marks() -> None:
    (one,) = read('{of: films.film, id: "shop:{no}"}')
    (other,) = read("{made_of: {award: prize, edition: nth}}")
    assert (one.of, other.made_of) == ("films.film", {"award": "prize", "edition": "nth"})


@pytest.mark.parametrize(
    ("written", "tests"),
    [
        ("{a: x}", [[CellTest("a", frozenset({"x"}))]]),
        ("{a: [x, '']}", [[CellTest("a", frozenset({"x", ""}))]]),
        ("{a: {not: x}}", [[CellTest("a", frozenset({"x"}), wanted=False)]]),
        (
            "{a: {like: '^x', unlike: 'y$'}}",
            [[CellTest("a", like=re.compile("^x")), CellTest("a", like=re.compile("y$"), wanted=False)]],
        ),
        ("{a: x, b: y}", [[CellTest("a", frozenset({"x"})), CellTest("b", frozenset({"y"}))]]),
        ("[{a: x}, {b: y}]", [[CellTest("a", frozenset({"x"}))], [CellTest("b", frozenset({"y"}))]]),
    ],
)
def test_a_condition_is_groups_of_tests(written: str, tests: list[list[CellTest]]) -> None:
    assert RecipeReader(NOTES).condition(node(written), "t") == tuple(map(tuple, tests))


def test_no_condition_has_no_group() -> None:
    assert RecipeReader(NOTES).condition(None, "t") == ()


def test_a_kind_is_that_of_the_recipe_that_says_one() -> None:
    reader = RecipeReader(NOTES)
    assert reader.kind(node("[title, {column: a, kind: person}]")) == "person"
    assert reader.kind(node("title")) == ""


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{colum: a, column: b}", 'unknown key "colum" Did you mean "column"?'),
        ("{column: a, is: b}", "has column and is Give one of column, is, of, made_of."),
        ("{split: x}", "says of nothing that it is made of Give one of column, is, of, made_of."),
        ("{of: films.film}", 'looks something up, but by no id Add id, as in id: "shop:{number}".'),
        ("{column: a, id: shop}", '"shop" names no column Write what it is an id of, as in "imdb:{number}".'),
        ("{column: a, pick: middle}", '"middle" is not known Known here: first, last.'),
        ("{column: a, plus: 1.5}", '"1.5" is not a whole number'),
        (r"{column: a, replace: {x: '\1'}}", r'"\1" wants a group that "x" has not Put it in brackets.'),
        ("{column: a, called: {One: x, Two: x}}", '"x" is called both "One" and "Two" Keep one.'),
        ("{column: a, where: {b: {lke: x}}}", 'unknown key "lke" Did you mean "like"?'),
    ],
)
def test_what_is_wrong_is_told(written: str, found: str) -> None:
    assert told(written) == [found]


def test_a_pattern_that_is_none_is_told_with_why() -> None:
    (found,) = told("{column: a, match: '('}")
    assert re.fullmatch(r'"\(" is not a regular expression \(.+\) Write it as Python\'s re\.', found)
