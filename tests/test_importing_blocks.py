"""Rows become units."""

from __future__ import annotations

from pathlib import Path

from knowledge.claims import Closing, Result
from knowledge.importing.faults import Faults
from tests.tables import read, told

NIGHTS = """
tables:
  t:
    names:
      award: {is: Quills}
      edition: nth
      ceremony: {made_of: {award: award, edition: edition}}
      category: {column: prize, told: award}
      person: {column: who, split: "&"}
      film: {column: title, told: year}
      year: year
      note: note
    results:
      ceremony: ceremony
      category: category
      people: person
      films: film
      note: note
      won: {won: ["1", "yes"]}
      closes: {ceremony: winners, category: [winners, nominees]}%s
"""
HEADER = "nth,prize,who,title,year,won,note\n"


def rows(folder: Path, content: str, more: str = "", faults: Faults | None = None) -> list[str]:
    claims = read(folder, NIGHTS % (f"\n      {more}" if more else ""), {"t.csv": HEADER + content}, faults)
    return [line for line in told(claims) if not line.startswith("closed")]


def test_a_row_is_a_unit_with_its_parts_state_and_remarks(tmp_path: Path) -> None:
    assert rows(tmp_path, "3,Best Ink,Juno&Dorrin,No,1990,yes,posthumous\n3,Best Ink,,Moths,1990,,\n") == [
        "won Best Ink at 3rd Quills: Juno + Dorrin + No (1990) note=posthumous",
        "nominated Best Ink at 3rd Quills: Moths (1990)",
    ]


def test_rows_of_a_table_are_units_apart(tmp_path: Path) -> None:
    claims = read(tmp_path, NIGHTS % "", {"t.csv": HEADER + "3,Best Ink,Juno,,,1,\n3,Best Ink,Juno,No,1990,1,\n"})
    assert {claim.body.listed for claim in claims if isinstance(claim.body, Result)} == {1}


def test_rows_next_to_each_other_may_tell_of_one_unit(tmp_path: Path) -> None:
    content = (
        "3,Best Ink,Juno,No,1990,1,\n3,Best Ink,Dorrin,No,1990,1,\n3,Best Ink,Pell,No,1990,,\n3,Best Ink,Juno,Moths,1990,1,\n"
    )
    assert rows(tmp_path, content, "together: [film]") == [
        "won Best Ink at 3rd Quills: Juno + No (1990) + Dorrin",
        "nominated Best Ink at 3rd Quills: Pell + No (1990)",
        "won Best Ink at 3rd Quills: Juno + Moths (1990)",
    ]


def test_lists_are_closed_once(tmp_path: Path) -> None:
    claims = read(tmp_path, NIGHTS % "", {"t.csv": HEADER + "3,Best Ink,Juno,,,1,\n3,Best Nib,Juno,,,1,\n3,Best Ink,Pell,,,,\n"})
    closings = [line for claim, line in zip(claims, told(claims), strict=True) if isinstance(claim.body, Closing)]
    assert sorted(closings) == [
        "closed nominated 3rd Quills Best Ink",
        "closed nominated 3rd Quills Best Nib",
        "closed won 3rd Quills Best Ink",
        "closed won 3rd Quills Best Nib",
        "closed won 3rd Quills all",
    ]


def test_a_row_that_does_not_say_of_what_it_tells_is_told(tmp_path: Path) -> None:
    faults = Faults()
    assert rows(tmp_path, "3,Best Ink,,,,1,\n,Best Ink,Juno,,,1,\n3,,Juno,,,1,\n", faults=faults) == []
    assert [str(one) for one in faults.told] == [
        "t.csv:2: names nothing for nomination: person, film are all empty.",
        "t.csv:3: ceremony: wanted one, found 0.",
        "t.csv:4: category: wanted one, found 0.",
    ]


def test_all_rows_or_none_may_be_of_the_higher_state(tmp_path: Path) -> None:
    content = {"t.csv": HEADER + "3,Best Ink,Juno,,,,\n"}
    always = (NIGHTS % "").replace('{won: ["1", "yes"]}', "true")
    assert [line for line in told(read(tmp_path, always, content)) if line.startswith("won")]
    never = (NIGHTS % "").replace('{won: ["1", "yes"]}', "false")
    assert [line for line in told(read(tmp_path, never, content)) if line.startswith("nominated")]


def test_the_words_behind_a_unit_may_be_kept(tmp_path: Path) -> None:
    claims = read(tmp_path, NIGHTS % "\n      quote: note", {"t.csv": HEADER + "3,Best Ink,Juno,,,1,to Juno for ink\n"})
    assert [claim.quote for claim in claims if isinstance(claim.body, Result)] == ["to Juno for ink"]
