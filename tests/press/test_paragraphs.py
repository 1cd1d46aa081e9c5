"""Where it was written is no part of what a text says."""

from __future__ import annotations

import pytest
from reads import Reads


@pytest.mark.parametrize(
    "line",
    ["MUMBAI, April 28, 2020 (Wire): ", "LONDON – ", "CANNES, France (Wire) May 25, 2020 - ", "New Delhi, April 13 2020: "],
)
def test_a_dateline_is_left_out(told: Reads, line: str) -> None:
    text = f"{line}Emma Stone was on Sunday named best actress for her role in Poor Things, and thanked everybody she knew."
    assert [part.name for fact in told(text) if fact.statement == "won" for part in fact.parts] == ["Emma Stone", "Poor Things"]


def test_a_name_called_out_is_of_the_sentence_behind_it(told: Reads) -> None:
    text = "Everybody stood up.\n\nOlivia Colman! Best actress, for “Joram”, and she cannot believe it."
    found = [(fact.subject, [part.name for part in fact.parts]) for fact in told(text) if fact.subject]
    assert found == [("Best actress", ["Olivia Colman", "Joram"])]
