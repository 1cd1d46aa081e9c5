"""Long lists answered a portion at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.find import Findings

SIZE = 10


@dataclass(frozen=True, slots=True)
class Portion:
    """Which of many answers a reply shows: from `first` to `last`, counted from 1, of `total`."""

    first: int
    last: int
    total: int

    @property
    def before(self) -> int | None:
        """Where the portion before this one starts, None where this is the first."""
        return max(0, self.first - 1 - SIZE) if self.first > 1 else None

    @property
    def after(self) -> int | None:
        """Where the next portion starts, None where this is the last."""
        return self.last if self.last < self.total else None


def portion(findings: Findings, start: int) -> tuple[Findings, Portion | None]:
    """Findings with those of their answers that a portion holds; all of them, and None, where they are few or not a list."""
    wanted = findings.answer.name
    every = findings.cells(wanted) if findings.answer.form == "each" else ()
    if len(every) <= SIZE:
        return findings, None
    start = start if 0 <= start < len(every) else 0
    held = set(every[start : start + SIZE])
    rows = tuple(row for row in findings.rows if held & set(row.cells.get(wanted, ())))
    return replace(findings, rows=rows, count=len(every)), Portion(start + 1, start + len(held), len(every))
