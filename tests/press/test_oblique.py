"""Names behind a word such as "by" do nothing in their sentence."""

from __future__ import annotations

import pytest
from reads import Reads


def winners(told: Reads, text: str) -> set[str]:
    return {part.name for fact in told(text) if fact.statement == "won" for part in fact.parts}


@pytest.mark.parametrize(
    "text",
    [
        "Last came Drishyam Returns, starring Ajay Devgn, Tabu Hashmi and Akshaye Khanna, which won Best Picture.",
        "Last came “Joram”, directed by Nick Park and Steve Box, and won Best Picture.",
    ],
)
def test_a_list_of_names_behind_such_a_word_wins_nothing(told: Reads, text: str) -> None:
    assert not winners(told, text) & {"Ajay Devgn", "Tabu Hashmi", "Akshaye Khanna", "Nick Park", "Steve Box"}


def test_a_clause_of_its_own_is_not_in_the_list(told: Reads) -> None:
    text = (
        "There Sean Penn won Best Actor for his portrayal of Robert Oppenheimer, and Robert Downey Jr. won Best Supporting Actor."
    )
    assert "Robert Downey Jr" in {name.rstrip(".") for name in winners(told, text)}


def test_a_title_behind_for_the_tamil_film_wins_nothing(told: Reads) -> None:
    text = "So Manoj Bajpayee for the Hindi film “Bhonsle” and Dhanush for the Tamil film “Asuran” shared the Best Actor award."
    assert "Asuran" not in winners(told, text)
