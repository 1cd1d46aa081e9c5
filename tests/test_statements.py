from contextlib import suppress
from pathlib import Path

import pytest

from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema
from knowledge.schema.statements import SHIPPED, TAKEN, load_statements

SCHEMA = load_statements()
SMALL = """
kinds: {ship: {told_by: year}, sailor: {}, year: {value: integer}}
sections: {ships: {of: ship, name: title}}
statements:
  sailed: {says: "sailor sailed on ship [in year]"}
  made: {says: "ship was built in year", field: {ship: year}}
"""


def small(tmp_path: Path, text: str) -> Schema:
    path = tmp_path / "statements.yaml"
    path.write_text(text)
    return load_statements(path)


def test_a_new_relation_needs_only_yaml(tmp_path: Path) -> None:
    line = small(tmp_path, SMALL).fact_line("mate sailed on ship [in year]")
    assert (line.statement.name, line.names, line.shown) == (
        "sailed",
        {"sailor": "mate", "ship": "ship", "year": "year"},
        {"year"},
    )


def test_no_statement_takes_the_name_of_a_table_that_every_store_has() -> None:
    assert {"source", "claim", "thing", "name", "mention", "evidence", "closed", "correction", "built"} <= set(TAKEN)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("told_by: year", "told_bye: year", 'kinds ship: unknown key "told_bye". Did you mean "told_by"?'),
        ("told_by: year", "told_by: yaer", '"yaer" is not a field of ship. Did you mean "year"?'),
        ("value: integer", "value: number", '"number" is not known. Known here: date, integer, text.'),
        ("of: ship", "of: shop", '"shop" is not known. Did you mean "ship"?'),
        ("sailor sailed", "sialor sailed", "fewer than two nouns"),
        ("[in year]", "[in]", "an optional part is fixed words and one noun"),
        ("[in year]", "[in year", "a bracket has no partner"),
        ("[in year]", "[in year] now", "optional parts stand at the end"),
        ("on ship [in year]", "on ship and ship", 'the noun "ship" is there twice'),
        ("field: {ship: year}", "field: {sailor: year}", '"sailor" is not one of its nouns'),
        ("field: {ship: year}", "field: {ship: year}, unit: voyage", '"voyage" is not known'),
        ("field: {ship: year}", "field: {ship: year}, both_ways: yes", '"yes" is neither true nor false'),
        ("field: {ship: year}", "field: {ship: year}, from: launched", '"launched" is not a statement'),
        ("field: {ship: year}", "field: {ship: year}, nouns: {boat: ship}", 'the noun "boat" is not in what it says'),
        ("sailed: {", "claim: {", '"claim" is taken'),
    ],
)
def test_a_mistake_is_told_with_a_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SMALL
    with pytest.raises(Mistakes) as caught:
        small(tmp_path, SMALL.replace(old, new, 1))
    assert told in str(caught.value)


def test_a_remark_fills_the_one_noun_that_is_no_part(tmp_path: Path) -> None:
    shipped = SHIPPED.read_text()
    assert "tells: {character: portrayed, country: comes_of}" in shipped
    for wrong in ("{character: acted}", "{remark: portrayed}"):
        with pytest.raises(Mistakes, match="no remark fills that statement"):
            small(tmp_path, shipped.replace("tells: {character: portrayed, country: comes_of}", f"tells: {wrong}"))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Mistakes) as caught:
        small(tmp_path, SMALL.replace("told_by", "told").replace("of: ship", "of: shop").replace("says", "say"))
    assert len(caught.value.mistakes) >= 4


@pytest.mark.parametrize(
    "text", ["", "[]", "kinds: 3", "statements: {a: {}}", "kinds: {x: {value: text}}\nstatements: {a: {says: x y}}"]
)
def test_broken_files_are_mistakes_or_empty_never_errors(tmp_path: Path, text: str) -> None:
    with suppress(Mistakes):
        assert small(tmp_path, text).tables() == []
