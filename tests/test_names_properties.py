"""Whatever the names: one that is written as it is comes first, and one with a single slip is among those found."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.names import Names, index
from knowledge.names.numerals import digits, numbers
from knowledge.names.pieces import LONGEST_KEY
from knowledge.words import key, plain, words

GLUE = frozenset({"a", "of", "the"})
LETTERS = "aabbcdeiorsté2शरम"  # few, so that names are often alike
WORD = st.one_of(st.text(LETTERS, min_size=1, max_size=9), st.sampled_from([*GLUE, "ii", "two", "dr"]))
NAME = st.lists(WORD, min_size=1, max_size=5).map(" ".join).filter(lambda name: len(key(name)) > 1)
MANY = st.lists(NAME, min_size=1, max_size=12, unique_by=key)
_FEWEST, _LONGEST = 4, LONGEST_KEY - 1


def names_of(called: Collection[str]) -> Names:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    db.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    for thing, name in enumerate(called, 1):
        db.execute("INSERT INTO thing VALUES (?, 'thing', ?, ?, '', ?)", (thing, name, name, thing))
        db.execute("INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)", (thing, name, plain(name), key(name)))
    index(db)
    return Names(db, frozenset(), GLUE)


@given(MANY)
def test_a_name_as_it_is_written_comes_first_among_any(called: list[str]) -> None:
    names = names_of(called)
    for name in called:
        found = names.resolve(name, typed=name)
        assert (found[0].name, found[0].how) == (name, "exact")
        assert all(one.probability < found[0].probability for one in found[1:])


@given(MANY, st.data())
@settings(max_examples=400)
def test_a_name_with_any_slip_is_found_among_any(called: list[str], data: st.DataObject) -> None:
    name = plain(data.draw(st.sampled_from(called)))
    at = data.draw(st.integers(0, len(name)))
    letter = data.draw(st.sampled_from(f"{LETTERS} "))
    said = plain(
        data.draw(
            st.sampled_from(
                [
                    name[:at] + name[at + 1 :],
                    name[:at] + letter + name[at:],
                    name[:at] + letter + name[at + 1 :],
                    name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
                ]
            )
        )
    )
    assume(_FEWEST <= min(len(key(said)), len(key(name))) <= _LONGEST)
    assume(digits(key(said)) == digits(key(name)) and numbers(words(said)) == numbers(words(name)))
    assume(key(said) not in map(key, called) or key(said) == key(name))  # a slip into another name is that name
    assert plain(name) in {plain(one.name) for one in names_of(called).resolve(said, limit=len(called))}
