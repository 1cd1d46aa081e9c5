"""Who is meant where nobody is named."""

from __future__ import annotations

from reads import Reads, brief


def test_him_is_whoever_was_named_last(told: Reads) -> None:
    found = told("Here we met actor Sean Penn. The same role had already brought him a Golden Globe.")
    assert ("won", "(category not named)", "Sean Penn") in map(brief, found)


def test_which_speaks_of_the_title_before_it(told: Reads) -> None:
    found = told("There Sean Penn was seen in Quiet River Falls, which was also chosen as the best film.")
    assert ("won", "best film", "Quiet River Falls") in map(brief, found)


def test_a_word_with_which_a_sentence_begins_is_nobody(told: Reads) -> None:
    found = told("Besides, the night brought an award: best director for Ang Lee.")
    assert all("Besides" not in brief(fact) for fact in found)
