"""Names that share nothing with others are things, however they are written; all others are left to be looked at together."""

from __future__ import annotations

import pytest

from knowledge.identity.things import Things
from tests.facts_desk import Desk

NAMES = "SELECT name FROM name WHERE thing IN (SELECT id FROM thing WHERE kind = 'film') ORDER BY name"


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of films that are not settled alone."""
    found: list[str] = []
    settle = Things._keep

    def keep(self: Things, kind: str, group: object, clusters: object) -> None:
        found.extend(form.name for form in group if kind == "film")  # type: ignore[attr-defined]
        settle(self, kind, group, clusters)  # type: ignore[arg-type]

    monkeypatch.setattr(Things, "_keep", keep)
    return found


def test_a_name_of_many_files_is_one_thing_called_as_most_write_it_and_by_all_spellings(desk: Desk, left: list[str]) -> None:
    for name, title in (("a", "DAWN"), ("b", "Dawn"), ("c", "Dawn!"), ("d", "Dawn")):
        desk.write(name, f"songs: [{{title: Low, film: {title}}}]")
    desk.build()
    assert desk.column("SELECT name, label, told FROM thing WHERE kind = 'film'") == [("Dawn", "Dawn", "")]
    assert desk.column(NAMES) == ["DAWN", "Dawn", "Dawn!"]
    assert left == []


def test_a_declared_spelling_goes_before_many(desk: Desk, left: list[str]) -> None:
    for name in ("a", "b"):
        desk.write(name, "songs: [{title: Low, film: dawn}]")
    desk.write("c", "films: [{title: Dawn, year: 2022}]")
    desk.build()
    assert desk.column("SELECT name, told FROM thing WHERE kind = 'film'") == [("Dawn", "2022")]
    assert left == []


@pytest.mark.parametrize(
    "other",
    [
        "films: [{title: Dawn, year: 1950}]",  # two of one name
        "films: [{title: Noon, also_known_as: Dawn}]",  # an alias
    ],
)
def test_what_may_be_several_or_has_other_names_is_looked_at_together(desk: Desk, left: list[str], other: str) -> None:
    desk.write("a", "films: [{title: Dawn, year: 2022}, {title: Dusk, year: 2022}]")
    desk.write("b", other)
    desk.build()
    assert "Dawn" in left
    assert "Dusk" not in left


def test_a_name_that_is_known_already_is_joined(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 2022}]")
    desk.build()
    for name in ("b", "c"):
        desk.write(name, "songs: [{title: Low, film: DAWN}]")
    desk.build()
    assert desk.column(NAMES) == ["DAWN", "Dawn"]
    assert desk.column("SELECT count(*) FROM thing WHERE kind = 'film'") == [1]


def test_what_claims_in_words_name_joins_what_came_with_them_and_may_rename_it(desk: Desk, left: list[str]) -> None:
    desk.write("a", "songs: [{title: Low, film: dawn}]")
    for name, edition in (("b", 3), ("c", 4)):
        result = "{category: Best Director, won: Ann Lee for DAWN}"
        desk.write(name, f"awards: [{{award: Quills, edition: {edition}, results: [{result}]}}]")
    desk.build()
    assert desk.column("SELECT name, label FROM thing WHERE kind = 'film'") == [("DAWN", "DAWN")]
    assert desk.column("SELECT name, told FROM thing WHERE kind = 'song'") == [("Low", "DAWN")]
    assert desk.column(NAMES) == ["DAWN", "dawn"]
    assert left == []
