"""Subjects without their lead are subjects where what stands beside them shows it."""

from __future__ import annotations

import pytest
from reads import Reads, brief


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Then “Joram” has won visual effects ahead of “Argo”.", ("won", "visual effects", "Joram")),
        ("Original screenplay goes to “Joram”.", ("won", "Original screenplay", "Joram")),
        ("There director Ang Lee was nominated for original screenplay.", ("nominated", "original screenplay", "Ang Lee")),
        ("There “Joram” took three, including editing and sound.", ("won", "sound", "Joram")),
        ("There the award for editing went to “Joram”.", ("won", "editing", "Joram")),
    ],
)
def test_what_is_won_needs_no_lead(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in map(brief, told(text))


@pytest.mark.parametrize(
    "text",
    [
        "There director Ang Lee won film fans.",
        "There director Ang Lee took a supporting role.",
        "There director Ang Lee won original screenplay rights.",
        "Then director Ang Lee took up music.",
    ],
)
def test_other_words_of_the_trade_are_none(told: Reads, text: str) -> None:
    assert not told(text)


def test_one_of_many_is_none(told: Reads) -> None:
    assert not told("There Zadie Quill has taken a short story.")


def test_a_subject_between_commas_needs_no_deed(told: Reads) -> None:
    assert ("won", "supporting actor", "Zadie Quill", "Joram") in map(brief, told("Then Zadie Quill, supporting actor, “Joram”."))
