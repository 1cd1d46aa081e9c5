"""The names nearest to words that can be nothing else: which are found, and which slip is likelier."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import pytest

from knowledge.names import index
from knowledge.names.nearest import Nearest
from knowledge.names.rank import Entry
from knowledge.words import key, plain

NAMES = [
    "Gambrit",
    "Habrit",
    "Flash Pond",
    "Flashpond",
    "Bruol",
    "To Moor or Not to Moor",
    "Rook and Rye 2",
    "The Ikk",
    "Pitcho",
    "Lantern Pitcho",
]


@pytest.fixture(scope="module")
def nearest() -> Iterator[Nearest]:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, facts INTEGER)")
    db.execute("CREATE TABLE name (thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    rows = [(key(name), plain(name), name) for name in NAMES]
    for number, (its_key, its_plain, name) in enumerate(rows):
        db.execute("INSERT INTO thing VALUES (?, ?)", (number, number))
        db.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (number, name, its_plain, its_key))
    index(db)
    named: dict[str, list[Entry]] = {}
    for at, (its_key, its_plain, name) in enumerate(rows):
        named.setdefault(its_key, []).append(Entry(its_key, its_plain, name, at, "film", name, name, "", 1))
    used = {word for _, its_plain, _ in rows for word in its_plain.split()}
    yield Nearest(
        db, ("the", "to", "or", "not", "and"), lambda keys: {one: named[one] for one in keys}, lambda words: used & {*words}
    )
    db.close()


def likeliest(nearest: Nearest, said: str, slips: int = 2) -> Sequence[str]:
    """The names well ahead of others."""
    found = nearest.to({(0, 1): plain(said)}, slips).get((0, 1), [])
    return [one.entry.name for one in found if one.probability >= 0.8]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("gabrit", "Gambrit"),  # a letter left out, not one in the place of another
        ("flsah pond", "Flash Pond"),  # as many words as are said
        ("brul", "Bruol"),
        ("to moor or not t moor", "To Moor or Not to Moor"),
        ("to moor r not ty moor", "To Moor or Not to Moor"),
        ("rook annd rye 2", "Rook and Rye 2"),
    ],
)
def test_the_likelier_slip_is_well_ahead(nearest: Nearest, said: str, name: str) -> None:
    assert likeliest(nearest, said) == [name]


@pytest.mark.parametrize("said", ["rook and rye 3", "pa", "zzzq", "the okk"])
def test_what_is_near_to_none_has_none(nearest: Nearest, said: str) -> None:
    assert not likeliest(nearest, said)


def test_more_slips_are_for_him_who_asks_for_them(nearest: Nearest) -> None:
    assert not likeliest(nearest, "to moor r not ty moor", slips=1)
