"""Of several namesakes the one that shares most of those it is told of together with is meant; a tie decides nothing."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database

from knowledge.identity.forms import Cluster, Form
from knowledge.identity.neighbours import Neighbours
from knowledge.schema.schema import Schema
from knowledge.store import prepare

ASKED, ONE, OTHER = 1, 2, 3
FILMS = {"Dawn": 11, "Dusk": 12, "Noon": 13}


@pytest.fixture
def db(schema: Schema) -> Database:
    db = Database(sqlite3.connect(":memory:"))
    prepare(db, schema)
    db.execute("INSERT INTO source VALUES (1, 'a', 'A', '', '', '', '', 1)")
    people = [(number, "person", "Sam Roe") for number in (ASKED, ONE, OTHER)]
    for number, kind, name in [*people, *((number, "film", name) for name, number in FILMS.items())]:
        row = (number, kind, name, name.lower())
        db.execute("INSERT INTO mention VALUES (?, 1, ?, ?, ?, '', '', '', 0, 0, 1, NULL, NULL)", row)
    return db


@pytest.mark.parametrize(
    ("acted", "meant"),
    [
        ({ASKED: ["Dawn", "Dusk"], ONE: ["Dawn", "Dusk"], OTHER: ["Dawn"]}, ONE),
        ({ASKED: ["Dawn"], ONE: ["Noon"], OTHER: ["Dawn"]}, OTHER),
        ({ASKED: ["Dawn"], ONE: ["Dawn"], OTHER: ["Dawn"]}, None),
        ({ASKED: ["Dawn"], ONE: ["Noon"], OTHER: ["Dusk"]}, None),
        ({ONE: ["Dawn"]}, None),
    ],
)
def test_the_one_told_of_with_the_same_is_meant(
    db: Database, schema: Schema, acted: dict[int, list[str]], meant: int | None
) -> None:
    for person, films in acted.items():
        for film in films:
            db.execute("INSERT INTO told_acted VALUES (NULL, 1, 1, NULL, '', 0, ?, ?)", [person, FILMS[film]])
    asked, one, other = (Form(number, 1, True, "Sam Roe", "sam roe") for number in (ASKED, ONE, OTHER))
    found = Neighbours(db, schema).decide([asked], [Cluster([one]), Cluster([other])])
    assert (found.forms[0].number if found else None) == meant


def test_what_facts_tell_of_what_tells_a_kind_apart_is_gathered_of_all_mentions(db: Database, schema: Schema) -> None:
    for film, year in (("Dawn", 1950), ("Dawn", 1980), ("Dusk", 1951), ("Noon", 1990)):
        db.execute("INSERT INTO told_came_out VALUES (NULL, 1, 1, NULL, '', 0, ?, ?)", [FILMS[film], year])
    dawn, dusk = (Form(FILMS[name], 1, True, name, name.lower()) for name in ("Dawn", "Dusk"))
    neighbours = Neighbours(db, schema)
    assert neighbours.tell("film", [dawn, dusk]) == {"1950", "1951", "1980"}
    assert neighbours.tell("person", [dawn]) == set()
