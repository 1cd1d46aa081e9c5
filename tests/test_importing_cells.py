"""What names make of the cells of a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.importing.faults import Faults
from tests.tables import read, told


def facts(folder: Path, film: str, *rows: str, header: str = "title,year,id", faults: Faults | None = None) -> list[str]:
    """What is told of films that this recipe makes, one for each row."""
    mapping = f"tables: {{t: {{names: {{film: {film}, year: year}}, facts: [film came out in year]}}}}"
    claims = read(folder, mapping, {"t.csv": "\n".join([header, *rows])}, faults)
    return [line.removeprefix("came_out: ") for line in told(claims)]


def test_a_cell_is_one_thing(tmp_path: Path) -> None:
    assert facts(tmp_path, "title", "Harbour,1990,7") == ["Harbour, 1990"]


def test_a_cell_may_hold_several_and_ids_go_in_step(tmp_path: Path) -> None:
    film = '{column: title, split: "|", id: "shop:{id}", empty: ["?"]}'
    assert facts(tmp_path, film, "No|1917| Moths |,1990,a|?|c|d") == ["No shop:a, 1990", "1917, 1990", "Moths shop:c, 1990"]


def test_names_without_any_id_are_names_all_the_same(tmp_path: Path) -> None:
    assert facts(tmp_path, '{column: title, split: "|", id: "shop:{id}"}', "No|1917,1990,") == ["No, 1990", "1917, 1990"]


def test_ids_out_of_step_break_the_row(tmp_path: Path) -> None:
    faults = Faults()
    assert facts(tmp_path, '{column: title, split: "|", id: "shop:{id}"}', "No|1917,1990,a", faults=faults) == []
    assert str(faults.told[0]) == "t.csv:2: film: 2 in title, but 1 in id."


def test_a_name_that_is_not_matched_is_none_whatever_ids_are_there(tmp_path: Path) -> None:
    faults = Faults()
    film = r'{column: title, match: "^The (.*)", split: "|", id: "shop:{id}"}'
    assert facts(tmp_path, film, "No,1990,a", "The Moths,1991,b", faults=faults) == ["Moths shop:b, 1991"]
    assert faults.count == 0


def test_an_id_may_be_a_part_of_its_cell_and_there_may_be_several(tmp_path: Path) -> None:
    film = r"{column: title, id: ['shop:{id}', {is: 'wiki:{year}', match: '\d$'}]}"
    assert facts(tmp_path, film, "No,1994,a") == ["No shop:a wiki:4, 1994"]


@pytest.mark.parametrize(
    ("recipe", "title", "found"),
    [
        (r"{column: title, match: '^(.*) \(film\)$'}", "No (film)", "No"),
        (r"{column: title, replace: {'^(.*), (The|A)$': '\2 \1'}}", '"Moth, The"', "The Moth"),
        ("{column: title, replace: {b: c, c: d}}", "abc", "add"),
        ("{column: title, called: {Harbour: [Harbor, The Harbor]}}", "Harbor", "Harbour"),
        ("{column: title, called: {Harbour: Harbor}}", "No", "No"),
        ("{column: title, split: '/', only: '^[A-M]'}", "No/Moths", "Moths"),
        ("{column: title, split: '/', pick: last}", "No/Moths", "Moths"),
        ("{column: title, split: '/', pick: first}", "No/Moths", "No"),
        ("{column: title, where: {id: a}}", "No", "No"),
        ("[{column: title, where: {id: b}}, {is: Other}]", "No", "Other"),
        ("{is: Constant}", "No", "Constant"),
        ("title", "  Two   words ", "Two words"),
    ],
)
def test_a_recipe_changes_its_cell(tmp_path: Path, recipe: str, title: str, found: str) -> None:
    assert facts(tmp_path, recipe, f"{title},1990,a") == [f"{found}, 1990"]


def test_items_may_be_chosen_by_their_ids(tmp_path: Path) -> None:
    film = '{column: title, split: "|", id: "shop:{id}", only_id: ":x"}'
    assert facts(tmp_path, film, "No|Moths,1990,x1|y2") == ["No shop:x1, 1990"]


def test_what_tells_apart_is_another_name(tmp_path: Path) -> None:
    assert facts(tmp_path, "{column: title, told: year}", "No,1990,a") == ["No (1990), 1990"]


@pytest.mark.parametrize(
    ("written", "years"),
    [("1990", [1990]), ("1927/28", [1927, 1928]), ("1999/2000", [1999, 2000]), ("1927–28", [1927, 1928]), ("", [])],
)
def test_a_split_year_is_both_years(tmp_path: Path, written: str, years: list[int]) -> None:
    assert facts(tmp_path, "title", f"No,{written},a") == [f"No, {year}" for year in years]


def test_one_of_two_years_may_be_picked_and_counted_from(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {film: title, year: {column: year, pick: last, plus: 1}}, facts: [film came out in year]}}"
    assert told(read(tmp_path, mapping, {"t.csv": "title,year\nNo,1927/28\nMoths,1934\n"})) == [
        "came_out: No, 1929",
        "came_out: Moths, 1935",
    ]


def test_a_value_that_is_none_breaks_the_row(tmp_path: Path) -> None:
    faults = Faults()
    assert facts(tmp_path, "title", "No,soon,a", "Moths,1990,b", faults=faults) == ["Moths, 1990"]
    assert [str(one) for one in faults.told] == ['t.csv:2: year: "soon" is not a whole number.']


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("a\x1bb", "control character"),
        ("!!!", "no letter"),
        ("x" * 301, "too long"),
    ],
)
def test_what_nobody_could_write_is_no_name(tmp_path: Path, title: str, found: str) -> None:
    faults = Faults()
    assert facts(tmp_path, "title", f"{title},1990,a", faults=faults) == []
    assert [found in str(one) for one in faults.told] == [True]


def test_hindi_with_its_joiners_is_a_name(tmp_path: Path) -> None:
    assert facts(tmp_path, "title", "बारहवीं\u200dफेल,2023,a") == ["बारहवीं\u200dफेल, 2023"]


def test_a_thing_may_be_known_by_its_marks(tmp_path: Path) -> None:
    mapping = """
tables:
  t:
    names:
      award: {is: Quills}
      edition: n
      held: {column: y, kind: year}
      ceremony: {made_of: {award: award, edition: edition, year: held}}
    facts: [ceremony was held in held]
"""
    claims = read(tmp_path, mapping, {"t.csv": "n,y\n3,1990\n,1991\n,\n"})
    assert told(claims) == ["held_year: 3rd Quills, 1990", "held_year: Quills 1991, 1991"]
    assert claims[0].body.nouns["ceremony"].marks == (("award", "Quills"), ("edition", "3"), ("year", "1990"))  # type: ignore[union-attr]


def test_empty_marks_count_as_nothing(tmp_path: Path) -> None:
    mapping = r"tables: {t: {empty: [\N], names: {film: title, year: year}, facts: [film came out in year]}}"
    assert told(read(tmp_path, mapping, {"t.csv": "title,year\n\\N,1990\nNo,\\N\nMoths,1990\n"})) == ["came_out: Moths, 1990"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text("abcXYZ äé", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_what_was_joined_is_split_again(tmp_path: Path, names: list[str]) -> None:
    found = facts(tmp_path, '{column: title, split: "|"}', f"{'|'.join(names)},1990,a")
    assert found == [f"{' '.join(name.split())}, 1990" for name in names]
