"""Where entries are cut, and what remains."""

from __future__ import annotations

from knowledge.press.cuts import PAIR, Cuts, bare, spelt
from knowledge.press.rules import PressRules


def test_names_are_joined_by_commas_and_small_words(press: PressRules) -> None:
    assert Cuts(press).joined.split("Ang Lee, Ken Loach and Tom Ford") == ["Ang Lee", "Ken Loach", "Tom Ford"]


def test_brackets_hold_the_other_side(press: PressRules) -> None:
    found = PAIR.match("Ang Lee (Joram)")
    assert found
    assert (found["head"], found["side"]) == ("Ang Lee", "Joram")


def test_signs_around_a_name_are_no_part_of_it() -> None:
    assert bare(" – Joram. ") == "Joram"
    assert bare("Robert Downey Jr.") == "Robert Downey Jr."
    assert spelt("*“Yi Yi”*") == "Yi Yi"
