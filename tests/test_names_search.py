"""The dearer tiers over a small index: which slips are found, in how many rounds, and what is left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.names import index
from knowledge.names.looks import Mention
from knowledge.names.search import Found, Search
from knowledge.words import key, plain

NAMES = [
    "Paper Moths",
    "The Tin Harvest",
    "Rook and Rye",
    "Rook and Rye 2",
    "Dorrin Hale",
    "Herbert George Marrow",
    "Shah Rukh Anvar",
    "Lanterns on the River",
    "Dilwale Dulhania Le Jayenge",
]
GLUE = frozenset(("the", "and", "on"))


@pytest.fixture(scope="module")
def search() -> Iterator[Search]:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, facts INTEGER)")
    db.execute("CREATE TABLE name (thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    for number, name in enumerate(NAMES):
        db.execute("INSERT INTO thing VALUES (?, ?)", (number, number))
        db.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (number, name, plain(name), key(name)))
    index(db)
    yield Search(db, GLUE)
    db.close()


def found(search: Search, text: str) -> Found:
    words = tuple(plain(text).split())
    usage = search.usage(words)
    strange = frozenset(at for at, word in enumerate(words) if word not in usage) or frozenset(range(len(words)))
    return search.alone(Mention(words, "".join(words), strange, alone=True), usage)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("papr moths", "papermoths"),
        ("paper mohts", "papermoths"),
        ("moths paper", "papermoths"),
        ("tin harvst", "thetinharvest"),
        ("doryn hale", "dorrinhale"),
        ("hg marrow", "herbertgeorgemarrow"),
        ("sharukh anwar", "shahrukhanvar"),
        ("ddlj", "dilwaledulhanialejayenge"),
        ("lanterns river", "lanternsontheriver"),
        ("marrow", "herbertgeorgemarrow"),
    ],
)
def test_a_slip_is_found(search: Search, text: str, name: str) -> None:
    means = found(search, text)
    best = max(means, key=lambda one: means[one].probability * means[one].said)
    assert best == name
    assert 0 < means[best].probability <= 1


@pytest.mark.parametrize("text", ["zzzqx", "completely different words", "xx", "7"])
def test_what_is_like_no_name_finds_none(search: Search, text: str) -> None:
    assert not any(agrees.probability > 0.5 for agrees in found(search, text).values())


def test_numbers_must_agree(search: Search) -> None:
    assert "rookandrye2" not in found(search, "rook and rye 3")


def test_a_word_is_counted_in_the_names_it_stands_in(search: Search) -> None:
    used = search.usage(["rook", "two", "nowhere", "\x00"])
    assert (used["rook"], used["two"]) == (2, 1)
    assert not used.keys() & {"nowhere", "\x00"}


def test_words_stand_together_where_a_name_has_both(search: Search) -> None:
    assert search.together([("paper", "moths"), ("moths", "harvest")]) == {("paper", "moths")}


@settings(deadline=None, max_examples=40)
@given(st.text("abcdehilmoprst ", min_size=1, max_size=24).filter(str.strip))
def test_any_words_end_in_names_that_there_are(search: Search, text: str) -> None:
    assert found(search, text).keys() <= {key(name) for name in NAMES} | {*map(plain, NAMES)}
