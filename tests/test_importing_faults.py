"""Broken rows are all counted, and the first of them named."""

from __future__ import annotations

from knowledge.importing.faults import TOLD, Faults


def test_few_are_all_named() -> None:
    faults = Faults()
    assert faults.mistakes() == []
    faults.tell("a.tsv", 7, "has 3 cells")
    assert [str(one) for one in faults.mistakes()] == ["a.tsv:7: has 3 cells."]


def test_of_many_the_rest_is_counted() -> None:
    faults = Faults()
    for line in range(TOLD + 1200):
        faults.tell("a.tsv", line, "is broken")
    told = faults.mistakes()
    assert (len(told), faults.count, len(faults.told)) == (TOLD + 1, TOLD + 1200, TOLD)
    assert str(told[-1]) == "a.tsv: 1,200 more rows cannot be read."
