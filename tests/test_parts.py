"""Messages answered in parts: nothing is worked on twice."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.threads.references.leaning import may_lean

RAMBLING = [
    "hey so big row at our hostel, Glass Orchard it was, fine. Who cleaned the lamp?",
    "who washed 12 Bells and who painted Paper Moths blue, my dear friend",
]


@pytest.mark.parametrize("text", RAMBLING)
def test_no_part_of_a_message_is_spotted_twice(marquee: Marquee, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spotted: Counter[str] = Counter()
    spot = marquee.spot

    def counted(question: Question) -> Spots | Unclear:
        if not may_lean(question, marquee.lexicon):
            spotted[question.text] += 1
        return spot(question)

    monkeypatch.setattr(marquee, "spot", counted)
    marquee.ask(text)
    spotted.subtract([text])  # the whole of it once more, where all of it is one of the ways to cut it
    assert spotted
    assert max(spotted.values()) == 1


def test_the_next_message_is_worked_on_anew(marquee: Marquee) -> None:
    first = marquee.ask("who directed 12 Bells? who is in it?")
    assert first.status == "answered"
    assert marquee.ask("who directed 12 Bells? who is in it?") == first


def test_behind_something_stated_the_answer_is_that_of_the_question(marquee: Marquee) -> None:
    reply = marquee.ask("The Tin Harvest won best picture; who won best screenplay at that year's Golden Lanterns?")
    assert reply.answers == marquee.ask("who won best screenplay at the 15th Golden Lantern Awards?").answers
    assert reply.plain.startswith("Pim Adaro for The Tin Harvest won Best Screenplay")


def test_of_what_leads_to_a_question_nothing_is_said(marquee: Marquee) -> None:
    reply = marquee.ask("some film won best picture at the 15th Golden Lantern Awards, who directed it?")
    assert reply.answers == marquee.ask("who directed The Tin Harvest?").answers
    assert "Best Picture" not in reply.plain


def test_two_things_asked_of_one_are_both_answered(marquee: Marquee) -> None:
    reply = marquee.ask("12 Bells director, when did it come out?")
    assert reply.answers == (*marquee.ask("who directed 12 Bells?").answers, *marquee.ask("when did 12 Bells come out?").answers)


def test_behind_one_described_the_answer_is_that_of_the_question(marquee: Marquee) -> None:
    reply = marquee.ask("The person who directed 12 Bells, which films did he direct?")
    assert reply.answers == marquee.ask("which films did the director of 12 Bells direct?").answers


def test_what_leads_into_a_question_is_a_condition_of_it(marquee: Marquee) -> None:
    assert not marquee.ask("At the party of Bela Orsatt, who directed 12 Bells?").answers


def test_of_two_questions_the_first_is_asked_of_the_night_that_the_second_names(marquee: Marquee) -> None:
    reply = marquee.ask("who won best director and who won best screenplay at the 15th Golden Lantern Awards?")
    first = marquee.ask("who won best director at the 15th Golden Lantern Awards?").answers
    second = marquee.ask("who won best screenplay at the 15th Golden Lantern Awards?").answers
    assert first
    assert second
    assert reply.answers == tuple(dict.fromkeys((*first, *second)))


def test_no_word_that_asks_is_left_out_where_two_questions_are_asked(marquee: Marquee) -> None:
    assert marquee.ask("when was Glass Orchard made and who wrote it?").answers == (2019, "Ilvara Quen")
