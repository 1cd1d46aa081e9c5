"""What a question takes over without a word."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee


def test_a_night_is_kept_until_another_is_named(small: Marquee) -> None:
    asked = "best lead the 13th Golden Lantern Awards"
    assert chat(small, asked, "who won best director?").answers == ("Dorrin Hale",)
    assert chat(small, asked, "best director the 15th Golden Lantern Awards").answers == ("Ilvara Quen",)


def test_of_a_list_of_nights_none_is_kept(marquee: Marquee) -> None:
    asked = "which awards did Toma Reskin win?", "did Ilvara Quen win best director?"
    assert chat(marquee, *asked).answers == marquee.ask(asked[1]).answers
