"""Texts are read back under their terms, whole, best known first, whatever was added and taken out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.postings import TABLE, append, put, read, withdraw

TEXTS = st.lists(st.text("abcé ", min_size=1, max_size=300).filter(str.strip), unique=True, min_size=1, max_size=60)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    yield (made := filled())
    made.close()


def filled() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute(TABLE)
    return db


@given(TEXTS)
def test_texts_are_read_in_their_order(texts: list[str]) -> None:
    db = filled()
    put(db, [(7, texts)])
    assert read(db, {7: 1_000}, 1_000) == {7: texts}


@given(TEXTS, st.randoms())
def test_what_is_appended_is_there_and_what_is_withdrawn_is_not(texts: list[str], chance: object) -> None:
    db = filled()
    for text in texts:
        append(db, 7, text)
    assert sorted(read(db, {7: 1_000}, 1_000)[7]) == sorted(texts)
    for text in texts[::2]:
        withdraw(db, 7, text)
    assert sorted(filter(None, read(db, {7: 1_000}, 1_000).get(7, []))) == sorted(texts[1::2])


def test_the_first_chunks_and_the_newest_are_read(db: sqlite3.Connection) -> None:
    put(db, [(7, [f"text {number:04}" for number in range(2_000)])])
    append(db, 7, "newest")
    few = read(db, {7: 1}, 1_000)[7]
    assert few[0] == "text 0000"
    assert few[-1] == "newest"
    assert len(few) < 500


def test_neighbouring_terms_are_kept_apart(db: sqlite3.Connection) -> None:
    append(db, 7, "seven")
    append(db, 8, "eight")
    assert read(db, {7: 1, 8: 1, 9: 1}, 1_000) == {7: ["seven"], 8: ["eight"]}


def test_a_term_emptied_leaves_no_row(db: sqlite3.Connection) -> None:
    append(db, 7, "seven")
    withdraw(db, 7, "seven")
    assert db.execute("SELECT count(*) FROM names_posting").fetchone() == (0,)


def test_thousands_of_terms_are_read_at_once(db: sqlite3.Connection) -> None:
    put(db, [(term, [f"text {term}"]) for term in range(3_000)])
    assert len(read(db, dict.fromkeys(range(5_000), 1), 1_000)) == 3_000
