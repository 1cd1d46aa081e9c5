"""What is named in a sentence, and where."""

from __future__ import annotations

from reads import named, scene_of

from knowledge.press.rules import PressRules

JORAM = [("Joram", "film")]


def test_subjects_nights_and_names_are_found_where_they_begin(press: PressRules) -> None:
    scene = scene_of(press, "Director Ang Lee won Best Picture for Joram at the 2019 Oscars.", JORAM)
    assert [subject.name for subject in scene.subjects.values() if subject.alone] == ["Best Picture"]
    assert [each.occasion.year for each in scene.occasions] == [2019]
    assert ("person", "Ang Lee") in named(scene, "role")
    assert ("film", "Joram") in named(scene, "known")
    assert all(each.first == at for at, namings in scene.named.items() for each in namings)


def test_namings_come_in_order(press: PressRules) -> None:
    scene = scene_of(press, "There Emma Stone and Sean Penn saw “Joram” at the Oscars in 2019.")
    firsts = [each.first for each in scene.namings()]
    assert firsts == sorted(firsts)
