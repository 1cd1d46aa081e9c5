from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.mistakes import Mistakes
from knowledge.statements import SHIPPED, TAKEN, Schema, load_statements

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


@pytest.mark.parametrize(
    ("line", "statement", "names", "shown", "lead"),
    [
        ("actor acted in film", "acted", {"person": "actor", "film": "film"}, set(), ""),
        ("film won category", "won", {"winner": "film", "category": "category"}, set(), ""),
        ("win: film won category", "won", {"winner": "film", "category": "category"}, set(), "win"),
        (
            "who won what at night [for film]",
            "won",
            {"winner": "who", "category": "what", "ceremony": "night", "film": "film"},
            {"film"},
            "",
        ),
        (
            "who won what for film at night",
            "won",
            {"winner": "who", "category": "what", "ceremony": "night", "film": "film"},
            set(),
            "",
        ),
        ("person is married to other", "married", {"person": "person", "spouse": "other"}, set(), ""),
        ("film is genre", "is_genre", {"film": "film", "genre": "genre"}, set(), ""),
        ("film is about person", "about", {"film": "film", "person": "person"}, set(), ""),
        ("ceremony was held in year", "held_year", {"ceremony": "ceremony", "year": "year"}, set(), ""),
        ("ceremony has edition number", "edition", {"ceremony": "ceremony", "number": "number"}, set(), ""),
    ],
)
def test_a_fact_line_is_found_by_its_fixed_words(line: str, statement: str, names: dict, shown: set, lead: str) -> None:
    found = SCHEMA.fact_line(line)
    assert (found.statement.name, found.names, found.shown, found.lead) == (statement, names, frozenset(shown), lead)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("actor actd in film", 'Did you mean "person acted in film"?'),
        ("film came out year", 'Did you mean "film came out in year"?'),
        ("x was held in [y]", 'Did you mean "ceremony was held in year"?'),
        ("Ann directed film", 'Did you mean "person directed film"?'),
        ("win: person directed film", "is not counted in units"),
        ("person directed film [", "no partner"),
        ("", "no statement says"),
    ],
)
def test_a_fact_line_that_nothing_says_gets_a_suggestion(line: str, told: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        SCHEMA.fact_line(line)
    assert told in str(caught.value)


def test_every_statement_reads_back_its_own_words() -> None:
    for statement in SCHEMA.statements.values():
        found = SCHEMA.fact_line(statement.says)
        assert found.statement == statement
        assert set(found.names) == {noun.name for noun in statement.nouns}
        assert found.shown == {noun.name for noun in statement.nouns if noun.optional}


def test_an_optional_part_is_filled_by_a_noun_of_its_own_name_first() -> None:
    assert SCHEMA.fact_line("a won c at e [for song]").names["song"] == "song"
    assert SCHEMA.fact_line("a won c at e [for f]").names == {"winner": "a", "category": "c", "ceremony": "e", "film": "f"}


def test_no_statement_takes_the_name_of_a_table_that_every_store_has() -> None:
    assert {"source", "claim", "thing", "name", "mention", "evidence", "closed", "correction", "built"} <= set(TAKEN)


def test_units_tell_their_higher_state() -> None:
    unit = SCHEMA.statements["won"].unit
    assert unit
    assert unit.state == SCHEMA.statements["won"].state == "won"
    assert SCHEMA.statements["nominated"].state is None


def test_fields_are_the_keys_of_an_entry() -> None:
    assert set(SCHEMA.fields("song")) == {"film", "singer"}
    entry, value = SCHEMA.fields("film")["director"].entry_and_value("film")
    assert (entry.name, value.name) == ("film", "person")


def test_a_sentence_is_read_in_every_way_the_surest_first() -> None:
    read = [(statement.name, nouns) for statement, nouns in SCHEMA.sentence("Ann Lee is married to Bo")]
    assert read == [
        ("married", {"person": "Ann Lee", "spouse": "Bo"}),
        ("is_genre", {"film": "Ann Lee", "genre": "married to Bo"}),
    ]


def test_fixed_words_inside_names_give_rival_readings() -> None:
    nouns = [nouns for _, nouns in SCHEMA.sentence("Ann won Best at Sea at the 3rd Quills for Dawn")]
    assert {"winner": "Ann", "category": "Best at Sea", "ceremony": "the 3rd Quills", "film": "Dawn"} in nouns


@given(st.lists(st.sampled_from(["for", "at", "won", "is", "about", "said", "Ann", "met", "after"]), max_size=80).map(" ".join))
def test_any_sentence_is_read_in_bounded_ways(sentence: str) -> None:
    for statement, nouns in SCHEMA.sentence(sentence):
        assert all(nouns.values())
        assert {noun.name for noun in statement.nouns if not noun.optional} <= set(nouns)


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
    assert "tells: {character: portrayed}" in shipped
    for wrong in ("{character: acted}", "{remark: portrayed}"):
        with pytest.raises(Mistakes, match="no remark fills that statement"):
            small(tmp_path, shipped.replace("tells: {character: portrayed}", f"tells: {wrong}"))


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
