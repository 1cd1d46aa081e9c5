"""Results told year by year."""

from __future__ import annotations

import pytest
from reads import Reads

YEARS = {("Argo", 2013), ("Joram", 2014), ("Birdman", 2015)}


def results(told: Reads, text: str) -> set[tuple[str, int | None]]:
    return {
        (fact.parts[0].name, fact.occasion.year)
        for fact in told(text)
        if fact.statement == "won" and fact.subject == "Best Picture" and fact.occasion
    }


@pytest.mark.parametrize(
    "text",
    [
        "Best Picture at the Oscars\n\n2013: Argo\n2014: Joram\n2015: Birdman",
        "Best Picture at the Oscars\n\n- 2013 – Argo\n- 2014 – Joram\n- 2015 – Birdman",
        "## Best Picture (Academy Awards)\n\n2013 – Argo; 2014 – Joram; 2015 – Birdman",
        "Best Picture winners\n\n2013 Argo\n2014 Joram\n2015 Birdman",
        "Best Picture winners\n\n| Year | Film |\n|-|-|\n| 2013 | Argo |\n| 2014 | Joram |\n| 2015 | Birdman |",
        "Year by year\n\n| Year | Best Picture | Best Director |\n|-|-|-|\n| 2013 | Argo | Ang Lee |\n"
        "| 2014 | Joram | Ang Lee |\n| 2015 | Birdman | Ang Lee |",
    ],
)
def test_each_year_has_its_result(told: Reads, text: str) -> None:
    assert results(told, text) == YEARS


def test_all_is_only_proposed(told: Reads) -> None:
    assert not any(fact.certain for fact in told("Best Picture at the Oscars\n\n2013: Argo\n2014: Joram"))


def test_what_is_no_name_is_no_result(told: Reads) -> None:
    assert results(told, "Best Picture\n\n2019: Argo\n2020: not awarded\n2021: Joram") == {("Argo", 2019), ("Joram", 2021)}


@pytest.mark.parametrize(
    "text", ["2013: Argo\n2014: Joram", "Best Picture nominees\n\n2013: Argo\n2014: Joram", "Best Picture\n\n2013: Argo"]
)
def test_without_what_was_won_years_tell_nothing(told: Reads, text: str) -> None:
    assert results(told, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Golden Lion\n\n2019: Argo (Ang Lee)\n2020: Joram (Devashish Makhija)",
        "Golden Lion winners\n\n| Year | Film | Director |\n|-|-|-|\n| 2019 | Argo | Ang Lee |\n"
        "| 2020 | Joram | Devashish Makhija |",
    ],
)
def test_who_made_it_stands_beside_the_work(told: Reads, text: str) -> None:
    made = {tuple(fact.nouns.values()) for fact in told(text) if fact.statement == "directed"}
    assert made == {("Argo", "Ang Lee"), ("Joram", "Devashish Makhija")}
