"""Surnames, short titles, pronouns: each leans on what it can be, or on nothing."""

from __future__ import annotations

import pytest
from reads import Reads, brief, sentence_of

from knowledge.press.leaning import Leaning
from knowledge.press.naming import NameShapes, Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens


@pytest.fixture
def register() -> Register:
    made = Register()
    for kind, name in (
        ("person", "Emma Stone"),
        ("person", "Ang Lee"),
        ("person", "Sharon Stone"),
        ("film", "Lord of the Rings: The Return"),
        ("film", "Meet the Parents Again"),
    ):
        made.add(kind, name)
    return made


def leans(press: PressRules, register: Register, text: str, *, cased: bool = True) -> dict[str, str]:
    line = tokens(text)
    named: list[Naming] = [*NameShapes(press).runs(text, line, frozenset())]
    found = Leaning(press, register).all(sentence_of(text, cased=cased), (), named)
    return {" ".join(token.plain for token in line[each.first : each.last]): each.name for each in found}


def test_a_surname_is_the_one_person_who_has_it(press: PressRules, register: Register) -> None:
    assert leans(press, register, "There Lee won.") == {"lee": "Ang Lee"}
    assert leans(press, register, "There Stone won.") == {}  # there are two
    assert leans(press, register, "There Emma won.") == {"emma": "Emma Stone"}  # a first name, where no surname is so
    assert leans(press, register, "There lee won.") == {}
    assert leans(press, register, "there lee won.", cased=False) == {"lee": "Ang Lee"}


def test_a_long_title_is_known_by_its_beginning(press: PressRules, register: Register) -> None:
    assert leans(press, register, "There Return won.") == {}
    assert leans(press, register, "There Meet the won.") == {}  # begins too many titles
    register.add("film", "Everything Everywhere All at Once")
    assert leans(press, register, "There Everything Everywhere won.") == {
        "everything everywhere": "Everything Everywhere All at Once"
    }


def test_a_short_title_that_is_a_film_of_its_own_does_not_lean(press: PressRules, register: Register) -> None:
    register.add("film", "Everything Everywhere All at Once")
    register.add("film", "Everything Everywhere")
    assert leans(press, register, "There Everything Everywhere won.") == {}


def test_a_pronoun_is_the_first_who_does_something_else_the_last_of_the_article(press: PressRules, register: Register) -> None:
    assert leans(press, register, "Ang Lee came and she won.")["she"] == "Ang Lee"
    register.latest["person"] = "Emma Stone"
    assert leans(press, register, "There she won.")["she"] == "Emma Stone"
    assert leans(press, Register(), "There she won.") == {}


def test_a_name_behind_by_is_not_the_one_who_does_something(press: PressRules, register: Register) -> None:
    register.latest["person"] = "Emma Stone"
    assert leans(press, register, "Directed by Sean Penn, she won.")["she"] == "Emma Stone"


def test_who_answers_in_an_interview_is_the_one_who_speaks(press: PressRules, register: Register) -> None:
    assert "i" not in leans(press, register, "There I won.")
    register.speaker = "Sharon Stone"
    assert leans(press, register, "There I won.")["i"] == "Sharon Stone"


def test_an_award_spoken_of_may_be_won_for_a_long_title(told: Reads) -> None:
    found = told("Here actor Sean Penn won Best Actor. There actor Ang Lee took the prize for “The Hurt Locker”.")
    assert ("won", "Best Actor", "Ang Lee", "The Hurt Locker") in map(brief, found)
