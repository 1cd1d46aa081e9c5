"""What an article is about by its title."""

from __future__ import annotations

import pytest
from reads import Reads, brief


def test_in_a_review_the_film_is_the_one_of_its_title(told: Reads) -> None:
    text = "We saw “Joram” and liked it. It is no “Badlapur”. The film was directed by Ang Lee."
    assert ("directed", "Ang Lee", "Joram") in map(brief, told(text, "“Joram” review"))


def test_a_life_is_about_whoever_its_title_names_by_a_first_name(told: Reads) -> None:
    text = "Here actor Irrfan Khan lived. Director Anurag Basu mourned him.\n\nHe won Best Actor for “Joram” at the Oscars."
    assert ("won", "Best Actor", "Irrfan Khan", "Joram") in map(brief, told(text, "Irrfan dies"))


def test_he_at_the_beginning_of_a_paragraph_is_whom_the_title_names(told: Reads) -> None:
    text = (
        "Here actor Sidney Poitier is mourned. There actor Denzel Washington spoke.\n\nHe won Best Actor for Lilies of the Field."
    )
    facts = told(text, "Sidney Poitier, who opened a door, dies at 94")
    assert ("won", "Best Actor", "Sidney Poitier", "Lilies of the Field") in map(brief, facts)


def test_who_answers_in_an_interview_speaks_of_themselves(told: Reads) -> None:
    talk = "How are you?\n\nWell.\n\nAnd now?\n\nThat year I won the Filmfare Award for Best Actor.\n\nWhat is next?\n\nSleep."
    lead = "We met actor Sean Penn on a Monday, and we asked him what we had always wanted to ask of him.\n\n"
    assert ("won", "Best Actor", "Sean Penn") in map(brief, told(lead + talk, "A talk with Sean Penn"))
    assert not told(lead + "That year I won the Filmfare Award for Best Actor.", "A talk with Sean Penn")


def test_in_a_life_he_is_whoever_it_was(told: Reads) -> None:
    text = (
        "Everybody loved actor Sean Penn, who has died. He sang.\n\nHere director Ang Lee met him. He won Best Actor for “Milk”."
    )
    assert ("won", "Best Actor", "Sean Penn", "Milk") in map(brief, told(text, title="Sean Penn, a life at the Oscars"))


def test_the_film_is_the_one_of_the_title_where_a_paragraph_begins(told: Reads) -> None:
    text = (
        "We saw the film “Joram” and the film “Argo”. \n\nThe film “Argo” is good.\n\nThere actress Smita Tambe plays the mother."
    )
    assert ("acted", "Smita Tambe", "Joram") in map(brief, told(text, title="Review: Joram"))
    assert ("acted", "Smita Tambe", "Joram") not in map(brief, told(text, title="Joram or Argo"))


REVIEW = "Here Joram comes back. Holly Hunter is Ada, and Sam Neill, as Stewart, waits. Jane Campion's film is good."


@pytest.mark.parametrize("title", ["Review: Joram", "Joram (1993)", "Joram (1993) – back again"])
def test_in_a_review_whoever_is_somebody_plays_in_it(told: Reads, title: str) -> None:
    assert {("acted", "Holly Hunter", "Joram"), ("acted", "Sam Neill", "Joram"), ("directed", "Jane Campion", "Joram")} <= {
        brief(fact) for fact in told(REVIEW, title)
    }


def test_elsewhere_they_do_not(told: Reads) -> None:
    assert "acted" not in {fact.statement for fact in told(REVIEW, "Joram comes back")}
