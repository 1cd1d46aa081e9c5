"""What is told before the one question of a message, and remarked behind it."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.cutting.marked import Marked, marked


def found(marquee: Marquee, text: str) -> list[Marked]:
    """Every way to take the one question out of a message."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    return list(marked(question, marquee.rules.words, marquee.lexicon.sayings, marquee.rules.clues.words["denies"]))


def test_what_is_told_before_a_question_may_hold_words_that_ask(marquee: Marquee) -> None:
    told = "We saw Glass Orchard when we were courting."
    assert found(marquee, f"{told} Who directed it?") == [Marked("Who directed it?", told, "")]
    told = "When I was young we saw it."
    assert found(marquee, f"{told} Who directed Glass Orchard?") == [Marked("Who directed Glass Orchard?", told, "")]


def test_the_shortest_question_comes_first(marquee: Marquee) -> None:
    texts = [one.asked for one in found(marquee, "I saw Glass Orchard. So sad. Who directed it?")]
    assert texts == ["Who directed it?", "So sad. Who directed it?"]


def test_a_question_before_another_is_not_told(marquee: Marquee) -> None:
    assert found(marquee, "Who directed Glass Orchard. Did it win?") == []
    assert found(marquee, "Did Mr. Pell direct it?") == []


def test_what_is_remarked_behind_may_be_left_out_but_not_what_narrows_the_question(marquee: Marquee) -> None:
    asked = "Who directed Glass Orchard?"
    assert found(marquee, f"{asked} My brother says Pim Adaro.") == [Marked(asked, "", "My brother says Pim Adaro")]
    assert found(marquee, f"{asked} It would help.") == [Marked(asked, "", "It would help")]
    for narrowing in ("Not the critics one.", "I mean the 2002 one.", "The remake."):
        assert found(marquee, f"{asked} {narrowing}") == []


def test_the_answer_leans_on_what_was_told(marquee: Marquee) -> None:
    assert "Pim Adaro" in marquee.ask("My aunt loved Paper Moths, which we saw once. Who directed it, and who wrote it?").plain
