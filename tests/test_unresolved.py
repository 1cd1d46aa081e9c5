"""Words that surely stand for something are not passed over."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee


def test_it_that_stands_for_nothing_is_asked_about_and_not_left_out(marquee: Marquee) -> None:
    reply = marquee.ask("was it nominated for the golden lantern awards?")
    assert reply.status == "not_understood"
    assert "“it”" in reply.plain


def test_there_is_the_night_spoken_of(marquee: Marquee) -> None:
    asked = "best picture the 15th Golden Lantern Awards", "who directed it?"
    there = chat(marquee, *asked, "did Toma Reskin win best lead there?")
    assert there.answers == marquee.ask("did Toma Reskin win best lead at the 15th Golden Lantern Awards?").answers


def test_who_of_several_is_meant_is_asked_and_not_looked_for_further_back(marquee: Marquee) -> None:
    several = "who acted in Paper Moths and Marrow Street?"
    assert len(marquee.ask(several).answers) > 1
    reply = chat(marquee, "who directed 12 Bells?", several, "did he win best lead?")
    assert reply.status == "not_understood"


def test_whoever_is_not_known_is_nobody_spoken_of_before(marquee: Marquee) -> None:
    assert chat(marquee, "who directed 12 Bells?", "who directed Zzyqx Wqv?", "did he win best lead?").status != "answered"


def test_the_latest_of_somebody_is_none_of_those_spoken_of(marquee: Marquee) -> None:
    assert chat(marquee, "who directed 12 Bells?", "his latest one?").status == "not_understood"


def test_a_card_of_whoever_is_spoken_of_is_not_who_was_in_it(marquee: Marquee) -> None:
    assert chat(marquee, "which films did Ilvara Quen direct?", "who was in it?").status == "not_understood"


def test_the_same_person_is_whoever_did_both(marquee: Marquee) -> None:
    both = "did the same person win best director and best screenplay at the golden lanterns in 2020?"
    assert marquee.ask(both).status == "answered"
    assert marquee.ask("did that person win best director?").status == "not_understood"
