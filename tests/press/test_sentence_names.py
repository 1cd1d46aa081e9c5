"""Names in a sentence, by every way in which it shows them."""

from __future__ import annotations

from reads import Reads, named, scene_of

from knowledge.press.naming import Register
from knowledge.press.rules import PressRules


def test_a_role_tells_what_somebody_is_and_the_article_remembers_it(press: PressRules) -> None:
    register = Register()
    scene_of(press, "There director Ang Lee won.", (), register)
    assert register.kind("Ang Lee") == "person"
    assert ("person", "Ang Lee") in named(scene_of(press, "There Ang Lee won.", (), register), "shape")


def test_a_known_name_of_one_word_may_be_the_surname_of_somebody(press: PressRules) -> None:
    register = Register()
    register.add("person", "Karim Anand")
    scene = scene_of(press, "There Anand won.", [("Anand", "film")], register)
    assert ("film", "Anand") not in named(scene, "known")
    assert ("person", "Karim Anand") in named(scene, "lean")


def test_without_capitals_names_are_guessed(press: PressRules) -> None:
    assert "emma stone" in {name for _, name in named(scene_of(press, "emma stone won best actress", cased=False), "raw")}
    assert not named(scene_of(press, "emma stone won best actress"), "raw")


def test_brothers_and_sisters_have_one_surname(press: PressRules) -> None:
    found = named(scene_of(press, "There the sisters Grace and Ellie Whitworth won."), "shape", "role")
    assert ("person", "Grace Whitworth") in found
    assert "Dhanush Bajpayee" not in {
        name for _, name in named(scene_of(press, "There Dhanush and Manoj Bajpayee won."), "shape")
    }


def test_what_opens_with_no_is_denied(told: Reads) -> None:
    assert not told("No Latina actress had won an Oscar before.")


def test_what_paints_a_work_behind_the_is_no_title(press: PressRules) -> None:
    assert ("film", "The Queen") not in named(scene_of(press, "There The Queen film won.", [("The Queen", "film")]), "known")


def test_whom_a_prize_is_called_after_and_an_answer_are_no_names(press: PressRules) -> None:
    assert ("person", "Indira Gandhi") not in named(scene_of(press, "There Ang Lee won the Indira Gandhi award."), "shape")
    assert ("film", "No") not in named(scene_of(press, "No, it won Best Film.", [("No", "film")]), "known")


def test_a_first_name_with_a_hyphen_has_the_surname_of_a_brother(told: Reads) -> None:
    found = told("The brothers Jean-Pierre and Luc Dardenne won Best Screenplay.")
    assert [part.name for fact in found for part in fact.parts] == ["Jean-Pierre Dardenne", "Luc Dardenne"]
