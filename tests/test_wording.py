"""Questions with blanks in the place of names."""

from __future__ import annotations

import pytest

from bot.numbers import NumberWords
from bot.question import Question, read_question
from bot.reading.matching.wording import NAME, NUMBER, Wording, worded
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading
from bot.rules.rules import Rules
from knowledge.names import Candidate


def film(name: str, first: int, last: int) -> Item:
    thing = Candidate(first, "film", name, name, "", name, "exact", 1.0, 0)
    return Item("film", first, last, 0.0, Named("film", (thing,), name, first, last))


def question(text: str) -> Question:
    return read_question(text, NumberWords({}, {}, frozenset()), {})


def wording(asked: Question, *items: Item) -> Wording:
    found = worded(asked, [False] * len(asked.words), items, [], [(item.start, item.end) for item in items])
    assert found
    return found


def test_a_name_is_one_blank_however_long_it_is() -> None:
    short = wording(question("who directed Lighthouse"), film("Lighthouse", 2, 3))
    long = wording(question("who directed The Salt Road"), film("The Salt Road", 2, 5))
    assert short.plain == ("who", "directed", NAME)
    assert short.shape == long.shape


def test_other_words_are_another_shape() -> None:
    one = wording(question("who directed Lighthouse"), film("Lighthouse", 2, 3))
    other = wording(question("who wrote Lighthouse"), film("Lighthouse", 2, 3))
    assert one.shape != other.shape


def test_a_number_in_digits_is_a_blank_of_its_own() -> None:
    asked = question("films of 1999")
    number = Item("year", 2, 3, 0.0, film("x", 2, 3).meaning)
    found = worded(asked, [False] * 3, [], [number], [])
    assert found
    assert found.plain == ("films", "of", NUMBER)


def test_what_stands_partly_in_a_name_leaves_no_wording() -> None:
    asked = question("who directed The Salt Road")
    assert worded(asked, [False] * 5, [film("Salt Road", 3, 5), film("directed The", 1, 3)], [], [(2, 5)]) is None


def test_readings_of_a_wording_take_the_names_of_another_question(world_rules: Rules) -> None:
    known = wording(question("who directed Lighthouse"), film("Lighthouse", 2, 3))
    blanks = known.items()
    intent = next(iter(world_rules.intents.values()))
    reading = Reading(known.blanked(), intent, {"film": blanks[0].meaning}, 0.0, {"film": (2, 3)})
    asked = question("who directed The Salt Road")
    (filled,) = wording(asked, film("The Salt Road", 2, 5)).filled([reading], blanks)
    assert filled.question == asked
    assert filled.slots["film"] == film("The Salt Road", 2, 5).meaning
    assert filled.spans["film"] == (2, 5)


def test_how_unlike_a_name_is_makes_no_other_wording_but_a_dearer_reading(world_rules: Rules) -> None:
    known = wording(question("who directed Lighthouse"), film("Lighthouse", 2, 3))
    blanks = known.items()
    intent = next(iter(world_rules.intents.values()))
    reading = Reading(known.blanked(), intent, {"film": blanks[0].meaning}, 0.02, {"film": (2, 3)})
    slipped = wording(question("who directed Lighthuose"), film("Lighthouse", 2, 3)._replace(cost=0.1))
    assert slipped.shape == known.shape
    assert slipped.filled([reading], blanks)[0].cost == pytest.approx(0.12)


def test_how_likely_the_meanings_of_a_name_are_beside_each_other_does() -> None:
    asked = question("who directed Lighthouse")
    both = [film("Lighthouse", 2, 3), film("Lighthouse", 2, 3)._replace(kind="song")]
    alike = worded(asked, [False] * 3, both, [], [(2, 3)])
    unlike = worded(asked, [False] * 3, [both[0], both[1]._replace(cost=0.3)], [], [(2, 3)])
    nearly = worded(asked, [False] * 3, [both[0], both[1]._replace(cost=0.28)], [], [(2, 3)], step=0.1)
    assert alike
    assert unlike
    assert nearly
    assert alike.shape != unlike.shape
    assert [told.cost for told in nearly.said] == [0.0, pytest.approx(0.3)]
