"""A clause behind a list may speak of its last alone."""

from __future__ import annotations

import pytest
from reads import Reads, brief, scene_of

from knowledge.press.rules import PressRules
from knowledge.press.several import Several
from knowledge.press.singling import singled

KNOWN = [("Ang Lee", "person"), ("Sean Penn", "person"), ("Kate Winslet", "person")]


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("Ang Lee, Sean Penn and Kate Winslet, who received an honorary award", True, ["Kate Winslet"]),
        ("Ang Lee, Sean Penn and Kate Winslet, who was there", True, ["Kate Winslet"]),
        ("Ang Lee, Sean Penn and Kate Winslet, who won Best Sound", True, ["Ang Lee", "Sean Penn", "Kate Winslet"]),
        ("composer Ang Lee and lyricist Sean Penn", False, ["Ang Lee"]),
        ("composer Ang Lee and lyricist Sean Penn", True, ["Ang Lee", "Sean Penn"]),
        ("composer Ang Lee and Sean Penn", False, ["Ang Lee", "Sean Penn"]),
    ],
)
def test_of_those_listed_some_are_meant(press: PressRules, text: str, counted: bool, expected: list[str]) -> None:
    scene = scene_of(press, text, KNOWN)
    first = next(each.first for each in scene.namings() if each.name == "Ang Lee")
    group = next(found for found, _ in Several(press, scene).groups(first, ("person",)))
    assert [each.name for each in singled(press, scene, group, counted)] == expected


def test_only_the_last_of_those_on_stage_won(told: Reads) -> None:
    text = "On stage were Ang Lee, Sean Penn and Kate Winslet, who received an honorary Oscar."
    assert [brief(fact) for fact in told(text)] == [("won", "honorary Oscar", "Kate Winslet")]
