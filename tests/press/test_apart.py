"""What sets the subjects of a sentence apart."""

from __future__ import annotations

from reads import Reads, scene_of

from knowledge.press.rules import PressRules


def test_a_category_told_first_sets_its_subjects_apart(press: PressRules) -> None:
    apart = scene_of(press, "In the critics' category, Emma Stone won Best Actress.")
    plain = scene_of(press, "There, Emma Stone won Best Actress.")
    assert [each.name for each in plain.subjects.values()] == ["Best Actress"]
    assert [each.name for each in apart.subjects.values()] != ["Best Actress"]


def test_what_sets_subjects_apart_goes_on_in_its_paragraph(told: Reads) -> None:
    text = (
        "There Sean Penn won Best Actor for “Milk”. In the critics' category, Ang Lee won Best Director. "
        "Then “Joram” was named Best Film."
    )
    found = {fact.subject: fact.certain for fact in told(text) if fact.subject}
    assert set(found) == {"Best Actor", "Best Director (Critics)", "Best Film (Critics)"}
    assert not found["Best Film (Critics)"]
