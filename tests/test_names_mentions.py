"""The mention in a question is the span that nobody would say but to name something."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.mentions import Ordinary, Rival, rivals
from knowledge.words import words
from tests.test_names import NAMES, THINGS

QUESTIONS = "who is in the movie . what did they say of it . who made up the list in the end . what is it about".split()
ORDINARY = Ordinary(Counter(QUESTIONS * 20))


def ranked(question: str) -> list[Rival]:
    said = words(question)
    return rivals(said, NAMES.spans(said, [ORDINARY.strange(word) for word in said]), ORDINARY, len(THINGS))


def mention(question: str) -> str:
    best = ranked(question)[0]
    return best.candidates[0].name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who is in the godfather", "The Godfather"),
        ("what is schindlers list about", "Schindler's List"),
        ("who is in eddie murphy movie", "Eddie Murphy"),
        ("what is rocky aur rani kii prem kahani about", "Rocky Aur Rani Kii Prem Kahaani"),
        ("who is in stree 2", "Stree 2"),
    ],
)
def test_the_longest_name_that_fits_is_the_mention(question: str, name: str) -> None:
    assert mention(question) == name


def test_a_title_that_is_a_common_word_is_a_poor_rival_where_another_stands() -> None:
    found = {rival.candidates[0].name: rival for rival in ranked("who made up the 3 idiots list")}
    up, other = found["Up"], found["3 Idiots"]
    assert up.probability < other.probability


def test_a_common_word_alone_is_no_mention_for_sure() -> None:
    assert ranked("who made up the list")[0].probability < 0.5


@given(st.lists(st.sampled_from([*QUESTIONS, "godfather", "rani", "12th", "fail"]), max_size=9))
def test_rivals_are_ranked_and_leave_room_for_none(said: list[str]) -> None:
    found = [rival.probability for rival in ranked(" ".join(said))]
    assert found == sorted(found, reverse=True)
    assert sum(found) < 1
