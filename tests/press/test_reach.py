"""What no pattern tells whole is reached for, and only proposed."""

from __future__ import annotations

import pytest
from reads import Reads, brief


def results(told: Reads, text: str) -> set[tuple[str, ...]]:
    return {(fact.subject, *(part.name for part in fact.parts)) for fact in told(text) if fact.statement == "won"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Here director Ang Lee, to loud applause, won the only statuette that he has room for, for Best Director.",
            {("Best Director", "Ang Lee")},
        ),
        (
            "Critics saw Emma Stone win Best Actress, Olivia Colman best supporting actress.",
            {("Best Actress", "Emma Stone"), ("best supporting actress", "Olivia Colman")},
        ),
        ("At last director Ang Lee won for adapted screenplay.", {("adapted screenplay", "Ang Lee")}),
        ("Here director Ang Lee, who won last year, again got his Best Director trophy.", {("Best Director", "Ang Lee")}),
        (
            "So Emma Stone won Best Actress, and then, yes, Poor Things is quite a film, having won Best Makeup.",
            {("Best Actress", "Emma Stone"), ("Best Makeup", "Poor Things")},
        ),
    ],
)
def test_much_may_stand_between(told: Reads, text: str, expected: set[tuple[str, ...]]) -> None:
    assert expected <= results(told, text)


@pytest.mark.parametrize(
    "text",
    [
        "Emma Stone was best actress for “Poor Things” and Sean Penn best actor for “Milk”.",
        "Here Emma Stone won best actress, and its star Sean Penn best actor for “Milk”.",
        "Here Emma Stone won best actress and Shri Sean Penn best actor for “Milk”.",
        "Here Emma Stone won best actress for “Poor Things”, and Sean Penn shouted his way to best actor for “Milk”.",
    ],
)
def test_what_was_done_need_not_be_said_again(told: Reads, text: str) -> None:
    assert ("best actor", "Sean Penn", "Milk") in {
        (fact.subject, *(part.name for part in fact.parts)) for fact in told(text) if fact.statement == "won"
    }


def test_what_is_reached_for_is_never_certain(told: Reads) -> None:
    text = "Here director Ang Lee, to loud applause, won the only statuette that he has room for, for Best Director."
    assert not any(fact.certain for fact in told(text))


def test_another_clause_is_not_reached_across(told: Reads) -> None:
    text = "Yes, Regina King won Best Supporting Actress, and Spike Lee spoke at length about the best adapted screenplay."
    assert ("best adapted screenplay", "Regina King") not in results(told, text)


def test_a_list_behind_a_colon_is_of_the_subject_before_it(told: Reads) -> None:
    found = told("The best director race is all male: Sam Mendes (“1917”), Bong Joon Ho and Todd Phillips.")
    assert {brief(fact) for fact in found} == {
        ("nominated", "best director", "Sam Mendes", "1917"),
        ("nominated", "best director", "Bong Joon Ho"),
        ("nominated", "best director", "Todd Phillips"),
    }
    assert not told("The best director speech had three parts: Sam Mendes, Bong Joon Ho and Todd Phillips.")


def test_what_is_won_may_be_set_off(told: Reads) -> None:
    assert ("won", "sound mixing", "Mad Max") in map(brief, told("Then “Mad Max” won its fifth, for sound mixing."))
