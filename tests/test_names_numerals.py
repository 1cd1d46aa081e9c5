"""Numbers in names are the same in digits, in roman letters and as words."""

from __future__ import annotations

import pytest

from knowledge.names.numerals import agreeing, counted, digits, numbers


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["rocky", "ii"], "2"),
        (["rocky", "iii"], "3"),
        (["apollo", "13"], "13"),
        (["part", "xix"], "19"),
        (["malcolm", "x"], ""),
        (["i", "robot"], ""),
        (["2nd", "unit", "3d"], "2 3"),
        (["mix"], ""),
        (["three", "colours"], ""),
    ],
)
def test_numbers_are_told_in_order(words: list[str], told: str) -> None:
    assert numbers(words) == told


def test_numbers_count_the_same_however_they_are_written() -> None:
    assert counted(["part", "three"]) == counted(["part", "iii"]) == counted(["part", "3"])
    assert counted(["the", "sixth", "sense"]) == ["the", "6th", "sense"]


def test_other_words_are_left_as_they_are() -> None:
    assert counted(["henry", "viii", "and", "v"]) == ["henry", "8", "and", "v"]
    assert digits("12th fail 2") == "12 2"


def test_numbers_agree_whether_they_are_words_or_not_and_a_word_may_be_misspelt() -> None:
    assert agreeing(["3", "idots"], ["three", "idiots"])
    assert agreeing(["thre", "idiots"], ["three", "idiots"])
    assert not agreeing(["4", "idiots"], ["three", "idiots"])
    assert not agreeing(["part", "ii"], ["part", "iii"])
