"""What stands under a heading with another year was not won in the article's own."""

from __future__ import annotations

from reads import Reads


def years(told: Reads, heading: str) -> list[int | None]:
    text = f"Nights we remember\n\nEverybody came to the Oscars.\n\n{heading}\n\nThere Sean Penn won Best Actor for “Milk”."
    return [fact.occasion.year for fact in told(text) if fact.subject and fact.occasion]


def test_a_result_under_another_year_has_none(told: Reads) -> None:
    assert years(told, "Sean Penn, 2009") == [None]
    assert years(told, "Milk (2008)") == [None]


def test_a_heading_without_a_year_or_with_the_article_s_own_changes_nothing(told: Reads) -> None:
    assert years(told, "A night to forget") == [2020]
    assert years(told, "The Oscars of 2020") == [2020]


def test_a_date_is_no_heading_of_another_year(told: Reads) -> None:
    assert years(told, "Tom Ferris, 14 April 2019") == [2020]
