"""Said twice is said once; what contradicts itself is not certain."""

from __future__ import annotations

from dataclasses import replace

from reads import Reads

from knowledge.press.found import Occasion, Part, Told
from knowledge.press.rules import PressRules
from knowledge.press.settle import settled

NIGHT = Occasion("Academy Awards", None, 2020)


def won(name: str, subject: str = "Best Director", **more: object) -> Told:
    return replace(Told("won", 0, 9, True, {}, subject, (Part("person", name),), NIGHT), **more)  # type: ignore[arg-type]


def test_the_same_with_a_work_is_the_same_and_says_more(press: PressRules) -> None:
    both = (Part("person", "Ang Lee"), Part("film", "Life of Pi"))
    (fact,) = settled(press, [won("Ang Lee"), won("Ang Lee", parts=both, start=20)], False)
    assert fact.parts == both


def test_a_list_stands_above_a_sentence(press: PressRules) -> None:
    facts = settled(press, [won("Bill Murray"), won("Ang Lee", listed=True)], False)
    assert [fact.parts[0].name for fact in facts] == ["Ang Lee"]


def test_two_sentences_that_disagree_are_both_open(press: PressRules) -> None:
    assert [fact.certain for fact in settled(press, [won("Bill Murray"), won("Ang Lee")], False)] == [False, False]


def test_a_winner_of_a_list_is_not_told_as_a_nominee_too(press: PressRules) -> None:
    facts = settled(press, [won("Ang Lee", listed=True), won("Ang Lee", statement="nominated", listed=True)], False)
    assert [fact.statement for fact in facts] == ["won"]


def test_a_forecast_keeps_only_what_has_happened(press: PressRules) -> None:
    facts = settled(press, [won("Ang Lee"), won("Bill Murray", subject="Best Actor", settled=True)], True)
    assert [(fact.parts[0].name, fact.certain) for fact in facts] == [("Bill Murray", False)]


def test_what_goes_to_works_is_not_told_of_somebody_alone(told: Reads) -> None:
    assert told("There director Sean Penn won Best Picture.") == []
    assert [fact.subject for fact in told("There Sean Penn won Best Original Song.")] == ["Best Original Song"]
    assert [fact.subject for fact in told("There Sean Penn won the Golden Lion.", title="Venice 2020")] == ["Golden Lion"]


def test_what_is_won_by_playing_is_not_told_of_a_work_alone(told: Reads) -> None:
    assert [each for each in told("There we saw “Joram”, which also won Best Actor.") if not each.certain] == []
