"""Only the stretches of a question that could be names, and are not yet explained, are searched."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.windows import Said, Weighed, of_glue, sayable, unmarked, windows, with_any

GLUE = frozenset(("of", "the"))
USAGE = {"king": 3, "return": 5, "love": 9, "12": 2}


def said(text: str, fuzzy: Collection[str] = ()) -> Said:
    words = text.split()
    return Said(words, [word in fuzzy for word in words], [word in GLUE for word in words], USAGE)


def worth(question: Said, exact: Collection[str] = (), apart: bool = False) -> list[str]:
    """The stretches that are searched, as text; where its neighbours are apart, no name has two of them."""
    return [" ".join(question.words[slice(*window)]) for window in weighed(question, exact, apart).windows]


def weighed(question: Said, exact: Collection[str] = (), apart: bool = False) -> Weighed:
    every = windows(question.words, question.glue, 8)
    written = {window for window in every if " ".join(question.words[slice(*window)]) in exact}
    return Weighed(question, every, written, question.neighbours() if apart else ())


def test_glue_alone_and_single_letters_are_no_names() -> None:
    assert windows(["of", "the", "v", "7"], [True, True, False, False], 8) == [
        *((0, 3), (0, 4), (1, 3), (1, 4)),
        *((2, 4), (3, 4)),
    ]
    assert sayable(["7"])
    assert not sayable(["v"])


def test_several_words_of_glue_alone_are_windows_by_themselves() -> None:
    assert of_glue([True, True, False, True, True, True], 2) == [(0, 2), (3, 5), (4, 6)]


def test_windows_are_no_longer_than_asked_for() -> None:
    assert max(last - first for first, last in windows(["king"] * 9, [False] * 9, 3)) == 3


def test_words_in_use_are_searched_together_and_not_alone() -> None:
    assert worth(said("king love what return")) == ["king love"]


def test_words_that_no_name_has_together_are_not_searched() -> None:
    assert worth(said("return king"), apart=True) == []
    assert worth(said("return kign", ["kign"]), apart=True) == ["kign", "return kign"]


def test_words_that_no_name_has_together_have_none_with_a_strange_one_beside_them_unless_one_of_them_is_misspelt() -> None:
    assert worth(said("return king kign", ["kign"]), apart=True) == ["kign", "king kign"]
    assert "return king kign" in worth(said("return king kign", ["king", "kign"]), apart=True)


def test_strange_words_are_read_as_words_in_use() -> None:
    question = weighed(said("love of kign", ["kign"]))
    near = {"kign": {"king": 0.9, "kiln": 0.8}}
    assert question.to_correct(6) == ["kign"]
    assert dict(question.corrected(near)) == {(2, 3): "kiln", (1, 3): "ofkiln", (0, 3): "loveofkiln"}
    assert [key for window, key in question.corrected(near) if window == (0, 3)] == ["loveofking", "loveofkiln"]


def test_where_every_strange_word_is_in_use_one_at_a_time_is_read_as_another() -> None:
    question = weighed(said("love king", ["love", "king"]))
    near = {"love": {"dove": 0.9}, "king": {"ring": 0.9}}
    assert question.to_correct(6) == ["love", "king"]
    assert [key for window, key in question.corrected(near) if window == (0, 2)] == ["doveking", "lovering"]
    assert question.to_correct(2) == []


def test_a_strange_word_is_searched_with_its_neighbours_in_use() -> None:
    assert worth(said("what return of kign", ["kign"])) == ["kign", "return of kign", "of kign"]


def test_where_many_words_are_strange_what_begins_and_ends_with_more_than_glue_is_searched_first() -> None:
    title = "king of the love return of the king"
    found = worth(said(f"return love {title}", ["king", "love", "return"]))
    assert len(found) == 24
    assert title in found


def test_what_stands_within_a_longer_exact_name_is_explained() -> None:
    assert worth(said("return of the king", ["king"]), exact=["return of the king"]) == []


def test_a_word_that_is_a_name_by_itself_is_not_doubted() -> None:
    question = said("love kign", ["kign"])
    found = weighed(question, exact=["kign"])
    assert {window: found.mention(window).doubtful for window in found.windows} == {(0, 2): False, (1, 2): False}


@given(st.lists(st.sampled_from(["king", "kign", "of", "what", "love"]), max_size=40))
def test_a_question_of_any_length_has_few_mentions(words: list[str]) -> None:
    found = worth(said(" ".join(words), ["kign"]))
    assert len(found) <= 36
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
