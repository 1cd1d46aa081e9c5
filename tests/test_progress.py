"""The bar of long work."""

from __future__ import annotations

import io

from bot.terminal.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_how_fast_and_how_long() -> None:
    out = Terminal()
    with Bar(2_000_000, out) as bar:
        bar.step(1500, 1_000_000)
        bar.bar.refresh()
        bar.step(1500, 1_000_000)
    shown = out.getvalue()
    assert "50%" in shown
    assert "1.00M/2.00M" in shown
    assert "B/s" in shown
    assert "3,000 rows, now putting them together" in shown


def test_nobody_else_sees_anything() -> None:
    out = io.StringIO()
    with Bar(10, out) as bar:
        bar.step(1, 10)
    assert (out.getvalue(), bar.rows) == ("", 1)
