"""For which work something was won."""

from __future__ import annotations

import pytest
from reads import Reads, brief


def test_each_of_several_works_is_a_result(told: Reads) -> None:
    found = told("There Kangana Ranaut won National Awards for Fashion Street, Queen Bee and Panga Tales.")
    assert {fact.parts[1].name for fact in found} == {"Fashion Street", "Queen Bee", "Panga Tales"}


def test_words_of_time_stand_between_a_result_and_its_work(told: Reads) -> None:
    (fact,) = told("There Emma Stone won Best Actress only last year for Poor Things.")
    assert [part.name for part in fact.parts] == ["Emma Stone", "Poor Things"]


def test_each_of_those_beaten_may_stand_behind_its_maker(told: Reads) -> None:
    found = told("So “Joram” beat Michael Haneke's “Amour” and Jacques Audiard's “A Prophet” to Best Picture.")
    assert {fact.parts[0].name for fact in found if fact.statement == "nominated"} == {"Amour", "A Prophet"}


def test_who_shares_an_award_is_no_work(told: Reads) -> None:
    found = told("There Bhumi Pednekar shared Best Actress with Tabu, who sang.")
    assert {fact.parts[0].name for fact in found} == {"Bhumi Pednekar", "Tabu"}
    assert all(len(fact.parts) == 1 for fact in found)


def test_a_word_that_paints_is_no_work(told: Reads) -> None:
    (fact,) = told("There Sean Penn won Best Actor for his Nazi colonel.")
    assert [part.name for part in fact.parts] == ["Sean Penn"]


def test_a_quoted_song_is_told_apart_from_its_film(told: Reads) -> None:
    (fact,) = told("On Sunday Asha Rao won Best Singer for the song “Teri Mitti” from “Kesari”.")
    assert {part.kind: part.name for part in fact.parts} == {"person": "Asha Rao", "film": "Kesari", "song": "Teri Mitti"}


def test_it_brought_him_something_for_itself(told: Reads) -> None:
    text = "Here we met actor Irrfan Khan. Then “Haasil” gave him a part, and brought him the Oscar for Best Actor."
    assert ("won", "Best Actor", "Irrfan Khan", "Haasil") in map(brief, told(text))


@pytest.mark.parametrize(
    "text",
    [
        "For “Joram”, actress Emma Stone was named Best Actress.",
        "For her role in “Joram”, actress Emma Stone won Best Actress.",
        "We met actress Emma Stone. Then “Joram” won her the award for Best Actress.",
    ],
)
def test_a_work_may_be_told_before_what_was_won_for_it(told: Reads, text: str) -> None:
    assert ("won", "Best Actress", "Emma Stone", "Joram") in map(brief, told(text))
