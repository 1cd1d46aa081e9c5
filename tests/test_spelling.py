"""Words near to a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.reading.words.spelling import Spelling

WORDS = st.text("abcd", min_size=1, max_size=7)


@given(st.lists(WORDS, max_size=8, unique=True), WORDS, st.integers(1, 2))
def test_every_word_within_the_slips_is_found_nearest_first(words: list[str], word: str, slips: int) -> None:
    near = sorted((OSA.distance(word, other), other) for other in words)
    assert Spelling(words, 2).near(word, slips) == [(other, distance) for distance, other in near if distance <= slips]


def test_no_more_than_eight() -> None:
    assert len(Spelling([f"wor{letter}" for letter in "abcdefghijkl"], 1).near("word", 1)) == 8
