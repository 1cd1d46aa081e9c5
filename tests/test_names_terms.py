"""A name is filed under the terms by which what is said of it looks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names import terms
from knowledge.names.numerals import counted
from knowledge.names.sound import sound

NAMES = st.lists(st.text("abcdeiou", min_size=1, max_size=9), min_size=1, max_size=9)


def filed(name: str) -> set[int]:
    """The terms under which the name itself is filed."""
    (_, found), _ = terms.filed(name)
    return set(found)


def keyed(name: str) -> set[int]:
    """The terms under which its key is filed."""
    _, (_, found) = terms.filed(name)
    return set(found)


def test_a_name_is_filed_as_it_is_and_by_its_key() -> None:
    assert [text for text, _ in terms.filed("life of pi")] == ["life of pi", "lifeofpi"]


@given(NAMES)
def test_any_order_of_its_long_words_finds_a_name(words: list[str]) -> None:
    assert terms.order_term(words[::-1]) == terms.order_term(words)
    assert terms.order_term(counted(words)) in filed(" ".join(words))  # "ii" is filed as 2


def test_short_words_may_be_left_out_or_added() -> None:
    assert terms.order_term(["legend", "of", "the", "fall"]) == terms.order_term(["legend", "fall"])
    assert terms.order_term(["it"]) != terms.order_term(["us"])


def test_the_words_of_a_name_find_it_alone_and_in_pairs() -> None:
    found = filed("the quiet lantern maker")
    assert {terms.word_term(word) for word in ("the", "quiet", "lantern", "maker")} <= found
    assert terms.pair_term("maker", "quiet") in found
    assert terms.pair_term("quiet", "harbour") not in found


def test_of_a_long_name_only_words_near_each_other_are_paired_and_the_first_with_the_last() -> None:
    found = filed("one two three four five six seven eight")
    assert terms.pair_term("8", "1") in found  # numbers as words count as numbers
    assert terms.pair_term("1", "4") in found
    assert terms.pair_term("1", "6") not in found


def test_first_letters_and_an_initial_find_it() -> None:
    found = filed("philip seymour hoffman")
    assert {terms.acronym_term("psh"), terms.initial_term("p", "hoffman")} <= found
    assert terms.acronym_term("pf") not in filed("pulp fiction")


def test_what_sounds_alike_finds_it_wherever_the_spaces_stand() -> None:
    (said,) = terms.sound_terms(sound(["shahrukh", "khan"]))
    assert said in filed("shah rukh khan")


@pytest.mark.parametrize("slip", ["lifeofpl", "lifofpi", "lifeoffpi", "lifeopfi"])
def test_a_key_with_a_slip_shares_a_piece_with_it(slip: str) -> None:
    assert keyed("life of pi") & {*terms.near_terms(slip, 1)}


@pytest.mark.parametrize("slip", ["masey", "masssey", "nassey", "amssey"])
def test_a_word_with_a_slip_shares_a_piece_with_it(slip: str) -> None:
    assert {*terms.filed_word("massey")} & {*terms.near_word_terms(slip)}


def test_a_word_that_may_not_be_misspelt_is_not_filed_by_its_pieces() -> None:
    assert terms.filed_word("fly") == []


def test_small_words_tell_too_little_to_be_paired() -> None:
    assert [terms.pairable(word) for word in ("of", "2", "fail")] == [False, True, True]
