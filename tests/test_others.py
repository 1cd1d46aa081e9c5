"""Questions that ask for others than they name."""

from __future__ import annotations

from bot.marquee import Marquee


def test_what_a_question_tells_something_by_is_none_of_the_others(marquee: Marquee) -> None:
    every = marquee.ask("which films did the director of The Tin Harvest direct?").answers
    assert "The Tin Harvest" in every
    others = marquee.ask("which other films did the director of The Tin Harvest direct?").answers
    assert set(others) == set(every) - {"The Tin Harvest"}
