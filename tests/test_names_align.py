"""The words said find words of the name: each its own, with what slips, order and what is left out cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.align import Alignment, align, typo

GLUE = {"the", "of", "in", "at", "and"}
WORDS = st.lists(st.sampled_from(["paper", "moths", "river", "lantern", "stone", "2", "of", "a"]), min_size=1, max_size=5)


def aligned(said: str, name: str, **near: dict[str, float]) -> Alignment | None:
    return align(said.split(), name.split(), GLUE, near)


def found(said: str, name: str, **near: dict[str, float]) -> Alignment:
    agrees = aligned(said, name, **near)
    assert agrees is not None
    return agrees


@pytest.mark.parametrize(
    ("said", "name", "how"),
    [
        ("moths paper", "paper moths", "order"),
        ("moths of the paper", "paper moths", "order"),
        ("paper", "paper moths", "part"),
        ("moths", "the paper moths of the river", "part"),
        ("p moths", "paper moths", "initials"),
        ("paper m", "paper moths", "initials"),
        ("rook two", "rook 2", "order"),
    ],
)
def test_how_it_agrees_is_told(said: str, name: str, how: str) -> None:
    assert found(said, name).how == how


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("paper lantern", "paper moths"),  # a word is lost
        ("paper moths river", "paper moths"),
        ("the of", "the moths of"),  # only small words
        ("moths p", "paper moths"),  # first letters in their order alone
        ("p m", "paper moths"),  # and not without a whole word
        ("2", "rook 2 and rye"),  # a number alone is no part
        ("paper paper", "paper moths"),
    ],
)
def test_a_word_without_a_place_is_no_agreement(said: str, name: str) -> None:
    assert aligned(said, name) is None


def test_a_misspelt_word_stands_for_what_it_is_near() -> None:
    slipped = found("papr moths", "paper moths", papr={"paper": 0.8, "river": 0.4})
    assert slipped.how == "edit"
    assert slipped.probability == pytest.approx(0.8 * 0.97)
    assert aligned("papr mths rver", "paper moths river", papr={"paper": 0.9}, mths={"moths": 0.9}, rver={"river": 0.9}) is None


def test_the_more_is_left_out_the_less_was_said() -> None:
    begun, inner = found("paper moths", "paper moths at midnight"), found("moths", "paper moths at midnight")
    assert begun.probability > inner.probability
    assert 0 < inner.said < begun.said < 1


def test_a_number_left_out_makes_a_part_less_likely() -> None:
    assert found("paper moths", "paper moths 2").probability < found("paper moths", "paper moths river").probability


def test_other_small_words_make_another_name_likelier() -> None:
    assert found("women at war", "women in war").probability < found("women war", "women in war").probability


@given(st.integers(3, 30), st.integers(1, 2))
def test_a_slip_says_more_in_a_short_word(length: int, edits: int) -> None:
    assert 0 < typo(length, 2) < typo(length, 1) < 1
    assert typo(length, edits) <= typo(length + 1, edits)


@given(WORDS, WORDS)
def test_a_probability_is_one_and_every_word_said_is_in_the_name(said: list[str], name: list[str]) -> None:
    agrees = align(said, name, GLUE, {})
    if agrees is None:
        return
    assert 0 < agrees.probability <= 1
    assert 0 < agrees.said <= 1
    initials = {word[0] for word in name} | {word for word in name if len(word) == 1}
    assert all(word in name or word in GLUE or word[0] in initials for word in said)


@given(WORDS)
def test_a_name_with_content_agrees_with_itself_in_any_order(name: list[str]) -> None:
    if not any(word not in GLUE and not word.isdigit() and len(word) > 2 for word in name):
        return
    for said in (name, name[::-1]):
        agrees = align(said, name, GLUE, {})
        assert agrees is not None
        assert agrees.how in ("order", "part")
        assert agrees.said == 1.0
