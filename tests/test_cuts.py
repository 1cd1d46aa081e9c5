"""Where a message is cut, and what is then asked."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.cutting.cuts import Cut, between_questions, cuts
from bot.reading.spotting.spots import Spots


def cut(marquee: Marquee, text: str) -> list[Cut]:
    """Every way to cut a message."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    items = marquee.alone.chart(spots).cover(spots.prices)
    return list(cuts(spots, items, marquee.rules, marquee.lexicon, marquee.read))


def test_two_questions_are_cut_at_the_mark_between_them(marquee: Marquee) -> None:
    question = marquee.read("who directed 12 Bells? who is in it?")
    assert isinstance(question, Question)
    assert list(between_questions(question)) == [Cut(("who directed 12 Bells?", "who is in it?"))]


def test_a_joining_word_cuts_a_message_in_two_questions(marquee: Marquee) -> None:
    assert cut(marquee, "who directed 12 Bells and who wrote Paper Moths")[0] == Cut(
        ("who directed 12 Bells", "who wrote Paper Moths")
    )


def test_what_is_told_before_a_question_is_no_question(marquee: Marquee) -> None:
    found = cut(marquee, "I saw Glass Orchard. who is in it?")
    assert Cut(("who is in it?",), told="I saw Glass Orchard") in found


def test_what_asks_for_others_than_it_names_is_not_told_before(marquee: Marquee) -> None:
    assert not any(one.told for one in cut(marquee, "apart from Glass Orchard, who is in it?"))


def test_what_may_be_asked_is_not_left_out(marquee: Marquee) -> None:
    assert not any(
        one.left == "director" for one in cut(marquee, "the one that won best picture in 2024 at the lanterns, director?")
    )
    assert not any("directed" in one.left for one in cut(marquee, "my gran says bela directed the 12 Bells, is she correct?"))


def test_a_plain_question_is_not_cut(marquee: Marquee) -> None:
    assert cut(marquee, "who directed 12 Bells") == []


def test_two_questions_may_share_what_they_are_asked_of(marquee: Marquee) -> None:
    assert Cut(("who directed 12 Bells", "who wrote 12 Bells")) in cut(marquee, "who directed and who wrote 12 Bells")
    assert Cut(("who directed 12 Bells", "who wrote 12 Bells")) in cut(marquee, "who directed and wrote 12 Bells")
    assert {"Dorrin Hale", "Pim Adaro"} <= set(marquee.ask("who directed and who wrote Paper Moths").answers)


def test_what_is_put_first_answers_before_it_is_asked_about(marquee: Marquee) -> None:
    found = cut(marquee, "best picture golden lanterns 2024, who directed it")
    assert Cut(("best picture golden lanterns 2024", "who directed it"), parted=True) in found
    assert marquee.ask("best picture golden lanterns 2024, who directed it?").answers == ("Ilvara Quen",)
    assert {"The Tin Harvest", "Ilvara Quen"} <= set(marquee.ask("best picture golden lanterns 2024 and its director?").answers)


def test_a_joining_word_may_stand_before_what_leans_on_the_answer(marquee: Marquee) -> None:
    found = cut(marquee, "best picture golden lanterns 2024 and its director")
    assert Cut(("best picture golden lanterns 2024", "its director")) in found
    assert {"The Tin Harvest", "Ilvara Quen"} <= set(marquee.ask("best picture golden lanterns 2024 and its director").answers)


def test_years_are_conditions_and_no_list_to_choose_from(marquee: Marquee) -> None:
    assert marquee.ask("who won best lead in 1801, in 1802?").status != "answered"


def test_what_is_taken_back_within_a_message_is_not_asked(marquee: Marquee) -> None:
    asked = "did Ilvara Quen... no, who directed 12 Bells?"
    assert marquee.ask(asked).answers == marquee.ask("who directed 12 Bells?").answers


def test_what_takes_the_place_of_a_part_is_asked_with_the_rest(marquee: Marquee) -> None:
    asked = "who won best director at the 15th Golden Lantern Awards, no wait, best screenplay"
    assert marquee.ask(asked).answers == ("Pim Adaro",)
