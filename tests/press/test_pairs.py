"""Entries of lists that are pairs."""

from __future__ import annotations

import pytest
from reads import ANG, entry_parts

from knowledge.press.rules import PressRules


@pytest.mark.parametrize(
    "text",
    [
        "Ang Lee (Joram) and Sean Penn (Argo)",
        "Ang Lee (Joram), Sean Penn (Argo)",
        "Ang Lee for Joram and Sean Penn for Argo",
        "Ang Lee, “Joram” and Sean Penn, “Argo”",
        "Ang Lee for Joram; Sean Penn for Argo",
        "Ang Lee, Joram and Sean Penn, Argo",
    ],
)
def test_each_of_several_keeps_its_own_work(press: PressRules, text: str) -> None:
    assert entry_parts(press, text) == [ANG, (("person", "Sean Penn"), ("film", "Argo"))]


@pytest.mark.parametrize(
    "text",
    [
        "Ang Lee, “Kesariya”, Joram",
        "Ang Lee for “Kesariya” (Joram)",
        "Ang Lee for the song “Kesariya”, Joram",
        "Shri Ang Lee – “Kesariya” – Joram",
        "Ang Lee - Kesariya (Joram)",
    ],
)
def test_a_piece_may_stand_between_somebody_and_the_work(press: PressRules, text: str) -> None:
    assert entry_parts(press, text) == [(("person", "Ang Lee"), ("song", "Kesariya"), ("film", "Joram"))]


def test_a_work_may_stand_with_a_colon_before_its_makers(press: PressRules) -> None:
    two = (("film", "Darlings"), ("person", "Jasmeet Reen"), ("person", "Parveez Sheikh"))
    assert entry_parts(press, "Darlings: Jasmeet Reen and Parveez Sheikh") == [two]
    assert entry_parts(press, "Rocketry: The Nambi Effect", "film") == [(("film", "Rocketry: The Nambi Effect"),)]


def test_a_list_may_name_the_work_first(press: PressRules) -> None:
    (only,) = entry_parts(press, "Joram (Ang Lee)", titles_first=True)
    assert set(only) == set(ANG)
