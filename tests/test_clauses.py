"""A message in two parts."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question


def read(small: Marquee, text: str) -> Question:
    question = small.read(text)
    assert isinstance(question, Question)
    return question


def test_two_questions_in_one_message_are_both_answered(marquee: Marquee) -> None:
    reply = marquee.ask("Who directed 12 Bells? And who acted in No?")
    assert reply.status == "answered"
    assert {"Dorrin Hale", "Kesh Amberly"} <= set(reply.answers)


def test_two_questions_joined_by_a_word_are_both_answered(marquee: Marquee) -> None:
    reply = marquee.ask("who directed 12 Bells and who acted in No")
    assert {"Dorrin Hale", "Kesh Amberly"} <= set(reply.answers)


def test_a_joining_word_in_a_name_joins_nothing(marquee: Marquee) -> None:
    assert marquee.ask("who directed Rook and Rye?").answers == ("Dorrin Hale",)


def test_a_list_to_choose_from_is_not_part_of_the_question(marquee: Marquee) -> None:
    assert marquee.ask("Which of these directed 12 Bells: Kesh Amberly, Dorrin Hale or Ilvara Quen?").answers == ("Dorrin Hale",)
    assert marquee.ask("who directed 12 bells, kesh amberly or dorrin hale").answers == ("Dorrin Hale",)


def test_a_guess_behind_the_question_is_no_part_of_it(marquee: Marquee) -> None:
    asked = "who won best lead at the 13th Golden Lantern Awards"
    assert marquee.ask(f"{asked}, Juno Marrick?").answers == marquee.ask(asked).answers
    assert marquee.ask(f"{asked} - Juno Marrick?").answers == marquee.ask(asked).answers


def test_circumstances_that_name_nothing_are_left_out_and_that_is_said(marquee: Marquee) -> None:
    reply = marquee.ask("who directed 12 Bells when it was cold?")
    assert reply.answers == ("Dorrin Hale",)
    assert "Leaving out “when it was cold”" in reply.plain
    assert marquee.ask("who directed 12 Bells when Kesh Amberly sang?").status != "answered"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("my barber told us of three razors, who directed 12 Bells", "my barber told us of three razors"),
        ("my barber told us of a lettr, who directed 12 Bells", "my barber told us of a lettr"),  # no Letter for Mona
        ("who directed 12 Bells i slept through half of the credits", "i slept through half of the credits"),
        ("our quizmaster insisted, who directed 12 Bells, we had a wager", "our quizmaster insisted … we had a wager"),
        (
            "who directed 12 Bells? We never trusted the worst of those old almanacs.",
            "We never trusted the worst of those old almanacs",
        ),
    ],
)
def test_what_is_said_of_the_speaker_is_left_out_and_that_is_said(marquee: Marquee, text: str, left_out: str) -> None:
    reply = marquee.ask(text)
    assert reply.answers == ("Dorrin Hale",)
    assert f"Leaving out “{left_out}”" in reply.plain


def test_without_what_is_said_around_them_two_questions_are_still_two(marquee: Marquee) -> None:
    reply = marquee.ask("we were at the pictures, who directed 12 Bells and who acted in No")
    assert {"Dorrin Hale", "Kesh Amberly"} <= set(reply.answers)
    assert "Leaving out “we were at the pictures”" in reply.plain


def test_a_name_told_around_a_question_is_not_left_out(marquee: Marquee) -> None:
    assert marquee.ask("who won best director, we think of Paper Moths").answers != ("Ilvara Quen",)


def test_what_is_asked_is_not_left_out_with_the_speaker(marquee: Marquee) -> None:
    assert marquee.ask("I want the budget of 12 Bells").status != "answered"
    assert marquee.ask("how much did my uncle pay to see 12 Bells").status != "answered"


def test_a_name_alone_is_no_question_behind_another_sentence(marquee: Marquee) -> None:
    assert marquee.ask("I lost my keys near the station. No?").status != "answered"


def test_sources_of_two_answers_are_told_once(marquee: Marquee) -> None:
    assert marquee.ask("Who directed 12 Bells? And who acted in No?").text.count("almanac.example") == 1


def test_names_side_by_side_are_no_list_to_choose_from(marquee: Marquee) -> None:
    assert marquee.ask("who directed the name of 12 Bells Lighthouse").status != "answered"


def test_a_question_mark_within_a_message_ends_a_question(marquee: Marquee) -> None:
    reply = marquee.ask("who directed 12 Bells? who directed No")
    assert reply.answers == ("Dorrin Hale", "Juno Marrick")
    then = marquee.ask("best picture golden lanterns 2024? and best director?")
    assert {"The Tin Harvest", "Ilvara Quen"} <= set(then.answers)


def test_what_calls_or_closes_between_marks_of_its_own_is_left_out_and_that_is_said(marquee: Marquee) -> None:
    reply = marquee.ask("Drumroll: who directed 12 Bells, splendid chap!")
    assert reply.answers == ("Dorrin Hale",)
    assert "Leaving out “Drumroll … splendid chap”" in reply.plain
    assert marquee.ask("Kesh Amberly: who directed the concert?").status != "answered"


def test_a_year_before_a_mark_is_no_part_of_the_first_to_choose_from(marquee: Marquee) -> None:
    assert marquee.ask("bela orsatt best lead golden lantern 2020 - 12 Bells or Paper Moths?").answers


def test_what_somebody_says_behind_a_question_is_a_guess(marquee: Marquee) -> None:
    assert marquee.ask("who directed 12 Bells, my cousin says Bela Orsatt").answers == ("Dorrin Hale",)


def test_a_question_is_no_idle_part_of_another(marquee: Marquee) -> None:
    assert marquee.ask("Did the film cheer young people, according to the article about 12 Bells?").status != "answered"
