"""What a message only tells of, for its question."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots
from bot.threads.thread import Thread
from bot.threads.told import told


def mentioned(marquee: Marquee, text: str) -> list[tuple[str, str]]:
    """The kinds and labels of all that a text tells of."""
    spots = then(marquee.read(text), marquee.spot)
    assert isinstance(spots, Spots)
    after = told(spots, marquee.alone.chart(spots), (), Thread(), marquee.rules, marquee.store)
    return [(mention.kind, mention.labels[0]) for mention in after.mentions]


def test_what_is_named_is_spoken_of(marquee: Marquee) -> None:
    assert mentioned(marquee, "We saw Paper Moths last night") == [("film", "Paper Moths")]


def test_beside_what_is_written_as_a_name_a_small_word_is_none(marquee: Marquee) -> None:
    assert ("film", "Paper Moths") in mentioned(marquee, "the bells rang while we saw Paper Moths")
    assert len(mentioned(marquee, "the bells rang while we saw Paper Moths")) == 1


def test_what_was_asked_for_and_not_read_is_spoken_of_and_nothing_before_it(marquee: Marquee) -> None:
    asked = "who directed 12 Bells?", "which film has quorkest zumble of vlim"
    assert chat(marquee, *asked, "when was it released?").status != "answered"
