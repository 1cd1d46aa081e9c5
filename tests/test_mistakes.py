"""Mistakes are told at once, in the order of their lines, with a place and a remedy."""

from __future__ import annotations

import pytest

from knowledge.mistakes import Mistake, Mistakes, Notes, nearest, suggest


def test_a_mistake_says_where_what_and_what_to_do() -> None:
    assert str(Mistake("a.yaml", 3, "films 1", "no title", "Give it one.")) == "a.yaml:3 films 1: no title. Give it one."
    assert str(Mistake("a.yaml", 0, "", "cannot be read")) == "a.yaml: cannot be read."


def test_all_that_was_noted_is_raised_by_line() -> None:
    notes = Notes("a.yaml")
    notes.check()
    notes.tell(9, "", "late")
    notes.tell(2, "", "early")
    with pytest.raises(Mistakes) as raised:
        notes.check()
    assert str(raised.value) == "a.yaml:2: early.\na.yaml:9: late."


@pytest.mark.parametrize(
    ("word", "near"), [("yaer", "year"), ("YEAR", "year"), ("titel", "title"), ("genres", "genre"), ("xyz", ""), ("", "")]
)
def test_a_slip_is_near_and_another_word_is_not(word: str, near: str) -> None:
    assert nearest(word, ["year", "title", "genre"]) == near


def test_of_few_words_all_are_named_and_of_many_none() -> None:
    assert suggest("yaer", ["year"]) == 'Did you mean "year"?'
    assert suggest("xyz", ["b", "a"]) == "Known here: a, b."
    assert suggest("xyz", [str(number) for number in range(100)]) == suggest("xyz", []) == ""
