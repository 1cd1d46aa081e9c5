"""Which rows a condition lets through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from knowledge.importing.format import CellTest, Condition

Holds = Callable[[Sequence[str]], bool]


def always(row: Sequence[str]) -> bool:
    """Any row."""
    return True


def holds(condition: Condition, columns: Mapping[str, int], empty: frozenset[str]) -> Holds:
    """Whether a row meets a condition; `columns` tells where each stands, `empty` which cells count as empty ones."""
    groups = [[_test(test, columns, empty) for test in group] for group in condition]
    if not groups:
        return always
    if len(groups) == 1:
        (tests,) = groups
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)
    return lambda row: any(all(test(row) for test in tests) for tests in groups)


def _test(test: CellTest, columns: Mapping[str, int], empty: frozenset[str]) -> Holds:
    cell = itemgetter(columns[test.column])
    wanted, like, among = test.wanted, test.like, test.among
    if like:
        return lambda row: (like.search(cell(row)) is not None) is wanted
    if "" in among:
        among |= empty
    return lambda row: (cell(row) in among) is wanted
