"""Rows become facts: one for each choice of things, none where a noun is missing, and none twice in a row."""

from __future__ import annotations

from pathlib import Path

from tests.tables import read, told

FILMS = "tables: {films: {names: {film: {column: title, told: year}, year: released, person: {column: by, split: '|'}}, %s}}"
MADE = FILMS % "facts: [person directed film, film came out in year]"


def test_each_of_several_things_makes_a_fact(tmp_path: Path) -> None:
    claims = read(tmp_path, MADE, {"films.tsv": "title\treleased\tby\nDawn\t1950\tAnn|Bo\n"})
    assert told(claims) == ["directed: Ann, Dawn (1950)", "directed: Bo, Dawn (1950)", "came_out: Dawn (1950), 1950"]


def test_a_row_without_one_of_the_nouns_tells_the_others(tmp_path: Path) -> None:
    claims = read(tmp_path, MADE, {"films.tsv": "title\treleased\tby\nDawn\t1950\t\n"})
    assert told(claims) == ["came_out: Dawn (1950), 1950"]


def test_rows_that_only_differ_elsewhere_tell_a_fact_once(tmp_path: Path) -> None:
    claims = read(tmp_path, MADE, {"films.tsv": "title\treleased\tby\nDawn\t1950\tAnn\nDawn\t1950\tBo\nDusk\t1950\tAnn\n"})
    assert [line for line in told(claims) if line.startswith("came_out")] == [
        "came_out: Dawn (1950), 1950",
        "came_out: Dusk (1950), 1950",
    ]


def test_a_thing_is_declared_with_its_other_names_but_not_its_own(tmp_path: Path) -> None:
    mapping = (
        "tables: {films: {names: {film: {column: title, also: other}, other: {column: original, split: '|', kind: text}},"
        " things: [film]}}"
    )
    claims = read(tmp_path, mapping, {"films.tsv": "title\toriginal\nDawn\tDawn|Aube\nDawn\tDawn|Aube\n"})
    assert [(claim.line, claim.body.thing.name, claim.body.names) for claim in claims] == [(2, "Dawn", ("Aube",))]


def test_a_noun_that_may_be_left_out_is_left_out_where_its_cell_is_empty(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {person: who, other: {column: whom, kind: person}, ceremony: at}, facts: [%s]}}"
    says = '"person congratulated other [on ceremony]"'
    claims = read(tmp_path, mapping % says, {"t.tsv": "who\twhom\tat\nAnn\tBo\t1st Lanterns\nAnn\tCy\t\n"})
    assert told(claims) == ["liked: Ann, Bo, 1st Lanterns", "liked: Ann, Cy"]
