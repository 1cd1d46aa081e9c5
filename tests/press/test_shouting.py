"""Capitals say who won, where a list prints only the winners so."""

from __future__ import annotations

from reads import Reads, brief

TITLE = "The 2020 Oscars: the list"


def results(told: Reads, text: str) -> list[tuple[str, ...]]:
    return [brief(fact) for fact in told(text, TITLE) if fact.subject]


def test_of_each_subject_the_line_in_capitals_won(told: Reads) -> None:
    text = "BEST PICTURE\nCODA\nTHE SEA INSIDE\nJoram\n\nBEST ACTOR\nJavier Bardem – The Sea Inside\nSEAN PENN – MILK"
    assert [found[0] for found in results(told, text)] == ["nominated", "won", "nominated", "nominated", "won"]


def test_where_all_or_one_only_are_in_capitals_nothing_is_said(told: Reads) -> None:
    assert {found[0] for found in results(told, "BEST PICTURE\nTHE SEA INSIDE\n\nBEST ACTOR\nSEAN PENN")} == {"won"}
    one = results(told, "Best Picture\nCODA\nJoram\nMilk\nRay\n\nBest Actor\nSean Penn")
    assert ("won", "Best Picture", "CODA") not in one
