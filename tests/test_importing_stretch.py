"""What is read of rows together is what would be read of each."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.importing.faults import Faults, RowError
from knowledge.importing.stretch import Items, Row, Stretch


def make(row: Row) -> Items:
    if row[0] == "?":
        raise RowError("not a word")
    return (row[0],)


def make_all(rows: Sequence[Row]) -> list[Items]:
    return [make(row) for row in rows]


def test_a_column_is_made_of_the_rows_in_its_places() -> None:
    stretch = Stretch([4, 5, 6], [["a"], ["b"], ["c"]])
    assert stretch.column("word", make, make_all, stretch.places) == [("a",), ("b",), ("c",)]
    assert stretch.column("word", make, make_all, [0, 2]) == [("a",), ("c",)]


def test_rows_that_cannot_be_read_are_told_by_line_and_the_others_are_read() -> None:
    stretch = Stretch([4, 5, 6], [["a"], ["?"], ["c"]])
    assert stretch.column("word", make, make_all, stretch.places) == [("a",), (), ("c",)]
    stretch.break_row(1, RowError("found later"))
    stretch.break_row(0, RowError("empty"))
    faults = Faults()
    stretch.tell(faults, "t.csv")
    assert [str(mistake) for mistake in faults.mistakes()] == ["t.csv:4: empty.", "t.csv:5: not a word."]
