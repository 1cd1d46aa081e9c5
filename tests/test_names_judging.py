"""Probabilities add up, rivals share them, and what says less is less likely."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.align import Alignment, How
from knowledge.names.judging import Manner, grouped, judged, manner
from knowledge.names.rank import Entry

STRANGE = Manner(0.0, False)
HOWS = st.sampled_from(["order", "edit", "sound", "part", "initials"])


def entry(thing: int, name: str = "name", kind: str = "kind") -> Entry:
    return Entry(name, name, name, thing, kind, name, name, "", 1)


def probability(how: How, score: float, said: Manner = STRANGE, share: float = 1.0) -> float:
    return judged(grouped([(entry(1), Alignment(how, score, share))], ()), said)[0].probability


@given(st.lists(st.tuples(HOWS, st.floats(0.05, 0.95)), max_size=8), st.floats(0, 4), st.booleans())
def test_the_probabilities_of_a_kind_are_no_more_than_one_together(
    found: list[tuple[How, float]], used: float, one: bool
) -> None:
    groups = grouped([(entry(at, f"name {at}"), Alignment(how, score, 0.9)) for at, (how, score) in enumerate(found)], ())
    assert sum(candidate.probability for candidate in judged(groups, Manner(used, one))) <= 1.001


def test_a_better_score_is_likelier() -> None:
    for how in ("order", "edit", "sound", "part", "initials"):
        assert probability(how, 0.9) > probability(how, 0.6)


def test_a_slip_into_a_word_in_use_is_less_likely() -> None:
    assert probability("edit", 0.9, Manner(4.0, False)) < probability("edit", 0.9) - 0.3


def test_rivals_share_what_one_alone_would_have() -> None:
    found = [(entry(at, f"name {at}"), Alignment("edit", 0.9 - at / 1000)) for at in range(3)]
    alone, *_ = judged(grouped(found[:1], ()), STRANGE)
    first, *others = judged(grouped(found, ()), STRANGE)
    assert first.probability < alone.probability / 2
    assert all(other.probability < first.probability for other in others)


def test_rivals_of_another_kind_do_not_count() -> None:
    found = [(entry(at, f"name {at}", f"kind {at}"), Alignment("edit", 0.9)) for at in range(3)]
    assert {candidate.probability for candidate in judged(grouped(found, ()), STRANGE)} == {probability("edit", 0.9)}


def test_those_who_share_a_part_are_equally_likely_and_divide_it() -> None:
    found = [(entry(at, f"name {at}"), Alignment("part", 0.9, 0.5)) for at in range(4)]
    shared = {candidate.probability for candidate in judged(grouped(found, ()), STRANGE)}
    assert len(shared) == 1
    assert abs(4 * shared.pop() - probability("part", 0.9, share=0.5)) < 0.01


def test_words_are_as_familiar_as_the_rarest() -> None:
    assert manner([900, 0]) == Manner(0.0, False)
    assert manner([1]) == Manner(1.0, True)
    assert manner([10**6, 10**6]).familiar == 4
    assert manner([]).familiar == 0


def test_those_who_share_a_part_divide_it_by_how_well_it_agrees() -> None:
    found = [(entry(1), Alignment("part", 0.9, 0.5)), *((entry(at), Alignment("part", 0.6, 0.5)) for at in range(2, 5))]
    best, *others = (candidate.probability for candidate in judged(grouped(found, ()), STRANGE))
    assert best > others[0] == others[1] == others[2]


def test_a_word_that_others_use_who_do_not_agree_says_less() -> None:
    assert probability("part", 0.9, Manner(1.0, True), 0.5) > probability("part", 0.9, Manner(3.0, True), 0.5)


def test_kinds_compete_where_they_are_not_told_apart() -> None:
    found = [(entry(at, f"name {at}", f"kind {at}"), Alignment("edit", 0.9 - at / 100)) for at in range(2)]
    together, apart = (judged(grouped(found, (), apart), STRANGE) for apart in (False, True))
    assert sum(one.probability for one in together) < 1 < sum(one.probability for one in apart)
