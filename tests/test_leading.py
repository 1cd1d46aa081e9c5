"""Whether the first of two answers only leads to the second."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.telling.leading import are_of_one, goes_on


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [
        ("which film won best picture at the 15th Golden Lantern Awards?", "who directed The Tin Harvest?", True),
        ("who directed 12 Bells?", "when did 12 Bells come out?", False),
        ("who directed 12 Bells?", "when did Glass Orchard come out?", False),
    ],
)
def test_an_answer_goes_on_from_what_was_found_not_from_what_was_asked_of(
    marquee: Marquee, first: str, second: str, leads: bool
) -> None:
    assert goes_on(marquee.ask(first), marquee.ask(second)) is leads


@pytest.mark.parametrize(("second", "same"), [("who directed 12 Bells?", True), ("who directed Glass Orchard?", False)])
def test_two_answers_are_of_one_film(marquee: Marquee, second: str, same: bool) -> None:
    assert are_of_one(marquee.ask("when did 12 Bells come out?"), marquee.ask(second), marquee.rules) is same
