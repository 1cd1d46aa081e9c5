"""Entries come out by term, best known first, however many there are."""

from __future__ import annotations

import random

from knowledge.names.sorting import Sorting, rank


def test_better_known_is_ranked_first_and_nothing_is_beyond_rank() -> None:
    ranks = [rank(facts) for facts in (0, 1, 2, 10, 1_000, 10**9, 10**30)]
    assert ranks == sorted(ranks, reverse=True)
    assert all(len(each) == 2 for each in ranks)


def test_terms_rise_and_their_texts_are_together() -> None:
    chance = random.Random(3)
    entries = [(chance.choice([1, 2**31, 2**32 - 1, chance.getrandbits(32)]), f"text {at}") for at in range(5_000)]
    with Sorting() as sorting:
        for term, text in entries:
            sorting.add(text, [term], rank(0))
        groups = [group for groups in sorting.groups() for group in groups]
    assert [term for term, _ in groups] == sorted({term for term, _ in entries})
    assert sorted((term, text) for term, texts in groups for text in texts) == sorted(entries)


def test_the_best_known_text_of_a_term_comes_first_then_the_alphabet() -> None:
    with Sorting() as sorting:
        sorting.add("b", [5, 6], rank(1))
        sorting.add("a", [5], rank(1))
        sorting.add("z", [5], rank(90))
        assert [*sorting.groups()] == [[(5, ["z", "a", "b"]), (6, ["b"])]]


def test_other_scripts_and_half_pairs_survive_the_files() -> None:
    texts = ["शाहरुख", "né", "\ud800"] * 1_500
    with Sorting() as sorting:
        for text in texts:
            sorting.add(text, [9], rank(0))
        assert [*sorting.groups()] == [[(9, sorted(texts))]]
