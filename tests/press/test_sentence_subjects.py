"""The subjects of a sentence."""

from __future__ import annotations

from reads import Reads, scene_of

from knowledge.press.rules import PressRules


def test_praise_is_no_subject(press: PressRules) -> None:
    assert not scene_of(press, "It was the best film of the year.").subjects
    assert scene_of(press, "It won Best Film there.").subjects


def test_what_a_prize_with_a_name_is_for_is_no_other_prize(told: Reads) -> None:
    found = told("There “Joram” won the Camera d'Or for best first feature.", title="Cannes 2020")
    assert [fact.subject for fact in found] == ["Camera d'Or"]
