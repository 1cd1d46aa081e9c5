"""What can be known: statements found by their words, fields of entries, states of units."""

from __future__ import annotations

import pytest

from knowledge.schema.statements import load_statements

SCHEMA = load_statements()


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


def test_units_tell_their_higher_state() -> None:
    unit = SCHEMA.statements["won"].unit
    assert unit
    assert unit.state == SCHEMA.statements["won"].state == "won"
    assert SCHEMA.statements["nominated"].state is None


def test_fields_are_the_keys_of_an_entry() -> None:
    assert set(SCHEMA.fields("song")) == {"film", "singer", "composer"}
    entry, value = SCHEMA.fields("film")["director"].entry_and_value("film")
    assert (entry.name, value.name) == ("film", "person")


def test_a_sentence_that_no_statement_reads_gets_those_it_is_like() -> None:
    assert SCHEMA.likest("Ann Lee won").startswith('Did you mean "winner won category')
    assert "such as" in SCHEMA.likest("Ann Lee snores")
    assert len(SCHEMA.likest("in of at the film is")) < 400
