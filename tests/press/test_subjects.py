"""What results are about, in many words and in few."""

from __future__ import annotations

import pytest
from reads import Reads, brief

from knowledge.press.rules import PressRules
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tokens import tokens


@pytest.mark.parametrize(
    ("text", "name", "goes_to"),
    [
        ("Best Film went to", "Best Film", "film"),
        ("Best Actor (Critics) award", "Best Actor (Critics)", "person"),
        ("best actor in a musical/comedy while", "best actor in a musical/comedy", "person"),
        ("Best Actor in a Leading Role (Female): A", "Best Actor in a Leading Role (Female)", "person"),
        ("Best Film Not in the English Language", "Best Film Not in the English Language", "film"),
        ("Best Film Editing", "Best Film Editing", "person"),
        ("Best Makeup and Hairstyling", "Best Makeup and Hairstyling", "person"),
        ("Best Original Song", "Best Original Song", "song"),
        ("Palme d'Or", "Palme d'Or", "film"),
        ("Best Director and Best Film", "Best Director", "person"),
        ("Best Actor for Lincoln", "Best Actor", "person"),
    ],
)
def test_a_subject_ends_where_its_words_end(press: PressRules, text: str, name: str, goes_to: str) -> None:
    found = SubjectFinder(press).at(text, tokens(text), 0)
    assert found
    assert (found.name, found.goes_to) == (name, goes_to)


def test_a_name_not_known_is_a_subject_where_it_went_to_somebody(press: PressRules) -> None:
    finder, text = SubjectFinder(press), "the Variety Award was given to her"
    found = finder.at(text, tokens(text), 1, bare=True)
    assert found
    assert (found.name, found.alone) == ("Variety Award", False)
    assert finder.at("the Variety Award is old", tokens("the Variety Award is old"), 1, bare=True) is None


def test_where_somebody_is_from_is_part_of_one_written_in_capitals(press: PressRules) -> None:
    finder, text = SubjectFinder(press), "she is European Actress"
    found = finder.at(text, tokens(text), 2, bare=True)
    assert found
    assert (found.name, found.alone) == ("European Actress", True)
    assert finder.at("for the Tamil film", tokens("for the Tamil film"), 2, bare=True) is None


def test_best_of_anything_else_is_none(press: PressRules) -> None:
    assert SubjectFinder(press).at("best wishes", tokens("best wishes"), 0) is None


def test_a_nomination_is_not_a_prize(press: PressRules) -> None:
    finder = SubjectFinder(press)
    assert finder.at("best actor nomination", tokens("best actor nomination"), 0).only_named
    assert not finder.at("best actor award", tokens("best actor award"), 0).only_named


def test_without_its_lead_it_needs_a_prize_behind_it(press: PressRules) -> None:
    finder = SubjectFinder(press)
    assert not finder.at("supporting actor", tokens("supporting actor"), 0, bare=True).alone
    assert finder.at("supporting actor title", tokens("supporting actor title"), 0, bare=True).alone


def test_the_year_behind_a_subject_in_capitals_belongs_to_it(told: Reads) -> None:
    found = told("Then the title EUROPEAN FILM 2020 goes to “Joram”.", "The European Film Awards 2020")
    assert [brief(fact) for fact in found] == [("won", "EUROPEAN FILM", "Joram")]
