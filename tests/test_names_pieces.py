"""Keys within a few edits of each other share a piece, wherever the edits are."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from knowledge.names.pieces import LONGEST_KEY, allowed, filed_pieces, found, near_pieces

KEYS = st.text("abc", min_size=4, max_size=14)


@st.composite
def edited(draw: st.DrawFn, key: str, edits: int) -> str:
    """A key with so many letters dropped, added, changed or swapped with the next."""
    for _ in range(edits):
        at, letter = draw(st.integers(0, len(key) - 1)), draw(st.sampled_from("abcd"))
        swapped = key[at + 1 : at + 2] + key[at] + key[at + 2 :]
        ways = [key[at + 1 :], letter + key[at:], letter + key[at + 1 :], swapped]
        key = key[:at] + draw(st.sampled_from(ways))
    return key


@given(st.data(), KEYS, st.sampled_from([1, 2]))
@settings(max_examples=500)
def test_a_key_is_filed_where_those_within_its_edits_look(data: st.DataObject, key: str, edits: int) -> None:
    said = data.draw(edited(key, edits))
    assume(found(len(key)) >= edits and len(said) >= 4)
    assume(OSA.distance(said, key) <= edits)
    assert {*filed_pieces(key, edits, 1)} & {*near_pieces(said, edits, 1)}


@given(st.data(), KEYS, st.sampled_from([1, 2]))
def test_what_is_filed_once_is_found_by_fewer_looks(data: st.DataObject, key: str, edits: int) -> None:
    said = data.draw(edited(key, edits))
    assume(OSA.distance(said, key) <= allowed(len(key)) and len(said) >= 4)
    looks = [*near_pieces(said, 1, 1, once=True), *near_pieces(said, 2, 1, once=True)]
    assert {*filed_pieces(key, allowed(len(key)), 1)} & {*looks}
    assert len(looks) < len(near_pieces(said, 1, 1)) + len(near_pieces(said, 2, 1))


@pytest.mark.parametrize(("length", "edits"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (30, 2), (LONGEST_KEY + 1, 0)])
def test_short_keys_may_have_fewer_edits(length: int, edits: int) -> None:
    assert allowed(length) == edits


def test_pieces_of_other_uses_are_other_pieces() -> None:
    assert not {*filed_pieces("abcdefgh", 1, 1)} & {*filed_pieces("abcdefgh", 1, 2)}


def test_a_text_of_any_length_has_few_pieces() -> None:
    assert all(len(near_pieces("x" * length, 2, 1)) < 60 for length in (0, 1, 2, 8, 100, 4000))


def test_half_a_surrogate_pair_is_a_letter_like_any_other() -> None:
    assert near_pieces("ab\ud800cd", 1, 1)
