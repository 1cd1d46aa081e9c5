"""Known names count where capitals and the words beside them allow it."""

from __future__ import annotations

import pytest
from reads import sentence_of

from knowledge.press.rules import PressRules
from knowledge.press.spotting import Spotting


def spotted(
    press: PressRules, text: str, *known: tuple[str, str], cased: bool = True, barriers: tuple[int, ...] = ()
) -> list[str]:
    found = Spotting(press, text).all(sentence_of(text, *known, cased=cased), barriers)
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("There Joram won", "Joram", True),
        ("There joram won", "Joram", False),  # no capital
        ("There Joram Returns won", "Joram", False),  # the capital behind belongs to it
        ("There Mister Joram won", "Joram", False),
        ("The Tin Harvest won", "The Tin Harvest", True),
        ("the Tin Harvest won", "The Tin Harvest", False),
        ("She won the prize", "She", False),  # the capital is that of the sentence
        ("the award went to Her", "Her", True),
        ("It was shot in 1917", "1917", False),
        ("Joram (1917) won", "1917", False),
        ("the drama 1917 won", "1917", True),
        ("the drama received 12 nominations", "12", False),
        ("the 12 won two awards", "12", True),
    ],
)
def test_capitals_tell_whether_words_are_the_name(press: PressRules, text: str, name: str, meant: bool) -> None:
    assert spotted(press, text, (name, "film")) == ([name] if meant else [])


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("the award for joram", "Joram", True),
        ("joram won best picture", "Joram", True),
        ("they walked past joram", "Joram", False),
        ("they saw mystic river yesterday", "Mystic River", True),
    ],
)
def test_without_capitals_one_word_needs_something_that_points_to_it(
    press: PressRules, text: str, name: str, meant: bool
) -> None:
    assert spotted(press, text, (name, "film"), cased=False) == ([name] if meant else [])


def test_titles_go_on_in_a_text_that_lost_its_commas(press: PressRules) -> None:
    known = (("Finding Neverland", "film"), ("Ray", "film"), ("Sideways", "film"))
    assert spotted(press, "there were finding neverland ray and sideways", *known, cased=False) == [
        "Finding Neverland",
        "Ray",
        "Sideways",
    ]


def test_words_of_a_subject_or_a_role_are_no_name(press: PressRules) -> None:
    assert spotted(press, "There Joram won", ("Joram", "film"), barriers=(1,)) == []
    assert spotted(press, "There Best Picture won", ("Best Picture", press.unit.subject)) == []


def test_a_name_is_told_as_it_is_written(press: PressRules) -> None:
    assert spotted(press, "There JORAM won", ("Joram", "film")) == ["JORAM"]


def test_what_is_quoted_within_a_name_is_the_name(press: PressRules) -> None:
    known = (("Sean Penn's Joram", "film"), ("Joram", "film"))
    assert spotted(press, "There Sean Penn's “Joram” won", *known) == ["Joram"]
    assert "Sean Penn's Joram" in spotted(press, "There Sean Penn's Joram won", *known)
