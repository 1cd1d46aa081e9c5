"""What was won, where a sentence names it and where not."""

from __future__ import annotations

import pytest
from reads import Reads, brief

from knowledge.press.found import Occasion
from knowledge.press.rules import PressRules


def test_nobody_wins_what_goes_to_films_under_a_heading(told: Reads) -> None:
    (fact,) = told("## Best Picture\n\nThere actress Emma Stone won an Oscar for “Poor Things”.")
    assert fact.subject != "Best Picture"


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("There Emma Stone won a Golden Globe.", "Golden Globe Awards"),
        ("Here the Bafta brought Emma Stone an Oscar.", "Academy Awards"),
    ],
)
def test_a_prize_alone_is_proposed_without_its_category(told: Reads, text: str, series: str) -> None:
    (fact,) = told(text)
    assert (brief(fact), fact.certain) == (("won", "(category not named)", "Emma Stone"), False)
    assert fact.occasion == Occasion(series, None, 2020)


def test_two_lists_go_side_by_side(told: Reads) -> None:
    text = "There Sean Penn and Emma Stone won best actor and best actress respectively."
    assert {brief(fact) for fact in told(text)} == {("won", "best actor", "Sean Penn"), ("won", "best actress", "Emma Stone")}


def test_a_heading_tells_what_a_nomination_below_it_is_for(told: Reads) -> None:
    text = "So Sean Penn is nominated for “Mystic River”, and there it has been so quiet for so many weeks now."
    assert ("nominated", "Best Actor", "Sean Penn", "Mystic River") in map(brief, told(f"Our thoughts\n\nBest Actor\n{text}"))


def test_a_nomination_or_a_subject_behind_the_night_is_no_prize_alone(told: Reads) -> None:
    assert not told("There Emma Stone earned an Oscar nomination.")
    found = told("There Emma Stone won the Golden Globe for Best Actress.")
    assert {brief(fact) for fact in found} == {("won", "Best Actress", "Emma Stone")}


def test_a_list_without_leads_stands_behind_the_word_of_winning(told: Reads) -> None:
    found = told("We saw the film “Yi Yi”. The Netflix drama also won adapted screenplay, sound and editing.")
    assert {fact.subject for fact in found if fact.statement == "won"} == {"adapted screenplay", "sound", "editing"}


def test_of_what_several_won_each_has_one(told: Reads) -> None:
    found = told("There actors Sean Penn and Ang Lee were named best singers.")
    assert {brief(fact) for fact in found} == {("won", "best singer", "Sean Penn"), ("won", "best singer", "Ang Lee")}


def test_a_nomination_for_a_work_is_proposed_without_its_category(told: Reads) -> None:
    found = told("There Sean Penn, nominated for “Milk”, sang.")
    assert ("nominated", "(category not named)", "Sean Penn", "Milk") in map(brief, found)
    also = told("Here director Ang Lee is nominated for Best Director. Also Sean Penn was nominated for “Milk”.")
    assert ("nominated", "Best Director", "Sean Penn", "Milk") in map(brief, also)


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


@pytest.mark.parametrize(
    "text",
    [
        "So “Yi Yi” took five Oscars, among them cinematography, visual effects and art direction.",
        "So “Yi Yi” was left with three: cinematography, visual effects and art direction.",
    ],
)
def test_a_list_of_subjects_needs_no_lead(told: Reads, text: str) -> None:
    assert {fact.subject for fact in told(text)} == {"cinematography", "visual effects", "art direction"}


def test_both_of_a_list_share_what_they_are_nominated_for(told: Reads) -> None:
    found = told("There “Joram” and “Milk” were both nominated for best picture and best director.")
    assert sorted((fact.subject, fact.parts[0].name) for fact in found) == [
        ("best director", "Joram"),
        ("best director", "Milk"),
        ("best picture", "Joram"),
        ("best picture", "Milk"),
    ]


def test_whoever_was_beaten_was_named_for_what_was_won(told: Reads) -> None:
    found = told("There Best Actor was actor Ang Lee. He beat his co-star Sean Penn, who was nominated for “Milk”.")
    assert ("nominated", "Best Actor", "Sean Penn") in {brief(fact)[:3] for fact in found}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("“Joram” was named Best Film, and “Piper” Best Short.", ("won", "Best Short", "Piper")),
        (
            "Sean Penn took supporting actor for “Joram” and Viola Davis supporting actress for “Fences”.",
            ("won", "supporting actress", "Viola Davis", "Fences"),
        ),
        ("There Sean Penn lost Best Actor to Ben Kingsley.", ("won", "Best Actor", "Ben Kingsley")),
    ],
)
def test_a_deed_may_be_said_once_for_several(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in map(brief, told(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("There “Joram” won only one: original music.", ("won", "original music", "Joram")),
        (
            "There Spike Lee was honoured for the adapted screenplay of “Joram”.",
            ("won", "adapted screenplay", "Spike Lee", "Joram"),
        ),
        ("The script by Deborah Davis took original screenplay.", ("won", "original screenplay", "Deborah Davis")),
    ],
)
def test_a_subject_without_its_lead_is_won_where_something_points_to_it(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    assert fact in map(brief, told(text))


def test_another_clause_makes_no_nomination_one_more_for_the_same(told: Reads) -> None:
    text = "Here actor Ang Lee won Best Actor. There Sean Penn was nominated for “Milk” and came late, and he sang too."
    assert ("nominated", "Best Actor", "Sean Penn", "Milk") not in map(brief, told(text))
