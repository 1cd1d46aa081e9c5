"""One capital is somebody where only somebody can have won."""

from __future__ import annotations

import pytest
from reads import Reads, brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Best Actor went to Suriya for “Jai Bhim”.", [("won", "Best Actor", "Suriya", "Jai Bhim")]),
        ("On Sunday Dhanush won Best Actor.", [("won", "Best Actor", "Dhanush")]),
        ("On Sunday Joram won Best Director.", [("won", "Best Director", "Joram")]),
    ],
)
def test_a_result_tells_what_one_capital_is(told: Reads, text: str, expected: list[tuple[str, ...]]) -> None:
    assert [brief(fact) for fact in told(text)] == expected


def test_beside_somebody_in_a_list_it_is_somebody(told: Reads) -> None:
    found = told("Then Suriya and Ang Lee shared the award for Best Director.")
    assert [part.kind for fact in found for part in fact.parts] == ["person", "person"]


def test_of_what_goes_to_a_work_it_is_one(told: Reads) -> None:
    assert [part.kind for fact in told("On Sunday Joram won Best Film.") for part in fact.parts] == ["film"]
