"""Counts units once: claims of the same unit, whole or with parts missing, become one row with the evidence of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.things import Thing

Parts = frozenset[Thing]
Credit = Callable[[Thing, Thing], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A unit as one claim tells it; `evidence` is (source, claim) and `listed` the list of its source that it stands in."""

    holder: Thing | None
    subject: Thing
    above: bool
    parts: Parts
    texts: tuple[tuple[str, str], ...]
    evidence: tuple[int, int]
    listed: tuple[int, int]


@dataclass(eq=False, slots=True)
class Row:
    """A unit with everything that all its claims tell."""

    holder: Thing
    subject: Thing
    parts: Parts
    above: bool = False
    texts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    evidence: set[tuple[int, int]] = field(default_factory=set)
    lists: set[tuple[int, int]] = field(default_factory=set)

    def take(self, other: Row) -> None:
        """Add what another row tells."""
        self.parts |= other.parts
        self.above |= other.above
        self.evidence |= other.evidence
        self.lists |= other.lists
        for name, texts in other.texts.items():
            self.texts[name] |= texts


def merge(told: Iterable[Told], credited: Credit, rank: Callable[[Thing], int]) -> tuple[list[Row], list[Told]]:
    """The units that the claims tell, and the claims whose holder is not said and cannot be concluded.

    `credited` tells whether two things are joined by a known fact; `rank` is any order of things that the sources fix.
    """
    groups: dict[tuple[Thing, Thing], dict[Parts, Row]] = defaultdict(dict)
    homeless: list[Told] = []
    for claim in told:
        if claim.holder is None:
            homeless.append(claim)
        else:
            _collect(groups[claim.holder, claim.subject], claim, claim.holder)
    rows = [row for key in groups for row in _joined(_absorbed(list(groups[key].values()), rank), credited, rank)]
    return rows, [claim for claim in homeless if not _housed(claim, rows)]


def _collect(group: dict[Parts, Row], claim: Told, holder: Thing) -> None:
    row = group.setdefault(claim.parts, Row(holder, claim.subject, claim.parts))
    row.above |= claim.above
    row.evidence.add(claim.evidence)
    row.lists.add(claim.listed)
    for name, text in claim.texts:
        row.texts[name].add(text)


def _in_order(rows: Iterable[Row], rank: Callable[[Thing], int]) -> list[Row]:
    return sorted(rows, key=lambda row: (-len(row.parts), sorted(map(rank, row.parts))))


def _absorbed(rows: Sequence[Row], rank: Callable[[Thing], int]) -> list[Row]:
    """Rows that only lack parts of exactly one other (of the same state, where there are several) are evidence of that one."""
    kept: list[Row] = []
    for row in _in_order(rows, rank):
        wider = [other for other in kept if row.parts < other.parts and not row.lists & other.lists]
        same_state = [other for other in wider if other.above == row.above]
        home = wider if len(wider) == 1 else same_state
        if len(home) == 1:
            home[0].take(row)
        else:
            kept.append(row)
    return kept


def _joined(rows: list[Row], credited: Credit, rank: Callable[[Thing], int]) -> list[Row]:
    """Rows of one kind of part each join where every part of one is credited with every part of the other, and only there."""
    partners = {row: [other for other in rows if _belong(row, other, credited)] for row in rows}
    kept: list[Row] = []
    gone: set[Row] = set()
    for row in _in_order(rows, rank):
        if row in gone:
            continue
        kept.append(row)
        if len(partners[row]) == 1 and partners[partners[row][0]] == [row]:
            gone.add(partners[row][0])
            row.take(partners[row][0])
    return kept


def _belong(row: Row, other: Row, credited: Credit) -> bool:
    one, two = {part.kind for part in row.parts}, {part.kind for part in other.parts}
    apart = len(one) == len(two) == 1 and one != two and not row.lists & other.lists
    return apart and all(credited(left, right) for left in row.parts for right in other.parts)


def _housed(claim: Told, rows: Sequence[Row]) -> bool:
    """Give a claim without a holder to the only unit it can be; False where there are several or none."""
    homes = [row for row in rows if row.subject is claim.subject and claim.parts <= row.parts and row.above >= claim.above]
    if len(homes) == 1:
        homes[0].evidence.add(claim.evidence)
        for name, text in claim.texts:
            homes[0].texts[name].add(text)
    return len(homes) == 1
