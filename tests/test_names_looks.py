"""What a mention looks under, and what it makes of the names filed there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names import terms
from knowledge.names.looks import Look, Looks, Mention, correctable, small

GLUE = {"the", "of"}
USAGE = {"paper": 4, "moths": 2, "river": 900, "at": 50, "lamp": 3}


def mention(text: str, strange: Collection[int] = (), *, alone: bool = True, **more: bool) -> Mention:
    words = tuple(text.split())
    return Mention(words, "".join(words), frozenset(strange), alone=alone, **more)


def looks(one: Mention, rivals: int = 1) -> Looks:
    return Looks(one, GLUE, USAGE, rivals)


def compared(found: Iterator[Look], texts: Collection[str]) -> set[str]:
    return {key for look in found for key, _ in look.compare(texts)}


def test_words_in_use_look_for_the_same_words_in_any_order() -> None:
    every = {term for look in looks(mention("paper moths")).close() for term in look.terms}
    assert {terms.order_term(["paper", "moths"]), terms.pair_term("paper", "moths")} <= every
    assert compared(looks(mention("paper moths")).close(), ["moths of paper", "paper lamp"]) == {"mothsofpaper"}


def test_a_strange_word_looks_for_names_one_edit_away() -> None:
    misspelt = looks(mention("papr", [0]))
    assert compared(misspelt.close(), ["paper", "pear", "moths"]) >= {"paper"}
    assert "moths" not in compared(misspelt.close(), ["paper", "moths"])
    assert misspelt.strange() == {"papr"}
    assert not misspelt.known


def test_what_is_named_exactly_is_only_looked_for_in_longer_names() -> None:
    named = looks(mention("paper", [0], named=True))
    assert "papers" not in compared(named.close(), ["papers"])
    assert not named.strange()
    assert [*named.last()] == []


def test_a_misspelt_word_brings_names_with_what_it_may_be() -> None:
    found = looks(mention("papr moths", [0])).misspelt({"papr": {"paper": 0.8}})
    assert compared(found, ["paper moths", "river moths"]) == {"papermoths"}
    assert [*looks(mention("papr moths", [0])).misspelt({})] == []


@pytest.mark.parametrize(
    ("said", "name"),
    [("p moths", "paper moths"), ("pap moths", "paper moths"), ("hg moths", "herbert george moths")],
)
def test_a_given_name_may_be_cut_short(said: str, name: str) -> None:
    assert name.replace(" ", "") in compared(looks(mention(said, [0])).close(), [name])


def test_first_letters_run_together_stand_for_long_names() -> None:
    assert compared(looks(mention("ddlj", [0])).far(), ["dilwale dulhania le jayenge"]) == {"dilwaledulhanialejayenge"}


def test_within_a_question_rivals_get_fewer_names_each() -> None:
    names = [f"paper moths {number}" for number in range(200)]
    few, many = (compared(looks(mention("paper moths", alone=False), rivals).close(), names) for rivals in (40, 1))
    assert len(few) < len(many) < len(names)


def test_a_word_no_name_has_finds_no_names_by_its_neighbours_in_a_question() -> None:
    assert not compared(looks(mention("paper zzzqx", alone=False)).close(), ["paper zzzqx moths"])
    assert compared(looks(mention("paper zzzqx", alone=True)).far(), ["paper zzzqx moths"])


def test_alone_a_short_name_is_looked_for_an_edit_further_in_the_end() -> None:
    found = [one for look in looks(mention("lmap", [0])).last() for one in look.compare(["lamp"])]
    assert all(agrees.probability < 0.6 for _, agrees in found)


@given(st.lists(st.sampled_from(["the", "of", "paper", "moths"]), max_size=5))
def test_small_letters_are_counted_unless_there_are_no_others(words: list[str]) -> None:
    letters = small(words, GLUE)
    assert letters == (sum(len(word) for word in words if word in GLUE) if {*words} - GLUE else 0)


def test_a_word_is_corrected_where_it_is_neither_too_short_nor_too_long() -> None:
    assert [correctable(word) for word in ("ab", "abc", "x" * 200)] == [False, True, False]
