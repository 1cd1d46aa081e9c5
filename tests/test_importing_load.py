"""A mapping is checked whole when it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.load import SHIPPED, load_format
from tests.tables import SCHEMA, mistakes, written

FESTIVAL = """
tables:
  winners:
    names:
      film: title
      director: {column: directors, split: "&"}
    facts: [director directed film]
"""


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_mapping_loads(path: Path) -> None:
    format = load_format(path, SCHEMA)
    assert format.name == path.stem
    assert format.origin.title
    assert format.tables


def test_the_formats_promised_are_there() -> None:
    names = {path.stem for path in SHIPPED.glob("*.yaml")}
    assert names >= {"oscars", "imdb", "wikidata", "metaqa", "golden-globes", "hindi-films"}


def test_a_simple_mapping_is_a_few_lines(tmp_path: Path) -> None:
    (table,) = written(tmp_path, FESTIVAL).tables
    assert {name: one.kind for name, one in table.names.items()} == {"film": "film", "director": "person"}


def test_a_kind_is_concluded_from_where_a_name_stands(tmp_path: Path) -> None:
    (table,) = written(
        tmp_path, "tables: {t: {names: {who: a, what: b, when: c}, facts: [who directed what, what came out in when]}}"
    ).tables
    assert {name: one.kind for name, one in table.names.items()} == {"who": "person", "what": "film", "when": "year"}


def test_what_tells_apart_and_marks_have_the_kinds_of_their_fields(tmp_path: Path) -> None:
    mapping = """
tables:
  t:
    names:
      film: {column: a, told: when}
      when: b
      night: {made_of: {award: prize, edition: nth}, kind: ceremony}
      prize: {is: Quills}
      nth: c
    facts: [film came out in when, night has edition nth]
"""
    (table,) = written(tmp_path, mapping).tables
    assert {name: one.kind for name, one in table.names.items()} == {
        "film": "film",
        "when": "year",
        "night": "ceremony",
        "prize": "award",
        "nth": "number",
    }


def test_names_looked_up_are_filed(tmp_path: Path) -> None:
    mapping = """
tables:
  films: {names: {film: {column: title, id: "fest:{no}"}}}
  crews: {names: {film: {of: films.film, id: "fest:{no}"}, person: name}, facts: [person directed film]}
"""
    format = written(tmp_path, mapping)
    assert format.filed == {"films.film"}
    assert format.tables[1].names["film"].kind == "film"


def test_all_mistakes_are_told_at_once_with_line_and_remedy(tmp_path: Path) -> None:
    mapping = """source: {title: A, adress: x}
tables:
  t:
    seperator: tab
    encoding: utf-99
    names:
      film: {colum: title}
      person: {column: who, match: "("}
      year: {column: y, pick: middle, plus: a}
      odd: {column: x, is: y}
      copy: {of: s.film}
      film2: {column: c, id: "imdb"}
      late: {column: c, told: wen}
    facts:
      - persn directed film
      - person direct film
      - person won category
      - film came out in person
    results: {category: cat, peopel: person, complete: x}
"""
    told = mistakes(tmp_path, mapping)
    for piece in (
        '1 source: unknown key "adress"',
        '4 tables t: unknown key "seperator". Did you mean "separator"?',
        '5 tables t: "utf-99" is not an encoding that can be read.',
        '7 tables t names film: unknown key "colum". Did you mean "column"?',
        "7 tables t names film: says of nothing that it is made of.",
        '8 tables t names person match: "(" is not a regular expression',
        '9 tables t names year pick: "middle" is not known.',
        '9 tables t names year plus: "a" is not a whole number.',
        "10 tables t names odd: has column and is.",
        "11 tables t names copy: looks something up, but by no id.",
        '11 tables t names copy of: "s.film" is no name of an earlier table.',
        '12 tables t names film2 id: "imdb" names no column.',
        '13 tables t names late told: "wen" is none of the names.',
        '15 tables t facts 1: "persn" is none of the names. Did you mean "person"?',
        '16 tables t facts 2: no statement says "person direct film".',
        '17 tables t facts 3: "person won category" is counted in units. Write it under results.',
        "8 tables t names person: is a person, but stands where year is wanted.",
        '19 tables t results 1: unknown key "peopel". Did you mean "people"?',
        '19 tables t results 1: "ceremony" is missing.',
        "19 tables t results 1: does not say which rows are won.",
        "19 tables t results 1: says nothing of who or what it is for.",
    ):
        assert any(piece in one for one in told), (piece, told)


def test_a_mapping_without_tables_says_so(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "tables: {}") == ["1: there are no tables. Say under tables: how each sort of file is read."]


def test_columns_that_a_mapping_lists_are_all_there_is(tmp_path: Path) -> None:
    names = "{film: haed, year: {column: tail, where: {rel: x}}}"
    mapping = f"tables: {{t: {{columns: [head, tail], names: {names}, facts: [film came out in year]}}}}"
    told = mistakes(tmp_path, mapping)
    assert any('"haed" is none of its columns. Did you mean "head"?' in one for one in told)
    assert any('"rel" is none of its columns.' in one for one in told)


def test_what_is_closed_must_be_something_that_can_be(tmp_path: Path) -> None:
    results = "{ceremony: n, category: c, people: p, won: true, closes: {ceremony: winers, person: winners}}"
    names = "{n: {made_of: {award: a, edition: e}}, a: {is: Q}, e: x, c: y, p: z}"
    told = mistakes(tmp_path, f"tables: {{t: {{names: {names}, results: {results}}}}}")
    assert any('"winers" cannot be complete. Did you mean "winners"?' in one for one in told)
    assert any('unknown key "person"' in one for one in told)


def test_a_spelling_has_one_name(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {film: {column: a, called: {One: [x, z], Two: x}}, year: y}, facts: [film came out in year]}}"
    assert any('"x" is called both "One" and "Two"' in one for one in mistakes(tmp_path, mapping))


def test_a_replacement_has_the_groups_it_wants(tmp_path: Path) -> None:
    mapping = r"""tables: {t: {names: {film: {column: a, replace: {'(x)': '\2'}}, year: y}, facts: [film came out in year]}}"""
    assert any("wants a group" in one for one in mistakes(tmp_path, mapping))
