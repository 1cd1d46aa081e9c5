"""Things named twice in one question."""

from __future__ import annotations

from bot.marquee import Marquee


def test_an_award_named_twice_is_one_award(marquee: Marquee) -> None:
    plain = marquee.ask("who won the Lanterns award for best director in 2020?")
    again = marquee.ask("who won the Lanterns award for best director at the Golden Lantern Awards 2020?")
    assert plain.status == "answered"
    assert again.answers == plain.answers


def test_what_is_named_besides_is_not_taken_for_it(marquee: Marquee) -> None:
    reply = marquee.ask("who won best director at the Golden Lanterns for 12 Bells and Paper Moths?")
    assert not reply.answers or "12 Bells" in reply.plain


def test_whom_a_film_is_told_with_is_not_who_is_asked_about(marquee: Marquee) -> None:
    reply = marquee.ask("how many awards did the 12 Bells movie with Pim Adaro win?")
    assert "Pim Adaro won" not in reply.plain
