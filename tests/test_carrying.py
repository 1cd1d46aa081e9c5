"""An imported table outlives a change of statements that it has nothing to do with, and gives way to one that concerns it."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.build import Summary, build, imported, put_table
from knowledge.claims import Body, Claim, Closing, Entry, Fact, Mention, Origin, Result, Source
from knowledge.digest import digest
from knowledge.schema import Schema
from knowledge.statements import SHIPPED, load_statements

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
        path.write_text(text.replace(old, new, 1))
        return load_statements(path)

    def put(self, key: str, schema: Schema, store: Path | None = None) -> Summary:
        claims = tuple(Claim(line, body) for line, body in enumerate(BODIES, 1))
        return put_table(Source(key, key, Origin(key), claims, table=True), store or self.store, schema)


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('directed:  {says: "person directed film"', 'directed:  {says: "person was the director of film"'),
        ("film:       {told_by: year}", "film:       {}"),
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
