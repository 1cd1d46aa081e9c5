"""The credits above a review."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.found import Told

TITLE = "“Joram” review: a chase through the night"


def told_of(facts: list[Told]) -> set[tuple[str, ...]]:
    return {(fact.statement, *sorted(fact.nouns.values())) for fact in facts if not fact.subject}


CREDITS = {
    ("directed", "Devashish Makhija", "Joram"),
    ("acted", "Joram", "Manoj Bajpayee"),
    ("acted", "Joram", "Tannishtha Chatterjee"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Cast: Manoj Bajpayee, Tannishtha Chatterjee\nDirector: Devashish Makhija\nRating: 4/5",
        "Starring: Manoj Bajpayee and Tannishtha Chatterjee\nDirected by: Devashish Makhija",
        "Director: Devashish Makhija | Cast: Manoj Bajpayee, Tannishtha Chatterjee",
        "Dir: Devashish Makhija. With: Manoj Bajpayee, Tannishtha Chatterjee.",
        "Film: Joram\nCast: Manoj Bajpayee (as Dasru), Tannishtha Chatterjee\n"
        "Director: Devashish Makhija\nRunning time: 119 minutes",
    ],
)
def test_credits_tell_who_made_the_film(told: Reads, text: str) -> None:
    facts = told(f"{text}\n\nWhat a chase it is.", TITLE)
    assert told_of(facts) == CREDITS
    assert not any(fact.certain for fact in facts)


def test_they_are_no_results_even_of_a_film_without_a_name(told: Reads) -> None:
    assert told("Cast: Manoj Bajpayee\nDirector: Devashish Makhija\nRating: 4/5", "Our film of the week") == []


def test_a_list_of_results_is_no_credits(told: Reads) -> None:
    text = "Winners\n\nFilm: Joram\nDirector: Devashish Makhija\nActor: Manoj Bajpayee"
    assert {fact.statement for fact in told(text)} == {"won"}
