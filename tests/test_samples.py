"""Questions made from patterns."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.rules import Rules
from bot.rules.samples import Samples, spelled
from knowledge.build import build
from knowledge.patterns import Slot, parse, spellings
from knowledge.store import open_store


@pytest.fixture
def samples(world_rules: Rules, world: sqlite3.Connection) -> Samples:
    return Samples(world_rules, world)


@given(
    st.sampled_from(["who (won|got) [the] {film}", "[a [b]] (c|d [e]|f g) h", "{film} ['s] (x|y)", "(a|b)(c|[d])"]),
    st.integers(min_value=0),
)
def test_what_is_spelled_is_one_of_the_spellings(pattern: str, seed: int) -> None:
    read = parse(pattern)
    assert tuple(spelled(read, Random(seed), set())) in set(spellings(read))


def test_the_same_seed_makes_the_same_questions(samples: Samples, world_rules: Rules, world: sqlite3.Connection) -> None:
    pattern = parse("who (directed|made) {film}")
    assert [*samples.questions(pattern, "a", 6)] == [*Samples(world_rules, world).questions(pattern, "a", 6)]


def test_questions_differ_and_are_no_more_than_asked_for(samples: Samples) -> None:
    made = [*samples.questions(parse("who (directed|made|helmed) {film}"), "a", 5)]
    assert 1 < len(set(made)) == len(made) <= 5


def test_a_slot_is_filled_with_a_thing_of_its_kind(samples: Samples, world: sqlite3.Connection) -> None:
    films = {row[0] for row in world.execute("SELECT label FROM thing WHERE kind = 'film'")}
    made = [*samples.questions(parse("about {film}"), "a", 6)]
    assert made
    assert {question.removeprefix("about ") for question in made} <= films


def test_a_slot_of_several_kinds_takes_things_of_each(samples: Samples, world: sqlite3.Connection) -> None:
    kinds = dict(world.execute("SELECT label, kind FROM thing WHERE kind IN ('film', 'person', 'song')"))
    made = [*samples.questions(parse("about {winner}"), "a", 30)]
    assert {kinds[question.removeprefix("about ")] for question in made} == {"film", "person", "song"}


def test_two_slots_of_one_kind_are_filled_with_two_things(samples: Samples) -> None:
    for question in samples.questions(parse("{person} and {person:other}"), "a", 20):
        one, other = question.split(" and ")
        assert one != other


def test_values_are_those_of_facts_written_as_ranks_where_the_kind_is_one(samples: Samples) -> None:
    assert {"2024", "2023"} & set(samples.questions(parse("{year}"), "a", 20))
    assert all(re.fullmatch(r"\d+(st|nd|rd|th)", question) for question in samples.questions(parse("{number}"), "a", 20))


def test_a_slot_that_takes_descriptions_gets_no_bare_name(samples: Samples, world: sqlite3.Connection) -> None:
    films = {row[0] for row in world.execute("SELECT label FROM thing WHERE kind = 'film'")}
    made = [*samples.questions(parse("{film}"), "a", 12, takes="described")]
    assert made
    assert films.isdisjoint(made)


def test_no_question_is_made_where_a_slot_can_be_filled_with_nothing(world_rules: Rules, tmp_path: Path) -> None:
    facts = tmp_path / "little.yaml"
    facts.write_text('source: {title: "Little"}\nfilms: [{title: The Salt Road}]\n')
    build([facts], tmp_path / "store.db")
    samples = Samples(world_rules, open_store(tmp_path / "store.db"))
    assert [*samples.questions(parse("who sang {song}"), "a", 6)] == []
    assert [*samples.questions(parse("{occupation}"), "a", 6, takes="described")] == []


def test_an_owner_mark_is_written_to_the_name_and_never_first(samples: Samples) -> None:
    made = [*samples.questions(parse("('s|was) {film} ['s] cast"), "a", 20)]
    assert made
    assert not [question for question in made if question.startswith("'") or " 's" in question]


def test_slots_are_where_the_pattern_has_them() -> None:
    assert [part for part in spelled(parse("a {film} b {person:other}"), Random(1), set()) if isinstance(part, Slot)] == [
        Slot("film", "film"),
        Slot("person", "other"),
    ]


def test_a_slot_that_takes_several_gets_two_in_a_row(samples: Samples, world: sqlite3.Connection) -> None:
    people = [name for (name,) in world.execute("SELECT label FROM thing WHERE kind = 'person'")]
    made = [*samples.questions(parse("{person} of {film}"), "a", 12, takes="several", only="person")]
    assert made
    assert all(sum(name in question for name in people) >= 2 for question in made)
