"""An imported table outlives a change of statements that it has nothing to do with, and gives way to one that concerns it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from knowledge.build import Summary, build, imported, put_table, remove_table
from knowledge.claims import Body, Claim, Closing, Correction, Entry, Fact, Mention, Origin, Result, Source
from knowledge.digest import digest
from knowledge.documents.told import read_words
from knowledge.schema.schema import Schema
from knowledge.schema.statements import SHIPPED, load_statements
from knowledge.store import VERSION, StoreError

DAWN = Mention(("film",), "Dawn", "2022", (), ("db:1",))
NIGHT = Mention(("ceremony",), "3rd Quills", "", (("award", "Quills"), ("edition", "3")))
PRIZE = Mention(("category",), "Best Director", "Quills")
ANN = Mention(("person",), "Ann Lee")
BODIES: tuple[Body, ...] = (
    Entry(DAWN, ("Daybreak",)),
    Fact("directed", {"person": ANN, "film": DAWN}),
    Result("nomination", "won", NIGHT, PRIZE, "", (ANN, DAWN), {"note": "shared"}),
    Closing("nomination", "won", NIGHT),
)
MENDED = '  mended: {says: "person mended film"}\n'
FILE = 'source: {title: "A file"}\nfilms: [{title: Dawn, year: 2022, director: Ann Lee}]\npeople: [{name: Ann Lee}]\n'


class Shelf:
    """A store with a table and a file in it, and statements that change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store.db"
        self.file = folder / "a.yaml"
        self.file.write_text(FILE)

    def schema(self, old: str = "", new: str = "") -> Schema:
        text = SHIPPED.read_text()
        assert old in text
        path = self.folder / "statements.yaml"
        path.write_text(text.replace(old, new))
        return load_statements(path)

    def put(self, key: str, schema: Schema, store: Path | None = None, more: tuple[Body, ...] = ()) -> Summary:
        claims = tuple(Claim(line, body) for line, body in enumerate((*BODIES, *more), 1))
        return put_table(Source(key, key, Origin(key), claims, table=True), store or self.store, schema)

    def age(self) -> None:
        """Make the store one of the version before."""
        with sqlite3.connect(self.store) as db:
            db.execute(f"PRAGMA user_version = {VERSION - 1}")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_statement_more_leaves_the_store_as_if_it_had_been_there_before(shelf: Shelf) -> None:
    old, new = shelf.schema(), shelf.schema("statements:\n", f"statements:\n{MENDED}")
    shelf.put("a", old)
    assert build([shelf.file], shelf.store, old).warnings == ()
    summary = build([shelf.file], shelf.store, new)
    assert summary.warnings == ()
    assert summary.mistakes == ()
    assert imported(shelf.store) == ("a",)

    other = shelf.folder / "other.db"
    build([shelf.file], other, new)
    shelf.put("a", new, other)
    assert digest(shelf.store) == digest(other)


def test_what_a_table_tells_in_words_is_read_and_chosen_again(shelf: Shelf) -> None:
    sentence = read_words(shelf.schema(), "Ann Lee directed Dusk")
    struck = read_words(shelf.schema(), "Ann Lee directed Dawn")
    assert sentence
    assert struck
    told = (Entry(Mention(("film",), "Dusk")), sentence, Correction(struck, "it was somebody else"))
    old, new = shelf.schema(), shelf.schema("statements:\n", f"statements:\n{MENDED}")
    shelf.put("a", old, more=told)
    assert build([shelf.file], shelf.store, old).warnings == ()
    assert build([shelf.file], shelf.store, new).warnings == ()
    assert imported(shelf.store) == ("a",)

    other = shelf.folder / "other.db"
    build([shelf.file], other, new)
    shelf.put("a", new, other, more=told)
    assert digest(shelf.store) == digest(other)
    with sqlite3.connect(other) as db:
        assert db.execute("SELECT f.name FROM directed AS d JOIN thing AS f ON f.id = d.film").fetchall() == [("Dusk",)]


def test_words_that_no_statement_reads_any_more_take_the_table_out_with_a_warning(shelf: Shelf) -> None:
    with_mended = shelf.schema("statements:\n", f"statements:\n{MENDED}")
    sentence = read_words(with_mended, "Ann Lee mended Dawn")
    assert sentence
    shelf.put("a", with_mended, more=(sentence,))
    assert len(build([], shelf.store, shelf.schema()).warnings) == 1
    assert imported(shelf.store) == ()


@pytest.mark.parametrize("change", ["put", "remove"])
def test_a_table_does_not_come_or_go_while_files_wait_for_a_build(shelf: Shelf, change: str) -> None:
    old, new = shelf.schema(), shelf.schema("statements:\n", f"statements:\n{MENDED}")
    shelf.put("a", old)
    build([shelf.file], shelf.store, old)
    before = digest(shelf.store)
    with pytest.raises(StoreError, match=r"built with other statements. Build it again .*: marquee build"):
        shelf.put("b", new) if change == "put" else remove_table("a", shelf.store, new)
    assert digest(shelf.store) == before


def test_what_a_store_of_another_version_held_is_named(shelf: Shelf) -> None:
    schema = shelf.schema()
    shelf.put("a", schema)
    shelf.put("b", schema)
    shelf.age()
    assert [str(warning) for warning in shelf.put("b", schema).warnings] == [
        "a: was imported into a store of another version, and is gone. Import it again."
    ]
    build([shelf.file], shelf.store, schema)
    shelf.age()
    with pytest.raises(StoreError, match="built by another version"):
        shelf.put("b", schema)
    assert [warning.file for warning in build([shelf.file], shelf.store, schema).warnings] == ["b"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("person directed film", "person was the director of film"),
        ("{told_by: year, ", "{"),
        ('splits: " for "', 'splits: " with "'),
        ("statements:\n", 'statements:\n  led: {says: "person led film", from: directed}\n'),
    ],
    ids=["a statement", "a kind", "a unit", "what follows from a statement"],
)
def test_a_change_of_what_a_table_tells_takes_it_out_with_a_warning(shelf: Shelf, before: str, after: str) -> None:
    shelf.put("a", shelf.schema())
    summary = build([], shelf.store, shelf.schema(before, after))
    assert [str(warning) for warning in summary.warnings] == [
        "a: was imported before the statements that it tells changed, and is gone. Import it again."
    ]
    assert summary.facts == 0
    assert imported(shelf.store) == ()


def test_a_table_that_is_imported_again_is_not_carried_over_and_the_others_are(shelf: Shelf) -> None:
    old, new = shelf.schema(), shelf.schema("statements:\n", f"statements:\n{MENDED}")
    shelf.put("a", old)
    shelf.put("b", old)
    assert shelf.put("b", new).warnings == ()
    assert imported(shelf.store) == ("a", "b")

    other = shelf.folder / "other.db"
    shelf.put("b", new, other)
    shelf.put("a", new, other)
    assert digest(shelf.store) == digest(other)
