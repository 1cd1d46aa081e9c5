"""The index follows the names: made at once, or piece by piece, it finds the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.names import Names, add_name, filing, index, remove_name
from knowledge.words import key, plain

WORDS = st.sampled_from("vidhu vinod chopra yash raj the 12th fail ii rani mukerji of shah rukh khan".split())
SETS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), unique=True, min_size=1, max_size=12)


def empty() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    db.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    return db


def filled(names: Sequence[str]) -> sqlite3.Connection:
    db = empty()
    for thing, name in enumerate(names, 1):
        db.execute("INSERT INTO thing VALUES (?, 'kind', ?, ?, '', 1)", (thing, name, name))
        db.execute("INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)", (thing, name, plain(name), key(name)))
    index(db)
    return db


def contents(db: sqlite3.Connection) -> tuple[list[object], ...]:
    postings = db.execute("SELECT id >> 20, texts FROM names_posting WHERE texts != '' ORDER BY id").fetchall()
    return (
        sorted((term, text) for term, texts in postings for text in texts.split("\n")),
        db.execute("SELECT * FROM names_word ORDER BY word").fetchall(),
        db.execute("SELECT * FROM names_filed ORDER BY plain").fetchall(),
    )


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_names_filed_one_by_one_or_all_afresh_are_filed_alike(names: list[str]) -> None:
    at_once, one_by_one = filled(names), filled(names[:1])
    for thing, name in enumerate(names[1:], 2):
        one_by_one.execute("INSERT INTO thing VALUES (?, 'kind', ?, ?, '', 1)", (thing, name, name))
        add_name(one_by_one, thing, name)
    filing.file_afresh(at_once, lambda done, all_: None)
    assert contents(at_once) == contents(one_by_one)


def test_words_are_filed_in_the_order_of_their_use() -> None:
    db = filled(["anna massey", "daniel massey", "vikrant massey", "ben masseb", "bo masseb", "al massea"])
    filing.file_afresh(db, lambda done, all_: None)
    texts = [texts.split("\n") for (texts,) in db.execute("SELECT texts FROM names_posting")]
    assert {tuple(some) for some in texts if {"massea", "masseb", "massey"} == {*some}} == {("massey", "masseb", "massea")}


def test_the_best_known_name_of_a_term_comes_first_then_the_alphabet() -> None:
    db = filled(["carl massey", "anna massey", "ben massey"])
    db.execute("UPDATE thing SET facts = 9 WHERE name = 'ben massey'")
    filing.file_afresh(db, lambda done, all_: None)
    assert ("ben massey\nanna massey\ncarl massey",) in db.execute("SELECT texts FROM names_posting").fetchall()


@given(SETS, st.data())
@settings(max_examples=60, deadline=None)
def test_names_added_and_removed_again_leave_nothing(names: list[str], data: st.DataObject) -> None:
    db = filled(names)
    before = contents(db)
    for other in data.draw(SETS):
        if other not in names:
            add_name(db, 1, other)
            remove_name(db, 1, other)
    assert contents(db) == before


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_among_any_names_the_exact_one_comes_first(names: list[str]) -> None:
    found = Names(filled(names), frozenset(), frozenset({"the", "of"}))
    for name in names:
        if plain(name) not in ("the", "of"):
            assert found.resolve(name)[0].name == name


@given(st.data(), st.lists(st.text("abcdefgh", min_size=5, max_size=12), min_size=1, max_size=8, unique=True))
@settings(max_examples=150, deadline=None)
def test_any_name_is_found_one_edit_away(data: st.DataObject, names: list[str]) -> None:
    name = data.draw(st.sampled_from(names))
    at, letter = data.draw(st.integers(0, len(name) - 1)), data.draw(st.sampled_from("abxyz"))
    swapped = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
    said = data.draw(st.sampled_from([name[:at] + name[at + 1 :], name[:at] + letter + name[at:], swapped]))
    assert name in {one.name for one in Names(filled(names), frozenset(), frozenset()).resolve(said, limit=50)}


def test_only_what_changed_is_filed(monkeypatch: pytest.MonkeyPatch) -> None:
    db = filled([f"name {number}" for number in range(50)])
    monkeypatch.setattr(filing, "file_afresh", lambda *_: pytest.fail("all was filed again"))
    db.execute("DELETE FROM name WHERE plain = 'name 7'")
    db.execute("INSERT INTO name (thing, name, plain, key) VALUES (1, 'Other', 'other', 'other')")
    index(db)
    assert [one.matched for one in Names(db, frozenset(), frozenset()).resolve("othr")] == ["Other"]
    assert Names(db, frozenset(), frozenset()).resolve("name 7") == []


def test_many_changes_have_all_filed_again() -> None:
    db = filled(["one name"])
    db.executemany(
        "INSERT INTO name (thing, name, plain, key) VALUES (1, ?, ?, ?)",
        ((f"name{number}", f"name{number}", f"name{number}") for number in range(2_500)),
    )
    told: list[tuple[int, int]] = []
    index(db, lambda done, every: told.append((done, every)))
    assert told[0] == (0, 2_501)
    assert told[-1] == (2_501, 2_501)
    assert Names(db, frozenset(), frozenset()).resolve("name2017")[0].matched == "name2017"


def test_a_store_without_names_is_indexed() -> None:
    db = empty()
    index(db)
    assert Names(db, frozenset(), frozenset()).resolve("anyone") == []
