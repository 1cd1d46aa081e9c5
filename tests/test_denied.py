"""What a question says that it does not mean."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.reading.cutting.denied import denied
from bot.reading.meanings.unclear import then
from bot.reading.spotting.spots import Spots


def found(marquee: Marquee, text: str) -> list[tuple[str, str]]:
    """The question without what it denies, and that."""
    spots = then(marquee.read(text), marquee.spot)
    assert isinstance(spots, Spots)
    return [(one.asked, one.left) for one in denied(spots, marquee.rules)]


def test_a_category_that_is_not_meant_is_taken_off_the_end(marquee: Marquee) -> None:
    asked = "who won best picture at the golden lanterns 2024"
    assert found(marquee, f"{asked}, not best director") == [(asked, "not best director")]
    assert found(marquee, f"{asked}, the main one not best director") == [(asked, "the main one not best director")]
    assert found(marquee, f"{asked}, not the popular one") == [(asked, "not the popular one")]


def test_what_is_a_condition_stays(marquee: Marquee) -> None:
    for text in (
        "films that won best picture but not best director",
        "who did not win best picture in 2024",
        "best picture not 2024",
    ):
        assert found(marquee, text) == []


def test_the_answer_is_none_of_what_was_denied(marquee: Marquee) -> None:
    asked = "best picture golden lanterns 2024"
    assert marquee.ask(f"{asked}, not best director").answers == marquee.ask(asked).answers
    assert marquee.ask(f"{asked}, not best picture").status != "answered"


def test_what_follows_what_was_denied_stays_in_the_question(marquee: Marquee) -> None:
    asked = "who won best picture not best director at the golden lanterns 2024"
    assert found(marquee, asked) == [("who won best picture at the golden lanterns 2024", "not best director")]
