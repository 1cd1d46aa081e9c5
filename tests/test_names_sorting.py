"""Entries come out by term, in the order they came in, however many there are."""

from __future__ import annotations

import random

from knowledge.names.sorting import Sorting


def test_terms_rise_and_their_texts_keep_their_order() -> None:
    chance = random.Random(3)
    entries = [(chance.choice([1, 2**31, 2**32 - 1, chance.getrandbits(32)]), f"text {at}") for at in range(5_000)]
    with Sorting() as sorting:
        for term, text in entries:
            sorting.add(text, [term])
        groups = [group for groups in sorting.groups() for group in groups]
    assert [term for term, _ in groups] == sorted({term for term, _ in entries})
    assert [(term, text) for term, texts in groups for text in texts] == sorted(entries, key=lambda entry: entry[0])


def test_more_than_memory_holds_comes_out_as_if_it_did() -> None:
    chance = random.Random(5)
    crowded = [7 << 24, (7 << 24) + 1, (8 << 24) - 1, 0, 2**32 - 1]  # the ends of places, and one place with nearly everything
    entries = [(f"text {at}", [chance.choice(crowded), chance.getrandbits(32)]) for at in range(150_000)]
    wanted: dict[int, list[str]] = {}
    with Sorting() as sorting:
        for text, terms in entries:
            sorting.add(text, terms)
            for term in terms:
                wanted.setdefault(term, []).append(text)
        portions = [*sorting.groups()]
    assert [group for groups in portions for group in groups] == sorted(wanted.items())
    assert len(portions) > 256


def test_texts_come_term_by_term() -> None:
    with Sorting() as sorting:
        sorting.add("b", [6, 5])
        sorting.add("a", [5])
        assert [*sorting.groups()] == [[(5, ["b", "a"]), (6, ["b"])]]


def test_nothing_handed_over_gives_nothing() -> None:
    with Sorting() as sorting:
        assert [group for groups in sorting.groups() for group in groups] == []


def test_other_scripts_and_half_pairs_survive_the_file() -> None:
    texts = ["शाहरुख", "né", "\ud800"] * 40_000
    with Sorting() as sorting:
        for text in texts:
            sorting.add(text, [9])
        (group,) = [group for groups in sorting.groups() for group in groups]
    assert group == (9, texts)
