"""Table files are read row by row, and what is wrong is told with its line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from knowledge.importing.faults import Faults
from knowledge.importing.rows import MOST_CHARACTERS, MOST_IN_CELL
from knowledge.mistakes import Mistakes
from tests.tables import read, told

MAPPING = "tables: {t: {%s names: {film: title, year: year}, facts: [film came out in year]}}"


def films(folder: Path, content: str | bytes, name: str = "t.csv", keys: str = "") -> tuple[list[str], list[str]]:
    """The facts of a file, and what is told of its rows."""
    faults = Faults()
    claims = read(folder, MAPPING % keys, {name: content}, faults)
    return [line.removeprefix("came_out: ") for line in told(claims)], [str(one) for one in faults.mistakes()]


@pytest.mark.parametrize(
    ("name", "keys", "content"),
    [
        ("t.csv", "", "title,year\nNo,1990\n"),
        ("t.csv", "", "title,year\r\nNo,1990\r\n"),
        ("t.csv", "", "\ufefftitle,year\nNo,1990"),
        ("t.csv", "", '"title","year"\n"No","1990"\n'),
        ("t.csv", "", "year,other,title\n1990,x,No\n"),
        ("t.csv", "", "title,year\n\nNo,1990\n\n"),
        ("t.tsv", "", "title\tyear\nNo\t1990\n"),
        ("t.tsv.gz", "", "title\tyear\nNo\t1990\n"),
        ("t.csv", "separator: tab,", "title\tyear\nNo\t1990\n"),
        ("t.csv", "separator: semicolon,", "title;year\nNo;1990\n"),
        ("t.csv", "separator: '~',", "title~year\nNo~1990\n"),
        ("t.csv", "columns: [title, year],", "No,1990\n"),
        ("t.csv", 'quotes: "\'",', "title,year\n'No',1990\n"),
    ],
)
def test_tables_are_read_as_they_are_written(tmp_path: Path, name: str, keys: str, content: str) -> None:
    assert films(tmp_path, content, name, keys) == (["No, 1990"], [])


def test_another_encoding_may_be_named(tmp_path: Path) -> None:
    assert films(tmp_path, "title,year\nBrüno,1990\n".encode("latin-1"), keys="encoding: latin-1,")[0] == ["Brüno, 1990"]


def test_a_quoted_cell_may_hold_separators_and_lines(tmp_path: Path) -> None:
    assert films(tmp_path, 'title,year\n"One, two\nthree",1990\nNo,soon\n') == (
        ["One, two three, 1990"],
        ['t.csv:4: year: "soon" is not a whole number.'],
    )


def test_tabs_need_no_quotes(tmp_path: Path) -> None:
    assert films(tmp_path, 'title\tyear\n"No\t1990\n', "t.tsv")[0] == ['"No, 1990']


def test_a_row_of_another_width_is_left_out_by_line(tmp_path: Path) -> None:
    assert films(tmp_path, "title,year\nNo\nMoths,1990\na,b,c\n") == (
        ["Moths, 1990"],
        ["t.csv:2: has 1 cells, the header has 2.", "t.csv:4: has 3 cells, the header has 2."],
    )


def test_short_rows_are_filled_up_where_they_may_be(tmp_path: Path) -> None:
    content = "year,title,note\n1990,No\n1991\n1,2,3,4\n"
    assert films(tmp_path, content, keys="short_rows: true,") == (["No, 1990"], ["t.csv:4: has 4 cells, the header has 3."])


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (b"a\0b,1990", "holds a NUL character"),
        (b"a\xff\xfeb,1990", "is not UTF-8 text"),
        (b"x" * (MOST_CHARACTERS + 9) + b",1990", "has more than 1,048,576 characters"),
        (b"x" * (MOST_IN_CELL + 1) + b",1990", "cannot be read"),
    ],
    ids=["nul", "encoding", "line", "cell"],
)
def test_a_broken_row_in_the_middle_is_named_and_the_others_go_in(tmp_path: Path, broken: bytes, found: str) -> None:
    facts, faults = films(tmp_path, b"title,year\nNo,1990\n" + broken + b"\nMoths,1991\n")
    assert facts == ["No, 1990", "Moths, 1991"]
    assert len(faults) == 1
    assert faults[0].startswith("t.csv:3: ")
    assert found in faults[0]


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    facts, faults = films(tmp_path, 'title,year\nNo,1990\n"open,1991\nMoths,1992\n')
    assert facts == ["No, 1990"]
    assert faults == ["t.csv:3: has 1 cells, the header has 2."]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("t.csv", b"", "t.csv:1: the file is empty, or its first line is"),
        ("t.csv", b"No,1990\n", 't.csv:1: there is no column "title"'),
        ("t.csv", b"titel,year\n", 't.csv:1: there is no column "title". Is it "titel"?'),
        ("t.csv", "title,year\nNo,1990\n".encode("utf-16"), "the first line is not UTF-8 text"),
        ("t.csv", b"\x89PNG\r\n\x1a\n\0\0", "the first line is not UTF-8 text"),
        ("t.tsv.gz", gzip.compress(b"title\tyear\n" + b"No\t1990\n" * 99999)[:-40], "damaged or cut short"),
        ("t.tsv.gz", b"\x1f\x8bnonsense", "damaged or cut short"),
    ],
    ids=["empty", "no header", "typo", "utf-16", "picture", "truncated", "not gzip"],
)
def test_a_file_that_is_not_this_table_is_refused(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    with pytest.raises(Mistakes) as caught:
        films(tmp_path, content, name)
    assert found in str(caught.value)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "t.csv").mkdir()
    with pytest.raises(Mistakes, match=r"t\.csv: cannot be read"):
        read(tmp_path, MAPPING % "", {})


def test_only_the_first_hundred_broken_rows_are_told_by_name(tmp_path: Path) -> None:
    _, faults = films(tmp_path, "title,year\n" + "No\n" * 1500)
    assert len(faults) == 101
    assert faults[-1] == "t.csv: 1,400 more rows cannot be read."
