"""Who is who in a store: namesakes apart, and one thing from several sources with the evidence of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.build import Summary, build, put_table, remove_table
from knowledge.claims import Body, Claim, Entry, Fact, Mention, Origin, Result, Source
from knowledge.store import open_store


def film(name: str, year: str = "", *ids: str) -> Mention:
    return Mention(("film",), name, year, (), ids)


def person(name: str, *ids: str) -> Mention:
    return Mention(("person",), name, "", (), ids)


class Library:
    """A store, with files and tables to put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store, self.paths = folder, folder / "store.db", []

    def file(self, text: str) -> Summary:
        self.paths.append(self.folder / f"{len(self.paths)}.yaml")
        self.paths[-1].write_text(f"source: {{title: File {len(self.paths)}}}\n{text}")
        return build(self.paths, self.store)

    def table(self, key: str, bodies: Sequence[Body]) -> Summary:
        claims = (Claim(line, body) for line, body in enumerate(bodies, 1))
        return put_table(Source(key, repr(bodies), Origin(key), claims, table=True), self.store)

    def rows(self, sql: str) -> list:
        with open_store(self.store) as db:
            db.row_factory = lambda _, row: row[0] if len(row) == 1 else row
            return sqlite3.Connection.execute(db, sql).fetchall()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


FILMS = "SELECT label FROM thing WHERE kind = 'film' ORDER BY label"


def test_one_title_of_two_years_is_two_films(library: Library) -> None:
    library.file("films: [{title: Devdas, year: 1955}, {title: Devdas, year: 2002, director: Ann Lee}]")
    assert library.rows(FILMS) == ["Devdas (1955)", "Devdas (2002)"]


def test_one_film_from_three_sources_is_one_with_three_evidences(library: Library) -> None:
    library.file("films: [{title: Titanic, year: 1997, director: Ann Lee}]")
    library.table("a", [Fact("directed", {"person": person("Ann Lee", "db:p1"), "film": film("Titanic", "1997", "db:f1")})])
    library.table(
        "b", [Fact("directed", {"person": person("Lee, Ann", "db:p1"), "film": film("Titanic (ship)", "1998", "db:f1")})]
    )
    assert library.rows(FILMS) == ["Titanic"]
    assert library.rows("SELECT count(*) FROM directed") == [1]
    assert library.rows("SELECT count(DISTINCT source) FROM evidence WHERE statement = 'directed'") == [3]


def test_namesakes_of_a_table_stay_apart_and_a_file_means_the_one_with_its_facts(library: Library) -> None:
    library.table(
        "a",
        [
            Fact("acted", {"person": person("Steve McQueen", "db:1"), "film": film("Bullit", "1968", "db:f1")}),
            Fact("directed", {"person": person("Steve McQueen", "db:2"), "film": film("Twelve", "2013", "db:f2")}),
        ],
    )
    summary = library.file("films: [{title: Twelve, year: 2013, writer: Steve McQueen}]")
    assert (summary.mistakes, summary.warnings) == ((), ())
    assert library.rows("SELECT count(*) FROM thing WHERE name = 'Steve McQueen'") == [2]
    assert library.rows("SELECT count(*) FROM wrote JOIN directed USING (person)") == [1]


def test_a_name_that_no_fact_tells_apart_is_a_thing_of_its_own_with_a_warning(library: Library) -> None:
    library.table("a", [Entry(person("Sam Roe", "db:1")), Entry(person("Sam Roe", "db:2"))])
    summary = library.file("films: [{title: Dawn, year: 2022, director: Sam Roe}]")
    assert summary.mistakes == ()
    assert [warning.found for warning in summary.warnings] == [
        '"Sam Roe" may be one of several namesakes, and no fact of it tells which'
    ]
    assert library.rows("SELECT count(*) FROM thing WHERE name = 'Sam Roe'") == [3]


def test_a_table_that_goes_takes_its_things_along_and_parts_what_it_joined(library: Library) -> None:
    library.file("films: [{title: Dawn, year: 2022, director: Ann Lee}, {title: Daybreak, year: 2022}]")
    library.table(
        "a", [Entry(film("Dawn", "2022", "db:1")), Entry(film("Daybreak", "2022", "db:1")), Entry(film("Dusk", "1950"))]
    )
    assert library.rows(FILMS) == ["Dawn", "Dusk"]
    remove_table("a", library.store)
    assert library.rows(FILMS) == ["Dawn", "Daybreak"]
    assert library.rows("SELECT t.name FROM directed AS d JOIN thing AS t ON t.id = d.film") == ["Dawn"]


def test_a_table_is_left_in_place_by_a_build_and_replaced_by_its_next_form(library: Library) -> None:
    library.table("a", [Entry(film("Dawn", "2022", "db:1"))])
    library.file("films: [{title: Dusk, year: 1950}]")
    assert library.rows(FILMS) == ["Dawn", "Dusk"]
    library.table("a", [Entry(film("Noon", "2023", "db:2"))])
    assert library.rows(FILMS) == ["Dusk", "Noon"]


def test_units_of_a_table_and_a_file_are_one(library: Library) -> None:
    night = "awards: [{award: Quills, edition: 3, results: [{category: Best Director, won: Ann Lee for Dawn}]}]"
    library.file(f"films: [{{title: Dawn, year: 2022}}]\n{night}")
    holder = Mention(("ceremony",), "3 Quills", "", (("award", "Quills"), ("edition", "3")))
    prize = Mention(("category",), "Best Director", "Quills")
    library.table(
        "a", [Result("nomination", "won", holder, prize, "", (person("Ann Lee", "db:1"), film("Dawn", "2022", "db:2")))]
    )
    assert library.rows("SELECT won FROM nomination") == [1]
    assert library.rows("SELECT count(*) FROM evidence WHERE statement = 'nomination'") == [2]
