"""Candidates: how a name is spelt, who comes first, and how sure the first may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.rank import (
    Entry,
    Rated,
    belied,
    doubted,
    first,
    first_of_each,
    ranked,
    spelt,
    told_after,
    with_margins,
)
from knowledge.words import key, plain


def entry(name: str, thing: int = 1, kind: str = "film", told: str = "", facts: int = 0) -> Entry:
    return Entry(key(name), plain(name), name, thing, kind, name, name, told, facts)


def rated(probability: float, thing: int, kind: str = "film", name: str = "", facts: int = 0) -> Rated:
    return Rated(probability, "edit", entry(name or f"Name {thing}", thing, kind, facts=facts), name)


RATED = st.lists(st.builds(rated, st.floats(0, 1), st.integers(1, 6), st.sampled_from(["film", "person"])), max_size=8)


@pytest.mark.parametrize(
    ("name", "said", "how", "probability"),
    [
        ("12th Fail", "12th fail", "exact", 1.0),
        ("12th Fail", "12 th fail", "spacing", 0.99),
        ("Amélie", "amelie", "accents", 0.99),
        ("Amélie", "Amélie", "exact", 1.0),
    ],
)
def test_the_spelling_tells_how_a_name_agrees(name: str, said: str, how: str, probability: float) -> None:
    (only,) = spelt([entry(name)], plain(said), said)
    assert (only.how, only.probability) == (how, probability)


def test_one_spelt_as_typed_goes_before_its_namesakes() -> None:
    found = {one.entry.matched: one for one in spelt([entry("SHE", 1), entry("She", 2)], "she", "SHE")}
    assert found["SHE"].probability >= found["She"].probability
    assert spelt([entry("It", 1), entry("IT!", 2)], "it", "IT!")[0].probability < 1.0


def test_what_follows_a_name_may_tell_its_namesake() -> None:
    devdas = entry("Devdas", told="1955")
    assert told_after(devdas, ["1955", "cast"]) == 1
    assert told_after(devdas, ["2002"]) == told_after(devdas, []) == told_after(entry("Devdas"), ["1955"]) == 0
    assert told_after(entry("Kesariya", told="Brahmastra Part One"), ["brahmastra", "part", "one", "song"]) == 3


@pytest.mark.parametrize(
    ("beside", "said", "name", "expected"),
    [
        (["3"], ["stree"], "stree 2", True),
        (["2"], ["stree"], "stree 2", False),
        (["1998"], ["stree"], "stree 2", False),  # a year
        (["3"], ["stree"], "stree", False),
        (["three"], ["stree"], "stree 2", False),
    ],
)
def test_another_number_beside_it_belies_a_name(beside: list[str], said: list[str], name: str, expected: bool) -> None:
    assert belied(beside, said, name) is expected


@given(RATED, RATED)
def test_each_thing_is_ranked_once_and_the_likeliest_first(exact: list[Rated], likely: list[Rated]) -> None:
    found = ranked(exact, likely)
    things = [one.entry.thing for one in found]
    assert len(set(things)) == len(things) == len({one.entry.thing for one in [*exact, *likely]})
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)


def test_beside_a_name_said_exactly_others_of_its_kind_are_doubtful() -> None:
    found = ranked([rated(1.0, 1)], [rated(0.9, 2), rated(0.9, 3, "person")])
    assert [(one.entry.thing, one.probability) for one in found] == [(1, 1.0), (3, 0.9), (2, 0.27)]


def test_of_equals_the_best_known_comes_first() -> None:
    assert [one.entry.thing for one in ranked([], [rated(0.5, 1, facts=2), rated(0.5, 2, facts=9)])] == [2, 1]


@given(RATED)
def test_margins_are_the_distance_to_the_best_other(likely: list[Rated]) -> None:
    candidates = with_margins(ranked([], likely))
    assert all(one.margin <= 0 for one in candidates[1:])
    if len(candidates) > 1:
        assert candidates[0].margin == round(candidates[0].probability - candidates[1].probability, 4)


def test_only_a_whole_name_far_before_all_others_is_sure() -> None:
    (alone,) = with_margins([Rated(1.0, "exact", entry("Joram"), "Joram")])
    assert alone.sure
    assert not alone._replace(how="part").sure
    assert not alone._replace(probability=0.9).sure
    assert not alone._replace(margin=0.2).sure


def test_the_first_few_are_kept_with_the_namesakes_of_the_last() -> None:
    same = [Rated(0.9, "exact", entry("Devdas", thing), "Devdas") for thing in range(3)]
    assert first([*same, rated(0.9, 7)], 1) == same
    assert first([rated(0.9, 1), rated(0.9, 2)], 1) == [rated(0.9, 1)]
    assert first([], 3) == []


def test_the_first_of_every_kind_are_kept_in_their_order() -> None:
    found = [rated(0.9, 1), rated(0.8, 2), rated(0.7, 3), rated(0.6, 4, "person")]
    assert [one.entry.thing for one in first_of_each(found, 1)] == [1, 4]
    assert first_of_each(found, 4) == found


def test_a_doubted_candidate_keeps_everything_but_its_probability() -> None:
    one = rated(0.8, 1)
    assert doubted(one, 0.5) == one._replace(probability=0.4)
