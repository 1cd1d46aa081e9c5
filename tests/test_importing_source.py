"""Files and folders become sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.source import Reading, find_files, size, source_key, table_source
from knowledge.mistakes import Mistakes
from tests.tables import SCHEMA, singly, written

ONE = "tables: {t: {names: {film: title, year: year}, facts: [film came out in year]}}"
TWO = """
tables:
  films: {file: "films*", names: {film: {column: title, id: "shop:{no}"}}}
  crews: {file: ["crew*"], names: {film: {of: films.film, id: "shop:{no}"}, person: who}, facts: [person directed film]}
"""


def table(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content)
    return path


def test_a_single_file_may_be_called_anything(tmp_path: Path) -> None:
    path = table(tmp_path, "x.dat", "title,year\nNo,1990\n")
    source = table_source(written(tmp_path, ONE), path, SCHEMA, Reading())
    assert source.key == "mine/x.dat" == source_key("mine", path)
    assert len(list(source.claims)) == 1


def test_the_files_of_a_folder_go_to_their_tables(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    for name in ("films1.csv", "films2.csv.gz", "crew.csv", "other.txt"):
        table(folder, name, "x")
    files = find_files(written(tmp_path, TWO), folder)
    assert {name: [path.name for path in paths] for name, paths in files.items()} == {
        "films": ["films1.csv", "films2.csv.gz"],
        "crews": ["crew.csv"],
    }
    assert size(files) == 3


def test_a_table_that_others_lean_on_must_be_there(tmp_path: Path) -> None:
    path = table(tmp_path, "crew.csv", "no,who\n1,Juno\n")
    with pytest.raises(Mistakes, match=r"crew\.csv: there is no file for films \(films\*\)\. Give the folder"):
        find_files(written(tmp_path, TWO), path)


def test_a_table_that_none_leans_on_may_be_missing(tmp_path: Path) -> None:
    reading = Reading()
    table_source(written(tmp_path, TWO), table(tmp_path, "films.csv", "no,title\n1,No\n"), SCHEMA, reading)
    assert [one.name for one in reading.missing] == ["crews"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match=r"gone\.csv: cannot be read"):
        table_source(written(tmp_path, ONE), tmp_path / "gone.csv", SCHEMA, Reading())


def test_broken_rows_are_left_out_unless_the_reading_is_strict(tmp_path: Path) -> None:
    path = table(tmp_path, "t.csv", "title,year\nNo,1990\nMoths\nBells,1991\n")
    reading = Reading()
    assert len(singly(table_source(written(tmp_path, ONE), path, SCHEMA, reading).claims)) == 2
    assert (reading.rows, reading.faults.count) == (2, 1)
    with pytest.raises(Mistakes, match=r"t\.csv:3: has 1 cells"):
        list(table_source(written(tmp_path, ONE), path, SCHEMA, Reading(strict=True)).claims)


def test_a_table_of_nothing_but_broken_rows_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "t.csv", "title,year\nNo,soon\n")
    with pytest.raises(Mistakes, match="soon"):
        list(table_source(written(tmp_path, ONE), path, SCHEMA, Reading()).claims)


def test_the_digest_changes_with_the_file_the_mapping_and_nothing_else(tmp_path: Path) -> None:
    path = table(tmp_path, "t.csv", "title,year\nNo,1990\n")

    def digest(mapping: str) -> str:
        return table_source(written(tmp_path, mapping), path, SCHEMA, Reading()).digest

    before = digest(ONE)
    assert digest(ONE) == before
    assert digest(ONE + " ") != before
    table(tmp_path, "t.csv", "title,year\nNo,1991\n")
    assert digest(ONE) != before
