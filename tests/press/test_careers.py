"""The works of a life."""

from __future__ import annotations

import pytest
from reads import Reads, brief

TITLE = "Om Puri, actor of rare truth, dies at 66"


@pytest.mark.parametrize(
    "text",
    [
        "The actor Om Puri died on Friday. He was very funny in Priyadarshan's “Hera Pheri”.",
        "The actor Om Puri died on Friday. Audiences loved him in “Hera Pheri”.",
        "The actor Om Puri died on Friday. Puri was the corrupt contractor of “Hera Pheri”.",
    ],
)
def test_in_an_obituary_of_a_performer_works_are_those_played_in(told: Reads, text: str) -> None:
    assert ("acted", "Om Puri", "Hera Pheri") in map(brief, told(text, TITLE))


@pytest.mark.parametrize(
    "text",
    [
        "The actor Om Puri died on Friday. He was never in “Hera Pheri”.",
        "The actor Om Puri died on Friday. He liked “Hera Pheri” very much.",
        "The actor Om Puri died on Friday. Naseeruddin Shah was very funny in “Hera Pheri”.",
    ],
)
def test_of_others_and_of_what_was_not_it_tells_nothing(told: Reads, text: str) -> None:
    assert ("acted", "Om Puri", "Hera Pheri") not in map(brief, told(text, TITLE))


def test_of_who_only_directed_nothing_is_said_to_be_played(told: Reads) -> None:
    found = told("Om Puri died on Friday. He was at his best in “Hera Pheri”.", "Om Puri, director of comedies, dies at 66")
    assert "acted" not in {fact.statement for fact in found}
