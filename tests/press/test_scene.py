"""What is named in a sentence, and where."""

from __future__ import annotations

import pytest
from reads import Reads, scene_of

from knowledge.press.naming import Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene

JORAM = [("Joram", "film")]


def named(scene: Scene, *hows: str) -> set[tuple[str, str]]:
    return {(each.kinds[0], each.name) for each in scene.namings() if each.how in hows}


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


def test_a_role_tells_what_somebody_is_and_the_article_remembers_it(press: PressRules) -> None:
    register = Register()
    scene_of(press, "There director Ang Lee won.", (), register)
    assert register.kind("Ang Lee") == "person"
    assert ("person", "Ang Lee") in named(scene_of(press, "There Ang Lee won.", (), register), "shape")


def test_praise_is_no_subject(press: PressRules) -> None:
    assert not scene_of(press, "It was the best film of the year.").subjects
    assert scene_of(press, "It won Best Film there.").subjects


def test_words_of_a_night_are_no_subject_and_no_name(press: PressRules) -> None:
    scene = scene_of(press, "There they met at the 2019 Academy Awards on Sunday.")
    assert not scene.subjects
    assert not named(scene, "known", "quoted") - {("ceremony", "Academy Awards")}


def test_a_category_told_first_sets_its_subjects_apart(press: PressRules) -> None:
    apart = scene_of(press, "In the critics' category, Emma Stone won Best Actress.")
    plain = scene_of(press, "There, Emma Stone won Best Actress.")
    assert [each.name for each in plain.subjects.values()] == ["Best Actress"]
    assert [each.name for each in apart.subjects.values()] != ["Best Actress"]


@pytest.mark.parametrize(
    ("text", "name"), [("There Joram Returns won.", "Joram Returns"), ("There on Sunday May 3 Emma Stone won.", "Emma Stone")]
)
def test_capitals_show_the_whole_name_and_no_day(press: PressRules, text: str, name: str) -> None:
    assert name in {each for _, each in named(scene_of(press, text), "shape")}


def test_a_known_name_of_one_word_may_be_the_surname_of_somebody(press: PressRules) -> None:
    register = Register()
    register.add("person", "Karim Anand")
    scene = scene_of(press, "There Anand won.", [("Anand", "film")], register)
    assert ("film", "Anand") not in named(scene, "known")
    assert ("person", "Karim Anand") in named(scene, "lean")


def test_without_capitals_names_are_guessed(press: PressRules) -> None:
    assert "emma stone" in {name for _, name in named(scene_of(press, "emma stone won best actress", cased=False), "raw")}
    assert not named(scene_of(press, "emma stone won best actress"), "raw")


def test_what_sets_subjects_apart_goes_on_in_its_paragraph(told: Reads) -> None:
    text = (
        "There Sean Penn won Best Actor for “Milk”. In the critics' category, Ang Lee won Best Director. "
        "Then “Joram” was named Best Film."
    )
    found = {fact.subject: fact.certain for fact in told(text) if fact.subject}
    assert set(found) == {"Best Actor", "Best Director (Critics)", "Best Film (Critics)"}
    assert not found["Best Film (Critics)"]


def test_what_a_prize_with_a_name_is_for_is_no_other_prize(told: Reads) -> None:
    found = told("There “Joram” won the Camera d'Or for best first feature.", title="Cannes 2020")
    assert [fact.subject for fact in found] == ["Camera d'Or"]
