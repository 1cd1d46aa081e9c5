"""Only the stretches of a question that could be names, and are not yet explained, are searched."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.windows import Said, mentions, sayable, unmarked, windows, with_any

GLUE = frozenset(("of", "the"))
USAGE = {"king": 3, "return": 5, "love": 9, "12": 2}


def said(text: str, fuzzy: Collection[str] = ()) -> Said:
    words = text.split()
    return Said(words, [word in fuzzy for word in words], [word in GLUE for word in words], USAGE)


def worth(question: Said, exact: Collection[str] = (), apart: bool = False) -> list[str]:
    """The stretches that are searched, as text."""
    every = windows(question.words, question.glue, 8)
    text = {window: " ".join(question.words[slice(*window)]) for window in every}
    found = mentions(question, every, {one for one in every if text[one] in exact}, question.neighbours() if apart else ())
    return [text[window] for window in found]


def test_glue_alone_and_single_letters_are_no_names() -> None:
    assert windows(["of", "the", "v", "7"], [True, True, False, False], 8) == [
        *((0, 3), (0, 4), (1, 3), (1, 4)),
        *((2, 4), (3, 4)),
    ]
    assert sayable(["7"])
    assert not sayable(["v"])


def test_windows_are_no_longer_than_asked_for() -> None:
    assert max(last - first for first, last in windows(["king"] * 9, [False] * 9, 3)) == 3


def test_words_in_use_are_searched_together_and_not_alone() -> None:
    assert worth(said("king love what return")) == ["king love"]


def test_words_that_no_name_has_together_are_not_searched() -> None:
    assert worth(said("return king"), apart=True) == []
    assert worth(said("return kign", ["kign"]), apart=True) == ["kign", "return kign"]


def test_a_strange_word_is_searched_with_its_neighbours_in_use() -> None:
    assert worth(said("what return of kign", ["kign"])) == ["kign", "of kign", "return of kign"]


def test_what_stands_within_a_longer_exact_name_is_explained() -> None:
    assert worth(said("return of the king", ["king"]), exact=["return of the king"]) == []


def test_a_word_that_is_a_name_by_itself_is_not_doubted() -> None:
    question = said("love kign", ["kign"])
    every = windows(question.words, question.glue, 8)
    doubted = {window: mention.doubtful for window, mention in mentions(question, every, [(1, 2)], ()).items()}
    assert doubted == {(0, 2): False, (1, 2): False}


@given(st.lists(st.sampled_from(["king", "kign", "of", "what", "love"]), max_size=40))
def test_a_question_of_any_length_has_few_mentions(words: list[str]) -> None:
    found = worth(said(" ".join(words), ["kign"]))
    assert len(found) <= 48
    assert all("what" not in text.split() for text in found)


@pytest.mark.parametrize("said", ["who directed the salt road", "a b c", "up", "x 9 films of 1999", "the \x00 road"])
@pytest.mark.parametrize("marks", range(8))
def test_windows_with_a_marked_word_are_those_of_all_that_hold_one(said: str, marks: int) -> None:
    words = said.split(" ")
    marked = [bool(marks >> at & 1) for at in range(len(words))]
    every = windows(words, [False] * len(words), 3)
    assert sorted(with_any(words, marked, 3)) == [(start, end) for start, end in every if any(marked[start:end])]


def test_stretches_without_a_marked_word_lie_between_the_marked_ones() -> None:
    assert unmarked([False, True, False, False, True]) == [(0, 1), (2, 4)]
    assert unmarked([True]) == []
    assert unmarked([]) == []
