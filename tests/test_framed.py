"""Names in a frame: all other words of a question are read, so what is left must be a name."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("who directed the sal road", "The Salt Road"),
        ("who wrote in letter for mona", "A Letter for Mona"),
        ("when was glas so chard released", "Glass Orchard"),
        ("who are the actors in marry street", "Marrow Street"),
        ("the movie the sallt road, when was it released", "The Salt Road"),
    ],
)
def test_the_nearest_name_is_read_and_said(marquee: Marquee, text: str, name: str) -> None:
    reply = marquee.ask(text)
    assert reply.status == "answered"
    assert f"as <b>{name}</b>" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "who directed the worst harvest",
        "who directed the last orchard",
        "who directed nu",
        "what is the best",
        "whos the best at",
    ],
)
def test_what_is_far_from_a_name_or_in_no_frame_is_not_read_as_one(marquee: Marquee, text: str) -> None:
    assert marquee.ask(text).status != "answered"
