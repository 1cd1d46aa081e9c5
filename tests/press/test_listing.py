"""Lines gathered under their subjects, in the layouts in which lists come."""

from __future__ import annotations

import pytest

from knowledge.press.labels import Label, LabelFinder
from knowledge.press.lines import Line, lines
from knowledge.press.listing import Group, Listing, Value, columns, mend
from knowledge.press.occasions import OccasionFinder
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.subjects import Subject, SubjectFinder

NOWHERE = Line(0, 0, "")


def groups(press: PressRules, text: str, title: str = "") -> list[Group]:
    subjects, occasions = SubjectFinder(press), OccasionFinder(press, Phrases([]))
    return Listing(press, LabelFinder(press, subjects, occasions), occasions).groups(lines(text, 0, press), title)


def brief(found: list[Group]) -> list[tuple[str, list[str]]]:
    return [(group.label.subject.name, [value.text for value in group.values]) for group in found]


TWO = [("Best Picture", ["Joram"]), ("Best Director", ["Ang Lee"])]


@pytest.mark.parametrize(
    "text",
    [
        "Best Picture: Joram\nBest Director: Ang Lee",
        "Best Picture\nJoram\n\nBest Director\nAng Lee",
        "- Best Picture – Joram\n- Best Director – Ang Lee",
        "Joram – Best Picture\nAng Lee – Best Director",
        "Best Picture: Joram; Best Director: Ang Lee",
        "8.15pm: Best Picture: Joram\n8.20pm: Best Director: Ang Lee",
    ],
)
def test_a_layout_is_gathered(press: PressRules, text: str) -> None:
    assert brief(groups(press, text)) == TWO


def test_prose_ends_a_group(press: PressRules) -> None:
    found = groups(press, "Best Picture\nJoram\nIt was a long and cold evening, and nobody there knew when it would end.\nAmour")
    assert brief(found) == [("Best Picture", ["Joram"])]


def test_a_heading_tells_the_state_and_the_night_of_what_is_below(press: PressRules) -> None:
    winners, nominees = groups(press, "## Winners 2019 Oscars\nBest Picture: Joram\n## Nominees\nBest Director: Ang Lee")
    assert {winners.state, nominees.state} == {"won", "nominated"}
    assert winners.occasion is not None
    assert winners.occasion.year == 2019
    assert winners.block < nominees.block


def test_the_title_tells_what_no_heading_does(press: PressRules) -> None:
    (only,) = groups(press, "Best Picture: Joram", "The nominees in full")
    assert only.state == "nominated"


def test_a_value_may_tell_its_own_state(press: PressRules) -> None:
    (only,) = groups(press, "Best Picture\nWinner: Joram\nArgo (winner)\n**Amour**\nRoma")
    assert [(value.text, value.state, value.marked) for value in only.values] == [
        ("Joram", "won", False),
        ("Argo", "", True),
        ("Amour", "", True),
        ("Roma", "", False),
    ]


def test_a_section_sets_its_subjects_apart(press: PressRules) -> None:
    (only,) = groups(press, "Critics' Awards\nBest Picture: Joram")
    assert only.label.subject.name != "Best Picture"


def group_of(*texts: str) -> Group:
    return Group(Label(Subject(0, 2, "Best Picture", "film"), ""), NOWHERE, "", None, 0, [Value(text, NOWHERE) for text in texts])


def test_a_subject_without_values_takes_those_that_are_too_many_before_it() -> None:
    first, second, third = group_of("A", "B", "C", "D"), group_of(), group_of("E", "F")
    mend([first, second, third], 2)
    assert [[value.text for value in each.values] for each in (first, second, third)] == [["A", "B"], ["C", "D"], ["E", "F"]]
    assert [each.mended for each in (first, second, third)] == [False, True, False]


def test_a_list_is_as_wide_as_most_of_its_groups() -> None:
    assert columns([group_of("A", "B"), group_of("C", "D"), group_of("E"), group_of()]) == 2
    assert columns([]) == 0
