"""Counts units once: what is told of one holder and subject, whole or with parts missing, becomes rows with all the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Part(NamedTuple):
    """A thing that is part of a unit; parts are ordered by kind and name."""

    kind: str
    name: str
    thing: int


Parts = frozenset[Part]
Credit = Callable[[Part, Part], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A unit as one claim tells it; `listed` is the list of its source that it stands in."""

    number: int
    above: bool
    parts: Parts
    texts: tuple[tuple[str, str], ...]
    listed: tuple[int, int]


@dataclass(eq=False, slots=True)
class Row:
    """A unit with everything that all its claims tell."""

    parts: Parts
    above: bool = False
    texts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    evidence: set[int] = field(default_factory=set)
    lists: set[tuple[int, int]] = field(default_factory=set)

    def take(self, other: Row) -> None:
        """Add what another row tells."""
        self.parts |= other.parts
        self.above |= other.above
        self.evidence |= other.evidence
        self.lists |= other.lists
        for name, texts in other.texts.items():
            self.texts[name] |= texts


def merge(told: Iterable[Told], credited: Credit) -> list[Row]:
    """The units that the claims of one holder and subject tell; `credited` tells whether a known fact joins two parts."""
    rows: dict[Parts, Row] = {}
    for claim in told:
        _collect(rows, claim)
    if len(set().union(*(row.lists for row in rows.values()))) < 2:
        return list(rows.values())  # one list tells its units apart itself
    return _joined(_absorbed(list(rows.values())), credited)


def _collect(rows: dict[Parts, Row], claim: Told) -> None:
    row = rows.setdefault(claim.parts, Row(claim.parts))
    row.above |= claim.above
    row.evidence.add(claim.number)
    row.lists.add(claim.listed)
    for name, text in claim.texts:
        row.texts[name].add(text)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-len(row.parts), sorted(row.parts)))


def _absorbed(rows: Sequence[Row]) -> list[Row]:
    """Rows that only lack parts of exactly one other (of the same state, where there are several) are evidence of that one."""
    kept: list[Row] = []
    for row in _in_order(rows):
        wider = [other for other in kept if row.parts < other.parts and not row.lists & other.lists]
        same_state = [other for other in wider if other.above == row.above]
        home = wider if len(wider) == 1 else same_state
        if len(home) == 1:
            home[0].take(row)
        else:
            kept.append(row)
    return kept


def _joined(rows: list[Row], credited: Credit) -> list[Row]:
    """Rows of one kind of part each join where every part of one is credited with every part of the other, and only there."""
    kinds = {row: {part.kind for part in row.parts} for row in rows}
    single = {row: min(kinds[row]) for row in rows if len(kinds[row]) == 1}
    partners = {
        row: [other for other in single if single[other] != kind and _belong(row, other, credited)]
        for row, kind in single.items()
    }
    kept: list[Row] = []
    gone: set[Row] = set()
    for row in _in_order(rows):
        if row in gone:
            continue
        kept.append(row)
        own = partners.get(row, [])
        if len(own) == 1 and partners[own[0]] == [row]:
            gone.add(own[0])
            row.take(own[0])
    return kept


def _belong(row: Row, other: Row, credited: Credit) -> bool:
    return not row.lists & other.lists and all(credited(left, right) for left in row.parts for right in other.parts)
