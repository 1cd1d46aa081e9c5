"""Questions of one shape share a statement, whatever they name."""

from __future__ import annotations

from itertools import count

from bot.finding.shapes import Hole, shape_of, with_holes
from bot.reading.meanings.meaning import Described, Meaning, Named, Said, Value
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.things import Description
from knowledge.names import Candidate
from knowledge.patterns import parse

BY = Description("film", "after", parse("by {person}"), Facts())
FIRST = Description("film", "described", parse("first film of {person}"), Facts(), answer=Answer("first", "film", "year"))


def named(kind: str, *things: int) -> Named:
    return Named(kind, tuple(Candidate(thing, kind, "", "", "", "", "exact", 1.0, 0) for thing in things))


def shape(meaning: Meaning) -> object:
    return shape_of(meaning, [])


def test_what_is_named_is_no_part_of_a_shape() -> None:
    assert shape(named("film", 1)) == shape(named("film", 2))
    assert shape(Value("year", 1999)) == shape(Value("year", 2004))


def test_kinds_and_whether_one_or_several_are_meant_are() -> None:
    assert len({shape(named("film", 1)), shape(named("person", 1)), shape(named("film", 1, 2))}) == 3


def test_a_description_is_of_its_rule_and_of_what_its_slots_are() -> None:
    by = [Described("film", (Said(BY, {"person": named("person", one)}),)) for one in (1, 2)]
    first = Described("film", (Said(FIRST, {"person": named("person", 1)}),))
    narrowed = Described("film", by[0].said, named("film", 3))
    assert shape(by[0]) == shape(by[1])
    assert len({shape(by[0]), shape(first), shape(narrowed)}) == 3


def test_holes_stand_in_the_order_of_the_values() -> None:
    values: list[str | int] = []
    meaning = Described("film", (Said(BY, {"person": named("person", 7, 8)}),), named("film", 3))
    shape_of(meaning, values)
    assert values == [3, "[7, 8]"]
    held = with_holes(meaning, count())
    assert isinstance(held, Described)
    assert (held.base, held.said[0].slots["person"]) == (Hole("film", 0, False), Hole("person", 1, True))
