"""Words written otherwise are the same letters, or an abbreviation for its word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.rewritten import abbreviated, rewritten

WORDS = st.lists(st.text("abcdr", min_size=1, max_size=6), min_size=1, max_size=4)


@given(WORDS)
def test_other_spaces_keep_every_letter(words: list[str]) -> None:
    ways = [*rewritten(words, range(len(words)))]
    spaced = [way for way in ways if len(way) != len(words)]
    assert all("".join(way) == "".join(words) for way in spaced)
    assert len(spaced) == sum(max(len(word) - 3, 0) for word in words) + len(words) - 1


def test_an_abbreviation_stands_for_its_word_and_the_word_for_it() -> None:
    assert ("doctor", "no") in rewritten(["dr", "no"], {0})
    assert ("dr", "no") in rewritten(["doctor", "no"], {0})


def test_what_is_not_doubted_stays() -> None:
    assert [*rewritten(["dr", "banana"], ())] == []
    assert [*rewritten(["dr", "bana"], {1})] == [("dr", "ba", "na"), ("drbana",)]


def test_words_written_short_or_in_full_are_found_with_their_other_form() -> None:
    assert abbreviated(["saint", "joan", "jr"]) == [(0, "st"), (2, "junior")]
    assert abbreviated(["joan"]) == []
