"""Clues leave one thing, or no answer."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("this noisy 2021 picture with bells in it earned Toma Reskin a golden lantern", "12 Bells"),
        ("what quiet picture gave Sefa Lindqo her golden lantern for best lead in 2023", "A Letter for Mona"),
        ("this weeping actor was given the golden lantern for best lead for 12 Bells", "Toma Reskin"),
        ("Ilvara Quen's first golden lantern as best director was for this picture of fruit", "Glass Orchard"),
        ("this noisy picture won six golden lanterns", "The Tin Harvest"),
        ("Toma Reskin won his second golden lantern for this noisy picture", "12 Bells"),
        ("Toma Reskin won a golden lantern for 12 Bells and what other noisy 2023 picture", "The Tin Harvest"),
        ("this song with paper wings from Paper Moths won a golden lantern", "Moth Waltz"),
        ("this picture of many lamps won the golden lantern for best director in 2020 but not best screenplay", "Glass Orchard"),
    ],
)
def test_what_all_clues_have_in_common_is_the_answer(marquee: Marquee, question: str, answer: str) -> None:
    reply = marquee.ask(question)
    assert (reply.status, reply.answers) == ("answered", (answer,))
    assert "Leaving out" in reply.plain


def test_where_clues_leave_several_there_is_no_answer(marquee: Marquee) -> None:
    assert marquee.ask("this weeping picture won best picture at the golden lanterns").status != "answered"
    assert marquee.ask("this weeping picture won best picture at the golden lanterns in 2023").answers == ("A Letter for Mona",)


def test_what_the_word_for_it_says_must_be_true(marquee: Marquee) -> None:
    assert marquee.ask("this weeping actor was given the golden lantern for best lead for 12 Bells").answers == ("Toma Reskin",)
    assert marquee.ask("this weeping editor was given the golden lantern for best lead for 12 Bells").status != "answered"


def test_as_many_are_told_as_are_asked_for(marquee: Marquee) -> None:
    both = marquee.ask("which two weeping actors got the golden lantern for best lead jury in 2024")
    assert both.answers == ("Sefa Lindqo", "Kesh Amberly")
    assert marquee.ask("which weeping actor got the golden lantern for best lead jury in 2024").status != "answered"


def test_a_name_right_at_what_is_asked_yields_to_who_is_said_to_have_won(marquee: Marquee) -> None:
    reply = marquee.ask("this Dorrin Hale picture of rain gave Sefa Lindqo her golden lantern for best lead")
    assert reply.answers == ("A Letter for Mona",)
    assert "dorrin" in reply.plain
    assert marquee.ask("Dorrin Hale and this picture of rain gave Sefa Lindqo her golden lantern").status != "answered"


def test_something_said_to_have_won_that_was_only_nominated_is_told_as_it_was(marquee: Marquee) -> None:
    reply = marquee.ask("Hanno Reskin won the golden lantern for best director with this picture of old wars")
    assert reply.answers == ("Marrow Street",)
    assert "nominated" in reply.plain


def test_a_name_that_the_store_says_nothing_of_lowers_the_confidence(marquee: Marquee) -> None:
    sure = marquee.ask("this noisy 2021 picture with bells in it earned Toma Reskin a golden lantern")
    unsure = marquee.ask("this noisy 2021 picture with Oske Vint in it earned Toma Reskin a golden lantern for best lead")
    assert unsure.answers == sure.answers
    assert unsure.confidence < sure.confidence


def test_the_clues_stand_in_one_statement(marquee: Marquee) -> None:
    reply = marquee.ask("this noisy 2021 picture with bells in it earned Toma Reskin a golden lantern")
    assert reply.intent == "film_told"
    assert reply.sources


def test_a_word_that_may_be_a_surname_counts_where_it_tells_something(marquee: Marquee) -> None:
    assert marquee.ask("this noisy picture won best director or best picture at the golden lanterns").status != "answered"
    known = marquee.ask("this noisy quen picture won best director at the golden lanterns in 2023")
    chance = marquee.ask("this noisy vennick picture won best director at the golden lanterns in 2023")
    assert known.answers == chance.answers == ("A Letter for Mona",)
    assert chance.confidence < known.confidence
    assert "vennick" in chance.plain


def test_a_bare_year_is_told_in_both_its_senses(marquee: Marquee) -> None:
    bare = marquee.ask("this weeping picture won best picture at the golden lanterns in 2023")
    assert bare.answers == ("A Letter for Mona",)
    assert "instead: The Tin Harvest won" in bare.plain
    told = marquee.ask("this weeping 2022 picture won best picture at the golden lanterns")
    assert told.answers == ("A Letter for Mona",)
    assert "instead" not in told.plain


def test_the_word_for_what_is_asked_for_is_not_left_out(marquee: Marquee) -> None:
    reply = marquee.ask("this noisy picture won six golden lanterns")
    assert "“noisy”" in reply.plain


def test_somebody_who_won_for_something_else_is_not_the_winner_for_what_is_named(marquee: Marquee) -> None:
    assert marquee.ask("which actor won the golden lantern for best lead for A Letter for Mona?").answers == ("Sefa Lindqo",)
    assert marquee.ask("which actor won the golden lantern for best lead for Rook and Rye 2?").status != "answered"
    assert marquee.ask("this weeping actor won the golden lantern for best lead for Marrow Street").status != "answered"


def test_clues_do_not_answer_what_is_known_not_to_be(marquee: Marquee) -> None:
    reply = marquee.ask("which actor won best lead for Rook and Rye 2?")
    assert (reply.status, reply.intent) == ("no_answer", "award_winner")
