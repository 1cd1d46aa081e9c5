"""Words that end a name which capitals show."""

from __future__ import annotations

import pytest
from reads import named, scene_of

from knowledge.press.rules import PressRules


def test_words_of_a_night_are_no_subject_and_no_name(press: PressRules) -> None:
    scene = scene_of(press, "There they met at the 2019 Academy Awards on Sunday.")
    assert not scene.subjects
    assert not named(scene, "known", "quoted") - {("ceremony", "Academy Awards")}


@pytest.mark.parametrize(
    ("text", "name"), [("There Joram Returns won.", "Joram Returns"), ("There on Sunday May 3 Emma Stone won.", "Emma Stone")]
)
def test_capitals_show_the_whole_name_and_no_day(press: PressRules, text: str, name: str) -> None:
    assert name in {each for _, each in named(scene_of(press, text), "shape")}


@pytest.mark.parametrize(
    ("text", "name"),
    [("There the 32-year-old Emma Stone won.", "Emma Stone"), ("There in January Emma Stone won.", "Emma Stone")],
)
def test_an_age_and_a_month_are_no_names(press: PressRules, text: str, name: str) -> None:
    found = {each for _, each in named(scene_of(press, text), "shape")}
    assert name in found
