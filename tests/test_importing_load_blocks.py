"""How rows tell of units is read from a mapping: under the unit's key, with names for values."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.format import Block, CellTest
from tests.tables import mistakes, written

NAMES = (
    "{night: {made_of: {award: prize, edition: nth}, kind: ceremony}, prize: {is: Quills}, nth: n, class: c,"
    " who: p, work: f, note: r}"
)
PLAIN = "ceremony: night, category: class, people: who"


def mapping(results: str) -> str:
    """A table of these results."""
    return f"tables: {{t: {{names: {NAMES}, results: {results}}}}}"


def blocks(folder: Path, results: str) -> tuple[Block, ...]:
    """The blocks of these results. Raises Mistakes."""
    return written(folder, mapping(results)).tables[0].blocks


def block(folder: Path, more: str) -> Block:
    """The block that says this besides where, for what and who."""
    return blocks(folder, f"{{{PLAIN}, {more}}}")[0]


def test_a_block_names_its_holder_its_subject_and_its_parts(tmp_path: Path) -> None:
    found = block(tmp_path, "films: work, won: true")
    assert (found.unit.name, found.holder, found.subject, found.parts) == ("nomination", "night", "class", ("who", "work"))


def test_a_part_is_called_by_its_kind_or_by_its_key(tmp_path: Path) -> None:
    by_kind = blocks(tmp_path, "{ceremony: night, category: class, person: who, film: work, won: true}")[0]
    assert sorted(by_kind.parts) == sorted(block(tmp_path, "films: work, won: true").parts)


def test_several_blocks_are_a_list(tmp_path: Path) -> None:
    found = blocks(tmp_path, f"[{{{PLAIN}, won: true}}, {{{PLAIN}, won: false}}]")
    assert [one.above for one in found] == [(), None]


@pytest.mark.parametrize(
    ("won", "above"), [("true", ()), ("false", None), ("{w: 'yes'}", ((CellTest("w", frozenset({"yes"})),),))]
)
def test_the_state_is_always_never_or_told_by_cells(tmp_path: Path, won: str, above: object) -> None:
    assert block(tmp_path, f"won: {won}").above == above


def test_rows_that_agree_stand_together_and_lists_close(tmp_path: Path) -> None:
    found = block(tmp_path, "won: true, together: [note], closes: {ceremony: winners, category: nominees}, where: {c: [x, y]}")
    assert found.together == ("note",)
    assert found.closes == ((found.unit.closes["winners"], True), (found.unit.closes["nominees"], False))
    assert found.where == ((CellTest("c", frozenset({"x", "y"})),),)


def test_words_and_remarks_are_names_of_texts(tmp_path: Path) -> None:
    found = block(tmp_path, "won: true, note: note, quote: note")
    assert (found.texts, found.quote) == ({"note": "note"}, "note")


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (f"{{{PLAIN}}}", "does not say which rows are won. Write won: true, won: false, or the rows where it is so"),
        (f"{{{PLAIN}, won: maybe}}", "does not say which rows are won."),
        ("{category: class, people: who, won: true}", '"ceremony" is missing. Give the name that stands for it.'),
        ("{ceremony: night, category: class, won: true}", "says nothing of who or what it is for."),
        (f"{{{PLAIN}, won: true, peple: who}}", 'unknown key "peple". Did you mean "people"?'),
        (f"{{{PLAIN}, won: true, quote: nte}}", '"nte" is none of the names. Did you mean "note"?'),
        (f"{{{PLAIN}, won: true, together: nte}}", '"nte" is none of the names.'),
        (f"{{{PLAIN}, won: true, closes: {{ceremony: winers}}}}", '"winers" cannot be complete. Did you mean "winners"?'),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, results: str, told: str) -> None:
    found = mistakes(tmp_path, mapping(results))
    assert any(told in one for one in found), found
