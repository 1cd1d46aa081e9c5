"""Mentions that share a name, an id or a thing are looked at together, however many others there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pytest
from sqlite_utils import Database

from knowledge.identity import linked
from knowledge.identity.linked import Linked
from knowledge.schema.schema import Schema
from knowledge.schema.tables import ALIAS, LEAN, MARK, MENTION, SOURCE, THING

FILMS = [
    # name, plain, told, ids, thing, aliases
    ("Dawn", "dawn", "1950", "", 1, ()),
    ("DAWN", "dawn", "2022", "", 2, ()),
    ("Daybreak", "daybreak", "", "", 3, ("dawn",)),
    ("Noon", "noon", "", "db:1", 4, ()),
    ("Midday", "midday", "", "db:1", 5, ("dusk",)),
    ("Dusk", "dusk", "", "db:2", 6, ()),
    ("Night", "night", "", "", 7, ()),
    ("Nuit", "nuit", "", "", 7, ()),
]


@pytest.fixture
def reader(schema: Schema) -> Linked:
    db = Database(sqlite3.connect(":memory:"))
    for table in (SOURCE, THING, MENTION, ALIAS, MARK, LEAN):
        table.create(db)
    db.execute("INSERT INTO source VALUES (1, 'a', 'A', '', '', '', '', 0)")
    for number, (name, plain, told, ids, thing, aliases) in enumerate(FILMS, 1):
        row = (number, name, plain, told, ids, thing)
        db.execute("INSERT INTO mention VALUES (?, 1, 'film', ?, ?, ?, '', ?, 0, 0, 1, ?, NULL)", row)
        for mark in filter(None, [ids]):
            db.execute("INSERT INTO mark VALUES (NULL, ?, ?)", [number, mark])
        for alias in aliases:
            db.execute("INSERT INTO alias VALUES (NULL, ?, 1, ?, ?)", [number, alias.title(), alias])
    return Linked(db, schema, lambda mention, thing: (thing or 0, ""))


def groups(reader: Linked, seeds: Iterable[int]) -> list[list[str]]:
    reader.db.conn.executemany("INSERT INTO seed VALUES (?)", [(seed,) for seed in seeds])
    return sorted(sorted(form.name for form in group) for chunk in reader.groups() for group in chunk)


@pytest.mark.parametrize(
    ("seed", "names"),
    [
        (1, ["DAWN", "Dawn", "Daybreak"]),  # by a name, and by an alias that is one
        (3, ["DAWN", "Dawn", "Daybreak"]),
        (4, ["Midday", "Noon"]),  # by an id
        (6, ["Dusk"]),  # an alias joins nothing where both have ids
        (7, ["Night", "Nuit"]),  # by the thing that both were
    ],
)
def test_one_mention_brings_all_that_it_is_linked_to(reader: Linked, seed: int, names: list[str]) -> None:
    assert groups(reader, [seed]) == [names]


@pytest.mark.parametrize("most", [1, 100])
def test_every_mention_comes_once_whatever_is_read_together(reader: Linked, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(linked, "_FIRST", most)
    monkeypatch.setattr(linked, "_TOGETHER", most)
    found = groups(reader, range(1, len(FILMS) + 1))
    assert sorted(name for group in found for name in group) == sorted(name for name, *_ in FILMS)
    assert len(found) == 4


def test_where_many_are_called_alike_fewer_are_looked_at_together(reader: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "_FIRST", 2)
    monkeypatch.setattr(linked, "_TOGETHER", 20)
    for number in range(100, 600):
        row = (number, f"Name {number // 10}", f"name {number // 10}", number)
        reader.db.execute("INSERT INTO mention VALUES (?, 1, 'film', ?, ?, '', '', '', 0, 0, 1, ?, NULL)", row)
    reader.db.execute("INSERT INTO seed SELECT id FROM mention WHERE id >= 100 AND id % 10 = 0")
    together = [sum(map(len, chunk)) for chunk in reader.groups()]
    assert sum(together) == 500
    assert max(together) == 20
