"""Claims are kept as they are told, each once."""

from __future__ import annotations

import pytest

from tests.facts_desk import KNOWN, Desk, night


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("films: [{title: Dawn, year: 2022}]", "came_out"),
        ("awards: [{award: Quills, edition: 3, held: 2023-02-01}]", "held_year"),
        ("awards: [{award: Quills, edition: 3, held: 2023-02-01}]", "of_award"),
    ],
)
def test_what_a_name_and_a_field_both_tell_is_told_once(desk: Desk, text: str, statement: str) -> None:
    desk.write("a", text)
    desk.build()
    assert desk.column("SELECT count(*) FROM evidence WHERE statement = ?", statement) == [1]


def test_each_source_is_evidence_of_its_own(desk: Desk) -> None:
    for name in ("a", "b"):
        desk.write(name, "films: [{title: Dawn, year: 2022}]")
    desk.build()
    assert desk.column("SELECT count(*) FROM evidence WHERE statement = 'came_out'") == [2]


def test_what_needs_a_choice_is_kept_in_words(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Director", "won: Ann Lee for Dawn, nominated: {people: Bo Ek, films: Dusk}"))
    desk.build()
    assert desk.column("SELECT count(*) FROM claim") == [1]
    assert desk.wins() == [(1, "Ann Lee + Dawn"), (0, "Bo Ek + Dusk")]
