"""Facts of which one at most can be true stand side by side, marked."""

from __future__ import annotations

import pytest

from tests.facts_desk import KNOWN, Desk, night

CONFLICTS = "SELECT statement, count(*) FROM conflict GROUP BY statement"
YEAR = "awards: [{{award: Quills, edition: 3, held: {}}}]"


def test_two_sources_that_give_one_thing_two_values_disagree(desk: Desk) -> None:
    desk.write("a", YEAR.format("2023-02-01"))
    desk.write("b", YEAR.format("2023-02-02"))
    desk.build()
    assert desk.column(CONFLICTS) == [("held_on", 2)]


def test_winners_of_one_kind_of_which_each_source_tells_one_disagree(desk: Desk) -> None:
    desk.write("a", KNOWN)
    for name, winner in (("b", "Dawn"), ("c", "Dusk")):
        desk.write(name, night("Best Film", f"won: {winner}"))
    desk.build()
    assert desk.column(CONFLICTS) == [("nomination", 2)]


@pytest.mark.parametrize("third", [night("Best Film", "won: [Dawn, Dusk]"), night("Best Film", "won: Dawn, nominated: Dusk")])
def test_a_source_that_tells_both_ends_it_and_a_nominee_begins_none(desk: Desk, third: str) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn"))
    desk.write("c", third)
    desk.build()
    assert desk.column(CONFLICTS) == []


def test_a_conflict_goes_with_its_source(desk: Desk) -> None:
    desk.write("a", YEAR.format("2023-02-01"))
    desk.write("b", YEAR.format("2023-02-02"))
    desk.build()
    desk.build("a")
    assert desk.column(CONFLICTS) == []
