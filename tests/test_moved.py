"""Words that stand apart from where they belong, put together."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.cutting.moved import resumed, reunited


def read(marquee: Marquee, text: str) -> Question:
    question = marquee.read(text)
    assert isinstance(question, Question)
    return question


def put_together(marquee: Marquee, text: str) -> list[tuple[str, str]]:
    return list(resumed(read(marquee, text), marquee.lexicon.sayings, marquee.rules))


def test_what_opens_a_question_takes_the_place_of_the_word_that_stands_for_it(marquee: Marquee) -> None:
    assert put_together(marquee, "the film by Pim Adaro, who wrote it?")[0] == ("who wrote the film by Pim Adaro?", "")


def test_a_clause_between_two_marks_may_be_left_out_and_is_told(marquee: Marquee) -> None:
    found = put_together(marquee, "Paper Moths, which we saw once, who directed it?")
    assert ("who directed Paper Moths?", "which we saw once") in found


def test_a_question_without_such_a_word_stays_as_it_is(marquee: Marquee) -> None:
    assert put_together(marquee, "Paper Moths, who directed Glass Orchard?") == []
    assert put_together(marquee, "who directed it?") == []


def test_a_clause_is_put_behind_the_thing_that_it_tells_of(marquee: Marquee) -> None:
    question = read(marquee, "which year was the film released that Pim Adaro directed")
    assert list(reunited(question, {5}, frozenset({"that"}))) == ["which year was the film that Pim Adaro directed released"]
    assert list(reunited(question, {2}, frozenset({"that"}))) == []


def test_such_questions_are_answered(marquee: Marquee) -> None:
    assert "Dorrin Hale" in marquee.ask("The film Paper Moths, which I adored, who directed it?").plain
