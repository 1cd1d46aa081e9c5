"""What excludes each other is declared in a statements file, whose mistakes are all told."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements

SMALL = """
kinds: {ship: {}, year: {value: integer, within: [1000, 2100]}}
sections: {ships: {of: ship, name: title}}
statements:
  made: {says: "ship was built in year", field: {ship: year}}
  sank: {says: "ship sank in year"}
"""


def small(folder: Path, never: str) -> Schema:
    path = folder / "statements.yaml"
    path.write_text(f"{SMALL}never:\n  - {never}", encoding="utf-8")
    return load_statements(path)


def test_facts_exclude_each_other_under_a_condition(tmp_path: Path) -> None:
    facts = '["ship was built in year", "ship sank in other"]'
    (never,) = small(tmp_path, f'{{facts: {facts}, when: "year > other", says: "{{ship}} sank", remedy: Mend it.}}').never
    assert [line.names for line in never.facts] == [{"ship": "ship", "year": "year"}, {"ship": "ship", "year": "other"}]
    assert never.when == ("year > other",)


@pytest.mark.parametrize(
    ("never", "found"),
    [
        ('{facts: "ship sank in year", when: "year > later", says: "{ship}", remedy: R.}', '"later" is no name in its facts'),
        ('{facts: "ship sank in year", when: "year; 1", says: "{ship}", remedy: R.}', '"year; 1" is no condition'),
        ('{facts: "ship sailed", when: "year > 1", says: "a", remedy: R.}', 'no statement says "ship sailed"'),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, never: str, found: str) -> None:
    with pytest.raises(Mistakes) as raised:
        small(tmp_path, never)
    assert any(mistake.found.startswith(found) and mistake.where.startswith("never 1") for mistake in raised.value.mistakes)


def test_a_number_out_of_the_limits_of_its_kind_is_none_of_it(tmp_path: Path) -> None:
    schema = small(tmp_path, '{facts: "ship sank in year", when: "year < 1", says: "{ship}", remedy: R.}')
    assert schema.value("year", "2023") == 2023
    with pytest.raises(ValueError, match='"20233" is not a year between 1000 and 2100'):
        schema.value("year", "20233")
