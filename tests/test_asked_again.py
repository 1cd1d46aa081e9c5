"""The facts of the last question asked for something else."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee


def test_another_name_of_the_last_facts_can_be_asked_for(small: Marquee) -> None:
    assert chat(small, "best lead the 14th Golden Lantern Awards", "for which film?").answers == ("A Letter for Mona",)


def test_what_the_last_question_cannot_tell_is_not_told_of_something_else(marquee: Marquee) -> None:
    assert chat(marquee, "when was the 14th Golden Lantern Awards held?", "for which film?").answers == ()


def test_how_many_counts_what_was_listed_or_asked_after(marquee: Marquee) -> None:
    asked = "which films did Ilvara Quen direct?"
    assert chat(marquee, asked, "how many?").answers == marquee.ask("how many films did Ilvara Quen direct?").answers
    asked = "did Toma Reskin win any awards?"
    assert chat(marquee, asked, "how many?").answers == marquee.ask("how many awards did Toma Reskin win?").answers


def test_which_ones_lists_what_was_counted(marquee: Marquee) -> None:
    asked = "how many films did Ilvara Quen direct?"
    assert chat(marquee, asked, "which ones?").answers == marquee.ask("which films did Ilvara Quen direct?").answers


def test_what_is_always_asked_of_something_is_not_asked_without_it(marquee: Marquee) -> None:
    assert chat(marquee, "who won best lead at the 15th Golden Lantern Awards?", "how many?").status != "answered"


def test_how_much_is_another_question(marquee: Marquee) -> None:
    assert chat(marquee, "which films did Ilvara Quen direct?", "how much did it earn?").status != "answered"


def test_after_some_of_those_it_is_the_question_before_that_is_asked_again(marquee: Marquee) -> None:
    asked = "who was nominated for best lead at the 15th Golden Lantern Awards?", "which of them won?", "for which film?"
    assert chat(marquee, *asked).answers == ("The Tin Harvest",)


def test_the_answer_given_is_no_part_of_the_question(marquee: Marquee) -> None:
    asked = "who won best lead at the 15th Golden Lantern Awards?", "for which film?", "and best director?"
    assert chat(marquee, *asked).answers == ("Ilvara Quen",)


def test_who_did_is_asked_of_the_rest_of_what_was_asked(marquee: Marquee) -> None:
    asked = "did Toma Reskin win best director at the 15th Golden Lantern Awards?"
    assert chat(marquee, asked, "who did?").answers == ("Ilvara Quen",)
    asked = "was Kesh Amberly nominated for best lead?"
    assert chat(marquee, asked, "did he win?", "who did?", "for which film?").answers == ("The Tin Harvest",)
    assert chat(marquee, "who directed 12 Bells?", "who did?").status != "answered"


def test_what_is_asked_of_a_no_is_no_second_no(marquee: Marquee) -> None:
    asked = "did Toma Reskin win best director at the 15th Golden Lantern Awards?"
    assert marquee.ask(asked).answers == ("no",)
    assert chat(marquee, asked, "for which film?").answers != ("no",)
