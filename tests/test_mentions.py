"""What a source names is a mention once, with every name it has, and what is told by a name follows from it."""

from __future__ import annotations

from tests.facts_desk import Desk

MENTIONS = "SELECT name, told, declared FROM mention WHERE kind = 'film' ORDER BY id"


def test_what_is_written_alike_is_one_mention_and_an_entry_declares_it(desk: Desk) -> None:
    desk.write("a", "facts: [Ann praised Dawn, Bo praised Dawn]\nfilms: [{title: Dawn, genre: noir}]")
    desk.build()
    assert desk.column(MENTIONS) == [("Dawn", "", 1)]


def test_a_year_makes_another_mention_and_is_a_fact_of_it(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]")
    desk.build()
    assert desk.column(MENTIONS) == [("Dawn", "1950", 1), ("Dawn", "2022", 1)]
    assert desk.column("SELECT year FROM came_out ORDER BY year") == [1950, 2022]


def test_other_names_stand_with_their_mention_in_plain_words(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, also_known_as: [Day-break, L’Aube]}]")
    desk.build()
    named = "SELECT a.name, a.plain FROM alias AS a JOIN mention AS m ON m.id = a.mention WHERE m.name = 'Dawn' ORDER BY 1"
    assert desk.column(named) == [("Day-break", "day break"), ("L’Aube", "laube")]


def test_what_tells_a_thing_apart_is_leant_upon_where_it_is_a_thing(desk: Desk) -> None:
    desk.write("a", "awards: [{award: Quills, categories: [{name: Best Ink}]}]")
    desk.build()
    leans = (
        "SELECT m.name, u.kind, u.name FROM lean AS l JOIN mention AS m ON m.id = l.mention JOIN mention AS u ON u.id = l.upon"
        " WHERE m.kind = 'category'"
    )
    assert desk.column(leans) == [("Best Ink", "award", "Quills")]
