"""Sentences with nouns, read in every way there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.schema.statements import load_statements

SCHEMA = load_statements()


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


def test_an_optional_part_is_filled_by_a_noun_of_its_own_name_first() -> None:
    assert SCHEMA.fact_line("a won c at e [for song]").names["song"] == "song"
    assert SCHEMA.fact_line("a won c at e [for f]").names == {"winner": "a", "category": "c", "ceremony": "e", "film": "f"}
