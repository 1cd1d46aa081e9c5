"""Long lists answered a portion at a time."""

from __future__ import annotations

from dataclasses import replace

from bot.find import Findings
from bot.reply import PORTION, Portion


def portion(findings: Findings, start: int) -> tuple[Findings, Portion | None]:
    """Findings with those of their answers that a portion holds; all of them, and None, where they are few or not a list."""
    wanted = findings.answer.name
    every = findings.cells(wanted) if findings.answer.form == "each" else ()
    if len(every) <= PORTION:
        return findings, None
    start = start if 0 <= start < len(every) else 0
    held = set(every[start : start + PORTION])
    rows = tuple(row for row in findings.rows if held & set(row.cells.get(wanted, ())))
    return replace(findings, rows=rows, count=len(every)), Portion(start + 1, start + len(held), len(every))
