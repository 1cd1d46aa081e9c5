"""Names that were read differently from what was typed."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


def test_a_correction_stands_before_the_answer(small: Marquee) -> None:
    reply = small.ask("who directed Pepar Moths?")
    assert reply.text.splitlines()[0] == "Reading “Pepar Moths” as <b>Paper Moths</b>."
    assert reply.corrected == {"Pepar Moths": "Paper Moths"}


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("who directed paper moths?", {}),
        ("who directed 12  bells?", {}),
        ("who directed Twelve Bells?", {}),
        ("films by Marrick", {"Marrick": "Juno Marrick"}),
        ("who directed marow street", {"marow street": "Marrow Street"}),
    ],
)
def test_what_is_misspelt_or_said_in_part_is_corrected(small: Marquee, question: str, corrected: dict[str, str]) -> None:
    assert small.ask(question).corrected == corrected
