"""Labels in brackets are read by what is known."""

from __future__ import annotations

from tests.facts_desk import PRIZES, Desk, night


def test_what_tells_a_thing_apart_may_itself_be_told_apart_by_a_label(desk: Desk) -> None:
    films = "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]\n"
    desk.write("a", films + PRIZES + "\nsongs: [{title: First Light, film: Dawn (2022)}]")
    desk.write("b", night("Best Film", "won: Dawn (2022)"))
    assert not desk.build().mistakes
    assert desk.column("SELECT label FROM thing WHERE kind = 'film' ORDER BY 1") == ["Dawn (1950)", "Dawn (2022)"]
    assert desk.wins() == [(1, "Dawn")]


def test_a_person_is_told_from_a_namesake_by_a_label(desk: Desk) -> None:
    desk.write(
        "a", "people: [{name: Sam Roe (director)}, {name: Sam Roe (actor)}]\nfilms: [{title: Dawn, director: Sam Roe (director)}]"
    )
    assert not desk.build().mistakes
    assert desk.column("SELECT label FROM thing WHERE kind = 'person' ORDER BY 1") == ["Sam Roe (actor)", "Sam Roe (director)"]
