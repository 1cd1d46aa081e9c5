"""An article from its text to what is settled of it: lists, tables and sentences together, each place told once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reads import Reads, brief

from knowledge.claims import Origin
from knowledge.press.article import Article
from knowledge.press.found import Told
from knowledge.press.reading import ArticleReader
from knowledge.press.rules import PressRules

LIST = "Best Picture: Joram\nBest Director: Ang Lee (Joram)"
TABLE = "| Category | Winner |\n|-|-|\n| Best Actor | Sean Penn |\n| Best Actress | Emma Stone |"
PROSE = "The film “Joram” was directed by Ang Lee."


def read(press: PressRules, text: str, title: str = "The 2020 Oscars: the winners", day: date | None = None) -> list[Told]:
    return ArticleReader(press).read(Article(text, 0, Origin(title), day, 2020))


def test_lists_tables_and_sentences_are_read_together(press: PressRules) -> None:
    found = {*map(brief, read(press, f"{LIST}\n\n{TABLE}\n\n{PROSE}"))}
    assert {
        ("won", "Best Picture", "Joram"),
        ("won", "Best Director", "Ang Lee", "Joram"),
        ("won", "Best Actor", "Sean Penn"),
        ("won", "Best Actress", "Emma Stone"),
    } <= found
    assert any(fact[0] == "directed" and {*fact[1:]} == {"Joram", "Ang Lee"} for fact in found)


def test_what_one_entry_makes_clear_helps_with_the_others(press: PressRules) -> None:
    clear = "Best Director: Ang Lee (Best Left Unsaid)\nBest Picture: Best Left Unsaid"
    assert ("won", "Best Picture", "Best Left Unsaid") in map(brief, read(press, clear))


def test_the_night_is_that_of_the_title(press: PressRules) -> None:
    facts = [fact for fact in read(press, LIST) if fact.subject]
    assert facts
    assert {(fact.occasion.series, fact.occasion.year) for fact in facts if fact.occasion} == {("Academy Awards", 2020)}


@pytest.mark.parametrize("title", ["Oscars 2020 predictions: who will win", "Who should win at the 2020 Oscars"])
def test_of_a_forecast_nothing_is_certain(press: PressRules, title: str) -> None:
    assert not any(fact.certain and fact.subject for fact in read(press, LIST, title))
    assert any(fact.certain for fact in read(press, LIST))


def test_facts_come_in_the_order_of_their_places_and_stand_in_the_text(press: PressRules) -> None:
    text = f"{PROSE}\n\n{LIST}\n\n{TABLE}"
    facts = read(press, text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    for fact in facts:
        assert all(name in text[fact.start : fact.end] for part in fact.parts for name in part.name.split()), fact


@settings(max_examples=30)
@given(st.text(st.sampled_from("AaBb Joram won Best Picture:\n–|*(),.“”2019"), max_size=120))
def test_any_text_is_read_without_a_fact_outside_it(press: PressRules, text: str) -> None:
    assert all(0 <= fact.start <= fact.end <= len(text) for fact in read(press, text))


def test_a_table_whose_first_column_has_no_head_names_subjects_there(told: Reads) -> None:
    text = "| | And it went to | Shortlisted |\n|---|---|---|\n| Best Film | Joram | Milk |\n| Director | Ang Lee | Ken Loach |"
    found = [(fact.statement, fact.subject, [part.name for part in fact.parts]) for fact in told(text)]
    assert sorted(found) == [
        ("nominated", "Best Film", ["Milk"]),
        ("nominated", "Director", ["Ken Loach"]),
        ("won", "Best Film", ["Joram"]),
        ("won", "Director", ["Ang Lee"]),
    ]


def test_a_night_may_be_told_of_by_a_winner_of_it_alone(told: Reads) -> None:
    (fact,) = told("Ang Lee was Best Director, and “Joram” is now an Oscar winner.", "A long evening")
    assert fact.occasion
    assert (fact.occasion.series, fact.occasion.year) == ("Academy Awards", None)
