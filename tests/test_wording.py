"""Questions with blanks in the place of names."""

from __future__ import annotations

from bot.question import NumberWords, Question, read_question
from bot.reading.chart import Item
from bot.reading.meaning import Named, Reading
from bot.reading.wording import NAME, NUMBER, Wording, worded
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
