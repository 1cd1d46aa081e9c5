"""Messages that claim something and ask only whether it is so."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        ("my aunt insists that Bela Orsatt won best lead for Paper Moths. Did she?", "yes"),
        ("My aunt insists Bela Orsatt directed 12 Bells. Is she right?", "no"),
        ("We quarrelled all night: my uncle swears Dorrin Hale directed 12 Bells, so did he?", "yes"),
        ("I believe, though my memory is not what it was, that Dorrin Hale directed 12 Bells; am I right?", "yes"),
        (
            "A colleague maintains that Paper Moths won the Golden Lantern for best picture, whereas I have my doubts. Did it?",
            "no",
        ),
        ("I saw 12 Bells. Dorrin Hale directed it. Did he?", "yes"),
    ],
)
def test_what_is_claimed_is_what_is_asked(marquee: Marquee, message: str, answer: str) -> None:
    reply = marquee.ask(message)
    assert reply.status == "answered" or answer == "no", reply.plain
    assert reply.answers in ((answer,), ()), reply.plain


def test_a_claim_keeps_the_number_that_stands_apart(marquee: Marquee) -> None:
    claim = "my aunt says, Bela Orsatt won best lead. Did she?"
    assert marquee.ask(f"In 2020, {claim}").answers == ("yes",)
    assert marquee.ask(f"In 2022, {claim}").answers != ("yes",)


def test_what_asks_more_than_whether_it_is_so_is_a_question_of_its_own(marquee: Marquee) -> None:
    assert "Paper Moths" in marquee.ask("Dorrin Hale directed 12 Bells. Did he direct Paper Moths?").plain
