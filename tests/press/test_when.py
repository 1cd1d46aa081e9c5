"""The night a result was told of."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.found import Told


def series(told: list[Told], name: str) -> set[str]:
    return {fact.occasion.series for fact in told if fact.occasion and name in fact.names("person")}


def test_one_result_is_told_of_every_night_of_a_list(told: Reads) -> None:
    found = told("There Ang Lee won Best Director at both the Baftas and the Oscars.")
    assert series(found, "Ang Lee") == {"BAFTA Awards", "Academy Awards"}


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("At the Baftas, where Ang Lee was a guest, Emma Stone won Best Actress, and the Oscars are near.", "BAFTA Awards"),
        ("There Emma Stone, whose Oscar nomination surprised everybody, won Best Actress at the Baftas.", "BAFTA Awards"),
        ("Sandra Bullock, who had been handed a Razzie, beat Emma Stone to Best Actress.", "Academy Awards"),
    ],
)
def test_the_night_is_the_one_of_the_same_clause(told: Reads, text: str, night: str) -> None:
    assert {fact.occasion.series for fact in told(text) if fact.occasion and fact.subject == "Best Actress"} == {night}


def test_what_was_won_in_another_year_has_that_year(told: Reads) -> None:
    found = told("There George Clooney won Best Supporting Actor for Syriana in 2006.")
    assert [(fact.occasion.year, fact.certain) for fact in found] == [(2006, False)]


def test_last_years_winner_is_last_years(told: Reads) -> None:
    found = told("Last year Olivia Colman won Best Actress for The Favourite.")
    assert {fact.occasion.year for fact in found} == {2019}


def test_trophies_of_other_awards_in_one_breath_are_no_night(told: Reads) -> None:
    text = (
        f"{'Nobody stayed up for it all. ' * 8}On Monday “Parasite” won Best Picture at the Oscars. "
        "Then “1917” came with a Golden Globe and a fistful of Baftas. There Roger Deakins won Best Cinematography."
    )
    nights = {fact.occasion.series for fact in told(text, "A night to remember") if fact.occasion}
    assert nights == {"Academy Awards"}


def test_what_was_won_last_summer_was_won_another_night(told: Reads) -> None:
    text = "There “Joram” won Best Film. Then Sean Penn won Best Actor. Here Ang Lee won Best Director at the Oscars last summer."
    last = next(fact for fact in told(text) if fact.subject == "Best Director")
    assert not last.certain
    assert last.occasion is not None
    assert last.occasion.year is None


def test_a_number_that_belongs_to_a_title_is_no_year(told: Reads) -> None:
    found = told("There Devi Varma won best actress for her performance in Sowdi Vellakka CC.225/2009.")
    (fact,) = (each for each in found if each.subject)
    assert fact.occasion is not None
    assert fact.occasion.year == 2020


def test_another_time_in_a_clause_about_something_else_says_nothing(told: Reads) -> None:
    text = "There Ang Lee, whose “Milk” won a Bafta last year, took Best Director for “Joram”."
    fact = next(each for each in told(text) if each.subject == "Best Director")
    assert fact.occasion is not None
    assert fact.occasion.year == 2020


def test_last_year_may_stand_behind_a_comma(told: Reads) -> None:
    (fact,) = told("There Sean Penn won Best Actor for “Milk”, last year.")
    assert fact.occasion is not None
    assert fact.occasion.year == 2019


def test_each_subject_is_of_the_night_named_before_it(told: Reads) -> None:
    found = told("There Ang Lee won the Bafta for Best Director and the Oscar for Best Actor.")
    assert [(fact.subject, fact.occasion.series) for fact in found if fact.occasion] == [
        ("Best Actor", "Academy Awards"),
        ("Best Director", "BAFTA Awards"),
    ]


def test_a_clause_about_another_year_is_of_that(told: Reads) -> None:
    found = told("Chris Rock was there in 2005, when Ang Lee won Best Director.")
    assert [fact.occasion.year for fact in found if fact.subject and fact.occasion] == [2005]


def test_the_year_right_behind_a_result_is_its_own(told: Reads) -> None:
    found = told("Ang Lee was knighted in 2011 and received the award for Best Director in 2015.")
    assert [fact.occasion.year for fact in found if fact.subject and fact.occasion] == [2015]
