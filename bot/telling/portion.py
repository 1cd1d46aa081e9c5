"""Long lists answered a portion at a time."""

from __future__ import annotations

from dataclasses import replace

from bot.finding.find import Findings
from bot.reply import PORTION, Portion


def portion(findings: Findings, start: int, by_rows: bool = False) -> tuple[Findings, Portion | None]:
    """Findings with those of their answers that a portion holds; all of them, and None, where they are few or not a list.

    A reply that tells its rows one by one is divided `by_rows`: who won twice is in the portion of each win.
    """
    wanted = findings.answer.name
    every = findings.cells(wanted) if findings.answer.form == "each" or findings.answer.number else ()
    if len(every) <= PORTION:
        return findings, None
    total = len(findings.rows) if by_rows else len(every)
    start = start if 0 <= start < total else 0
    if by_rows:
        rows = findings.rows[start : start + PORTION]
    else:
        held = set(every[start : start + PORTION])
        rows = tuple(row for row in findings.rows if held & set(row.cells.get(wanted, ())))
    return replace(findings, rows=rows, count=total), Portion(start + 1, min(start + PORTION, total), total)
