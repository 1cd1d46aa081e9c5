"""The kind of each name of a mapping: said, shown by the name, or concluded from where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables import mistakes, written


@pytest.mark.parametrize(
    ("names", "facts", "kinds"),
    [
        ("{film: title, year: year}", "film came out in year", {"film": "film", "year": "year"}),
        ("{film: title, who: {column: by, kind: person}}", "who directed film", {"film": "film", "who": "person"}),
        ("{picture: title, who: by}", "who directed picture", {"picture": "film", "who": "person"}),
    ],
)
def test_a_kind_is_said_or_shown_or_concluded(tmp_path: Path, names: str, facts: str, kinds: dict[str, str]) -> None:
    format = written(tmp_path, f"tables: {{t: {{names: {names}, facts: [{facts}]}}}}")
    assert {name: one.kind for name, one in format.tables[0].names.items()} == kinds


def test_a_name_looked_up_is_of_the_kind_that_was_filed(tmp_path: Path) -> None:
    mapping = (
        'tables: {a: {file: a.csv, names: {who: {column: name, kind: person, id: "shop:{no}"}}},'
        ' b: {file: b.csv, names: {star: {of: a.who, id: "shop:{star}"}, film: title}, facts: [star acted in film]}}'
    )
    assert written(tmp_path, mapping).tables[1].names["star"].kind == "person"


@pytest.mark.parametrize(
    ("names", "facts", "told"),
    [
        ("{film: {column: title, kind: flim}, year: year}", "film came out in year", '"flim" is not a kind'),
        ("{film: {column: title, kind: person}, year: year}", "film came out in year", "is a person, but stands where film"),
        (
            "{film: {of: shops.film, id: 'shop:{no}'}, year: year}",
            "film came out in year",
            '"shops.film" is no name of an earlier',
        ),
        ("{film: title}", "film came out in year", '"year" is none of the names'),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, names: str, facts: str, told: str) -> None:
    found = mistakes(tmp_path, f"tables: {{t: {{names: {names}, facts: [{facts}]}}}}")
    assert any(told in one for one in found), found
