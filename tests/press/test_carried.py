"""What a paragraph tells behind a sentence on another year was not won in the article's own."""

from __future__ import annotations

import pytest
from reads import Reads


def years(told: Reads, text: str) -> list[int | None]:
    return [fact.occasion.year for fact in told(text) if fact.subject and fact.occasion]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sean Penn won Best Actor in 2009. Kate Winslet won Best Actress.", [2009, None]),
        ("Sean Penn won Best Actor in 2009. On Sunday Kate Winslet won Best Actress.", [2009, 2020]),
        ("Sean Penn won Best Actor. Kate Winslet won Best Actress.", [2020, 2020]),
        ("Sean Penn was born in 1960. Kate Winslet won Best Actress.", [2020]),
        ("Sean Penn won Best Actor in 2009.\n\nKate Winslet won Best Actress.", [2009, 2020]),
    ],
)
def test_a_year_is_carried_through_its_paragraph(told: Reads, text: str, expected: list[int | None]) -> None:
    assert years(told, text) == expected


def test_a_day_of_another_year_is_carried_on_too(told: Reads) -> None:
    found = told("On 7 March 2010 Ang Lee won Best Director. His film “Joram” was named Best Picture.", "The 2020 Oscars")
    assert [fact.occasion and fact.occasion.year for fact in found if fact.subject] == [2010, None]
