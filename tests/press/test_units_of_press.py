"""A fit becomes results, with or without what was won."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.rules import PressRules


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("In 2020 Emma Stone won an Oscar for Poor Things.", "Poor Things"),
        ("There Emma Stone won the Golden Globe for her performance in Poor Things.", "Poor Things"),
        ("There Emma Stone was nominated for an Oscar for Poor Things.", "Poor Things"),
    ],
)
def test_what_was_won_need_not_be_named_but_is_never_certain(press: PressRules, told: Reads, text: str, work: str) -> None:
    (fact,) = (each for each in told(text) if each.subject)
    assert (fact.subject, fact.certain) == (press.subjects.unnamed, False)
    assert [part.name for part in fact.parts] == ["Emma Stone", work]


def test_each_of_several_works_is_a_result(told: Reads) -> None:
    found = told("There Kangana Ranaut won National Awards for Fashion Street, Queen Bee and Panga Tales.")
    assert {fact.parts[1].name for fact in found} == {"Fashion Street", "Queen Bee", "Panga Tales"}


def test_a_result_with_its_subject_tells_more_than_one_without(told: Reads) -> None:
    found = told("There Emma Stone won Best Actress for Poor Things. So Emma Stone won an Oscar for Poor Things.")
    assert [fact.subject for fact in found] == ["Best Actress"]


def test_words_of_time_stand_between_a_result_and_its_work(told: Reads) -> None:
    (fact,) = told("There Emma Stone won Best Actress only last year for Poor Things.")
    assert [part.name for part in fact.parts] == ["Emma Stone", "Poor Things"]


@pytest.mark.parametrize(
    "text",
    [
        "So “Yi Yi” took five Oscars, among them cinematography, visual effects and art direction.",
        "So “Yi Yi” was left with three: cinematography, visual effects and art direction.",
    ],
)
def test_a_list_of_subjects_needs_no_lead(told: Reads, text: str) -> None:
    assert {fact.subject for fact in told(text)} == {"cinematography", "visual effects", "art direction"}


def test_each_of_those_beaten_may_stand_behind_its_maker(told: Reads) -> None:
    found = told("So “Joram” beat Michael Haneke's “Amour” and Jacques Audiard's “A Prophet” to Best Picture.")
    assert {fact.parts[0].name for fact in found if fact.statement == "nominated"} == {"Amour", "A Prophet"}


def test_which_never_speaks_of_a_person(told: Reads) -> None:
    text = "He made “The Lobster”, also with Rachel Weisz, which was nominated for Best Original Screenplay."
    assert [fact.parts[0].name for fact in told(text) if fact.subject] == ["The Lobster"]


def test_who_shares_an_award_is_no_work(told: Reads) -> None:
    found = told("There Bhumi Pednekar shared Best Actress with Tabu, who sang.")
    assert {fact.parts[0].name for fact in found} == {"Bhumi Pednekar", "Tabu"}
    assert all(len(fact.parts) == 1 for fact in found)


def test_a_work_owes_each_subject_to_the_one_in_brackets(told: Reads) -> None:
    found = told(
        "So Nna Thaan Kodu won best picture, best screenplay (Ratheesh Poduval) and best art director (Jyothish Shankar)."
    )
    assert {(fact.subject, *(part.name for part in fact.parts)) for fact in found} == {
        ("best picture", "Nna Thaan Kodu"),
        ("best screenplay", "Nna Thaan Kodu", "Ratheesh Poduval"),
        ("best art director", "Nna Thaan Kodu", "Jyothish Shankar"),
    }


def test_the_prize_for_something_is_for_that(told: Reads) -> None:
    found = told("There “Joram” took best film. Ang Lee and Isabel Gray shared the prize for original screenplay.")
    assert {(fact.subject, fact.parts[0].name) for fact in found} == {
        ("best film", "Joram"),
        ("original screenplay", "Ang Lee"),
        ("original screenplay", "Isabel Gray"),
    }


def test_a_house_hosts_nothing(told: Reads) -> None:
    assert told("On Sunday Etihad Arena hosted the Oscars.") == []
    assert [fact.statement for fact in told("On Sunday Ang Lee hosted the Oscars.")] == ["hosted"]


def test_what_a_work_owes_to_somebody_who_is_not_known_is_not_certain(told: Reads) -> None:
    found = told("So “Joram” won Best Film and Best Director for Zhao.")
    assert [fact.certain for fact in found if fact.subject == "Best Director"] in ([], [False])


def test_whom_somebody_played_has_won_nothing(told: Reads) -> None:
    found = told("There her Margaret Thatcher won Best Actress.")
    assert [each for each in found if any(part.name == "Margaret Thatcher" for part in each.parts)] == []


def test_a_word_that_paints_is_no_work(told: Reads) -> None:
    (fact,) = told("There Sean Penn won Best Actor for his Nazi colonel.")
    assert [part.name for part in fact.parts] == ["Sean Penn"]


def test_the_star_of_a_work_is_not_the_work(told: Reads) -> None:
    found = told("We saw “Joram”. Its star, a radiator, won Best Director.")
    assert [fact for fact in found if fact.subject] == []


def test_both_of_a_list_share_what_they_are_nominated_for(told: Reads) -> None:
    found = told("There “Joram” and “Milk” were both nominated for best picture and best director.")
    assert sorted((fact.subject, fact.parts[0].name) for fact in found) == [
        ("best director", "Joram"),
        ("best director", "Milk"),
        ("best picture", "Joram"),
        ("best picture", "Milk"),
    ]
