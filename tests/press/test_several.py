"""What stands side by side, and what belongs to each."""

from __future__ import annotations

from reads import scene_of

from knowledge.press.rules import PressRules
from knowledge.press.several import Several

KNOWN = [("Joram", "film"), ("Ang Lee", "person"), ("Sean Penn", "person")]


def test_a_work_beside_one_of_a_list_is_its_own(press: PressRules) -> None:
    scene = scene_of(press, "Ang Lee (Joram) came.", KNOWN)
    several = Several(press, scene)
    somebody = next(each for each in scene.namings() if each.name == "Ang Lee")
    work, behind = several.own(somebody)
    assert work is not None
    assert (work.name, behind) == ("Joram", 3)
    assert several.own(work) == (None, 3)


def test_a_list_is_taken_whole_before_its_first_alone(press: PressRules) -> None:
    several = Several(press, scene_of(press, "Ang Lee and Sean Penn came.", KNOWN))
    assert [[each.name for each in group] for group, _ in several.groups(0, ("person",))] == [
        ["Ang Lee", "Sean Penn"],
        ["Ang Lee"],
    ]
