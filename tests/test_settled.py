"""A thing keeps its number while one of its mentions is there, and its names are those of its mentions."""

from __future__ import annotations

from tests.facts_desk import FILMS, Desk

FILM = "SELECT id FROM thing WHERE kind = 'film' AND name = ?"
NAMES = "SELECT n.name FROM name AS n JOIN thing AS t ON t.id = n.thing WHERE t.kind = 'film' AND t.name = 'Dawn' ORDER BY 1"


def test_a_thing_that_more_is_told_of_keeps_its_number(desk: Desk) -> None:
    desk.write("a", FILMS)
    desk.build()
    before = desk.column(FILM, "Dawn")
    desk.write("b", "films: [{title: Dawn, year: 2022, also_known_as: Daybreak}]")
    desk.build()
    assert desk.column(FILM, "Dawn") == before
    assert desk.column(NAMES) == ["Dawn", "Daybreak"]


def test_a_name_goes_with_the_last_source_that_has_it(desk: Desk) -> None:
    desk.write("a", FILMS)
    desk.write("b", "films: [{title: Dawn, year: 2022, also_known_as: Daybreak}]")
    desk.build()
    desk.build("a")
    assert desk.column(NAMES) == ["Dawn"]


def test_a_thing_nobody_names_any_more_is_gone(desk: Desk) -> None:
    desk.write("a", FILMS)
    desk.write("b", "films: [{title: Noon, year: 2001}]")
    desk.build()
    desk.write("b", "films: [{title: Night, year: 2002}]")
    desk.build()
    assert desk.column(FILM, "Noon") == []
    assert desk.column("SELECT 1 FROM name WHERE plain = 'noon'") == []


def test_a_mention_in_doubt_is_no_thing_and_says_why(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]")
    desk.build()
    desk.write("b", "facts: [Ann praised Dawn]")
    mistakes = desk.build().mistakes
    assert ['"Dawn" may be "Dawn (1950)", "Dawn (2022)"' in str(mistake) for mistake in mistakes] == [True]
    assert desk.column("SELECT label FROM thing WHERE kind = 'film' ORDER BY 1") == ["Dawn (1950)", "Dawn (2022)"]
