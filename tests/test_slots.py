"""What was asked about, in words."""

from __future__ import annotations

from bot.marquee import Marquee


def test_a_reply_names_its_slots_and_things(small: Marquee) -> None:
    reply = small.ask("who directed 12 Bells?")
    assert (reply.intent, reply.slots) == ("director", {"film": "12 Bells"})
    assert [(thing.name, thing.kind) for thing in reply.things] == [("Dorrin Hale", "person")]


def test_a_description_of_many_things_is_printed_as_it_was_typed(marquee: Marquee) -> None:
    typed = marquee.ask("whom did the director of the films with Toma Reskin thank?")
    assert typed.plain == "I don't know whom the director of the films with Toma Reskin thanked."
