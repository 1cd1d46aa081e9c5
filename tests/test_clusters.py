"""Which mentions are one thing: by ids, by name and what tells namesakes apart, by the only one there is, by facts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.identity.clusters import clusters
from knowledge.identity.forms import Cluster, Form

NUMBERS = count(1)


def form(
    name: str, told: str = "", *ids: str, source: int = 1, declared: bool = False, table: bool = False, also: str = ""
) -> Form:
    aliases = ((also, also.lower()),) if also else ()
    return Form(next(NUMBERS), source, table, name, name.lower(), told, told, ids, declared, aliases)


def nobody(forms: Sequence[Form], among: Sequence[Cluster]) -> Cluster | None:
    return None


def last(forms: Sequence[Form], among: Sequence[Cluster]) -> Cluster | None:
    return max(among, key=lambda one: max(form.number for form in one.forms))


def found(*forms: Form, decide=nobody, many: bool = False) -> list[list[Form]]:
    """The clusters, each in the order of the forms given."""
    known = {one.number: one for one in forms}
    groups = [sorted(one.number for one in each.forms) for each in clusters(forms, decide, many=many).found]
    return [[known[number] for number in group] for group in sorted(groups)]


def test_an_id_goes_before_any_name() -> None:
    one, other, third = form("Dawn", "1950", "db:1"), form("Daybreak", "1951", "db:1"), form("Dawn", "1950", "db:2")
    assert found(one, other, third) == [[one, other], [third]]


def test_ids_of_different_schemes_with_one_name_told_alike_are_one_thing() -> None:
    one, other = form("Dawn", "1950", "db:1"), form("Dawn", "1950", "wiki:Q1")
    assert found(one, other) == [[one, other]]


def test_an_id_that_nothing_tells_apart_joins_the_namesake_that_facts_say_it_is() -> None:
    told, bare, other = form("Dawn", "1950", "db:1"), form("Dawn", "", "wiki:Q1"), form("Dawn", "1922", "db:2")
    assert found(told, bare, other) == [[told], [bare], [other]]
    assert found(told, bare, other, decide=last) == [[told], [bare, other]]
    rival, same = form("Dawn", "", "wiki:Q2"), form("Dawn", "", "db:3")
    assert found(told, bare, rival, decide=last) == [[told], [bare], [rival]]
    assert found(told, same, decide=last) == [[told], [same]]


def test_what_tells_namesakes_apart_keeps_them_apart() -> None:
    old, new, again = form("Devdas", "1955"), form("Devdas", "2002"), form("Devdas", "2002", source=2)
    assert found(old, new, again) == [[old], [new, again]]


def test_a_name_alone_joins_the_only_one_there_is() -> None:
    told, bare = form("Dawn", "1950"), form("Dawn", source=2)
    assert found(told, bare) == [[told, bare]]


def test_a_name_alone_means_first_what_its_own_source_tells() -> None:
    old, new, bare = form("Dawn", "1950", source=1), form("Dawn", "2022", source=2), form("Dawn", source=2)
    assert found(old, new, bare) == [[old], [new, bare]]


def test_a_name_alone_among_declared_namesakes_is_in_doubt() -> None:
    old, new, bare = form("Dawn", "1950"), form("Dawn", "2022"), form("Dawn", source=2)
    out = clusters([old, new, bare], nobody)
    assert out.doubts == {bare.number: '"Dawn" may be "Dawn (1950)", "Dawn (2022)"; write which one'}


def test_documents_go_before_namesakes_that_only_tables_know() -> None:
    declared, table, bare = form("Dawn", "1950"), form("Dawn", "2022", "db:1", table=True), form("Dawn", source=2)
    assert found(declared, table, bare) == [[declared, bare], [table]]


def test_facts_decide_between_namesakes_of_tables_and_else_it_stays_alone() -> None:
    one, other = form("Steve", "", "db:1", table=True), form("Steve", "", "db:2", table=True)
    bare = form("Steve", source=2)
    assert found(one, other, bare, decide=lambda forms, among: among[1]) == [[one], [other, bare]]
    assert found(one, other, bare) == [[one], [other], [bare]]
    assert [left.number for left in clusters([one, other, bare], nobody).alone] == [bare.number]


def test_a_year_one_off_fits_the_only_namesake_with_an_id() -> None:
    table, document, later = form("Dawn", "1943", "db:1", table=True), form("Dawn", "1942"), form("Dawn", "1950")
    assert found(table, document, later) == [[table, document], [later]]


def test_an_alias_joins_what_is_told_alike_or_not_at_all() -> None:
    entry, same, bare, other = form("Dawn", "2022", also="Break"), form("Break", "2022"), form("Break"), form("Break", "1950")
    assert found(entry, same, bare) == [[entry, same, bare]]
    assert found(entry, other) == [[entry], [other]]


def test_an_alias_of_a_kind_of_many_joins_no_two_that_have_names_of_their_own() -> None:
    plain, colour = form("Camera", "=1", declared=True), form("Camera in colour", "=1", declared=True, also="Camera")
    result = form("Camera", "=1", source=2)
    assert found(plain, colour, result, many=True) == [[plain, result], [colour]]
    short = form("Lens", "=1", declared=True, also="Glass")
    passing = form("Glass", "=1")
    assert found(short, passing, many=True) == [[short, passing]]


@pytest.mark.parametrize(("declared", "name"), [(True, "DAWN"), (False, "Dawn")])
def test_the_name_is_that_of_an_entry_else_the_commonest(declared: bool, name: str) -> None:
    forms = [form("DAWN", declared=declared), form("Dawn", source=2), form("Dawn", source=3)]
    assert clusters(forms, nobody).found[0].name() == name


FORMS = st.lists(
    st.builds(
        lambda name, told, ids, source, also: form(name, told, *ids, source=source, also=also),
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from(["", "", "1", "5"]),
        st.sampled_from([(), (), ("db:1",), ("db:2",), ("wiki:1",), ("db:1", "wiki:1")]),
        st.integers(1, 3),
        st.sampled_from(["", "", "B", "C"]),
    ),
    max_size=8,
)


@given(FORMS, st.randoms())
def test_the_order_of_mentions_changes_nothing_and_each_has_one_place(forms: list[Form], random) -> None:
    out = clusters(forms, nobody)
    shuffled = clusters(random.sample(forms, len(forms)), nobody)

    def places(result) -> set[frozenset]:
        # Mentions that are alike in everything are interchangeable.
        return {frozenset((one.rank, one.told) for one in each.forms) for each in result.found}

    assert places(out) == places(shuffled)
    numbers = [one.number for each in out.found for one in each.forms]
    assert sorted([*numbers, *out.doubts]) == sorted(one.number for one in forms)


@pytest.mark.parametrize(
    ("told", "meant", "doubtful"),
    [
        ({"1950"}, ["1950"], False),
        ({"1951"}, ["1950"], False),
        ({"1949", "1950"}, ["1950"], False),
        ({"1930"}, [], False),
        ({"1950", "1980"}, [], True),
    ],
)
@pytest.mark.parametrize("ids", [("db:1", "db:2"), ()])
def test_what_facts_tell_of_what_tells_namesakes_apart_goes_before_what_is_shared(
    told: set[str], meant: list[str], doubtful: bool, ids: tuple[str, ...]
) -> None:
    old, new = (form("Dawn", year, *ids[at : at + 1]) for at, year in enumerate(("1950", "1980")))
    bare = form("Dawn", "", "shop:1", source=2, table=True)
    out = clusters([old, new, bare], last, lambda forms: told)
    assert [one.told() for one in out.found if len(one.forms) > 1] == meant
    assert (bare.number in out.doubts) is doubtful
    assert any(bare in one.forms for one in out.found) is not doubtful
