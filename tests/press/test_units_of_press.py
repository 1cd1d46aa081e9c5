"""A fit becomes results, with or without what was won."""

from __future__ import annotations

from reads import Reads


def test_a_result_with_its_subject_tells_more_than_one_without(told: Reads) -> None:
    found = told("There Emma Stone won Best Actress for Poor Things. So Emma Stone won an Oscar for Poor Things.")
    assert [fact.subject for fact in found] == ["Best Actress"]


def test_which_never_speaks_of_a_person(told: Reads) -> None:
    text = "He made “The Lobster”, also with Rachel Weisz, which was nominated for Best Original Screenplay."
    assert [fact.parts[0].name for fact in told(text) if fact.subject] == ["The Lobster"]


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


def test_the_star_of_a_work_is_not_the_work(told: Reads) -> None:
    found = told("We saw “Joram”. Its star, a radiator, won Best Director.")
    assert [fact for fact in found if fact.subject] == []
