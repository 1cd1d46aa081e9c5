from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from knowledge.schema.units import Part, Told, merge

PEOPLE = [Part("person", f"P{n}", n) for n in range(3)]
FILMS = [Part("film", f"F{n}", 10 + n) for n in range(3)]
NO_CREDIT: Callable[[Part, Part], bool] = lambda one, two: False  # noqa: E731
CREDIT: Callable[[Part, Part], bool] = lambda one, two: {one, two} == {PEOPLE[0], FILMS[0]}  # noqa: E731


def told(*parts: Part, above: bool = True, source: int = 0, line: int = 0) -> Told:
    return Told(100 * source + line, above, frozenset(parts), (), (source, line))


def parts(claims: list[Told], credited: Callable[[Part, Part], bool] = NO_CREDIT) -> set[tuple[frozenset[Part], bool]]:
    return {(row.parts, row.above) for row in merge(claims, credited)}


def test_a_higher_state_stands_above_a_lower_one_of_the_same_parts() -> None:
    assert parts([told(PEOPLE[0], above=False), told(PEOPLE[0], source=1)]) == {(frozenset([PEOPLE[0]]), True)}


def test_a_claim_with_parts_missing_joins_the_only_wider_one() -> None:
    assert parts([told(PEOPLE[0]), told(PEOPLE[0], FILMS[0], source=1)]) == {(frozenset([PEOPLE[0], FILMS[0]]), True)}


def test_of_several_wider_ones_it_joins_the_one_of_its_state() -> None:
    claims = [told(PEOPLE[0]), told(PEOPLE[0], FILMS[0], source=1), told(PEOPLE[0], FILMS[1], source=1, above=False, line=1)]
    assert parts(claims) == {(frozenset([PEOPLE[0], FILMS[0]]), True), (frozenset([PEOPLE[0], FILMS[1]]), False)}


def test_of_several_wider_ones_of_its_state_it_joins_none() -> None:
    claims = [told(PEOPLE[0]), told(PEOPLE[0], FILMS[0], source=1), told(PEOPLE[0], FILMS[1], source=1, line=1)]
    assert len(parts(claims)) == 3


def test_two_results_of_one_list_are_never_one() -> None:
    assert len(parts([told(PEOPLE[0]), told(PEOPLE[0], FILMS[0])])) == 2
    assert len(parts([told(PEOPLE[0]), told(FILMS[0])], CREDIT)) == 2


def test_two_halves_join_by_one_credit_and_not_by_two() -> None:
    assert parts([told(PEOPLE[0]), told(FILMS[0], source=1)], CREDIT) == {(frozenset([PEOPLE[0], FILMS[0]]), True)}
    both = lambda one, two: True  # noqa: E731
    assert len(parts([told(PEOPLE[0]), told(FILMS[0], source=1), told(FILMS[1], source=1, line=1)], both)) == 3


CLAIMS = st.lists(
    st.builds(
        lambda parts, above, source, line: told(*parts, above=above, source=source, line=line),
        st.sets(st.sampled_from([*PEOPLE, *FILMS]), min_size=1, max_size=3),
        st.booleans(),
        st.integers(0, 3),
        st.integers(0, 1),
    ),
    max_size=7,
)


@given(CLAIMS, st.randoms())
def test_the_order_of_claims_changes_nothing_and_no_evidence_is_lost(claims: list[Told], random) -> None:
    shuffled = random.sample(claims, len(claims))
    assert parts(claims, CREDIT) == parts(shuffled, CREDIT)
    rows = merge(claims, CREDIT)
    assert {number for row in rows for number in row.evidence} == {claim.number for claim in claims}
    assert all(any(claim.parts <= row.parts for row in rows) for claim in claims)
