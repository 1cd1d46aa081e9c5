"""The short way to the readings of plainly put questions."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.matching.plainly import PlainReader
from bot.reading.meanings.meaning import Reading
from bot.reading.spotting.spots import Spots
from bot.threads.thread import Thread


def plainly(marquee: Marquee, text: str, earlier: str = "") -> list[str]:
    """The intents that a question plainly put may ask."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    return [reading.intent.name for reading in marquee.plainly(question, Thread.load(earlier))]


PLAIN = [
    "who directed 12 Bells?",
    "cast of Glass Orchard",
    "which films did Ilvara Quen direct?",
    "who is married to the director of 12 Bells",
    "who won best lead at the 15th Golden Lantern Awards?",
    "who dircted 12 Bells?",
]


@pytest.mark.parametrize("text", PLAIN)
def test_the_short_way_comes_to_the_same_reading(marquee: Marquee, text: str) -> None:
    question = marquee.read(text)
    assert isinstance(question, Question)
    short = marquee.plainly(question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    whole = marquee.readings(spots)
    assert short
    assert (short[0].intent, short[0].slots, short[0].spans) == (whole[0].intent, whole[0].slots, whole[0].spans)


def misspelt(marquee: Marquee, text: str) -> tuple[Spots, tuple[Reading, ...] | None]:
    """A question's spots, and what it may mean by the short way for slips in names."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    return spots, PlainReader(marquee.rules, marquee.lexicon, marquee.names).misspelt(spots)


@pytest.mark.parametrize(
    "text", ["cast of Glas Orchard", "films directed by Ilvra Quen", "who married the director of Glss Orchard"]
)
def test_a_slip_in_a_sure_name_takes_it_too(marquee: Marquee, text: str) -> None:
    spots, short = misspelt(marquee, text)
    whole = marquee.readings(spots)
    assert short
    assert (short[0].intent, short[0].slots, short[0].spans) == (whole[0].intent, whole[0].slots, whole[0].spans)


@pytest.mark.parametrize("text", ["cast of Zzyzx", "what does zzyzx say of Glas Orchard"])
def test_words_that_nobody_knows_do_not(marquee: Marquee, text: str) -> None:
    assert misspelt(marquee, text)[1] is None


def test_a_word_of_a_name_is_not_taken_for_a_misspelt_one(marquee: Marquee) -> None:
    assert plainly(marquee, "who is in the salt road orchrd") == []


def test_a_wording_is_remembered_for_other_names(marquee: Marquee) -> None:
    assert plainly(marquee, "who directed 12 Bells?") == plainly(marquee, "who directed The Salt Road?")


@pytest.mark.parametrize("text", ["who directed 12 Bels?", "is 12 Bells better than Zzyzx", "Bells", "who won this year"])
def test_other_questions_go_the_whole_way(marquee: Marquee, text: str) -> None:
    assert plainly(marquee, text) == []


def test_what_leans_on_the_question_before_goes_the_whole_way(marquee: Marquee) -> None:
    thread = marquee.ask("who directed 12 Bells?").thread
    assert plainly(marquee, "who directed The Salt Road?", thread)
    assert plainly(marquee, "what about The Salt Road?", thread) == []


def test_a_question_asked_about_once_more_is_read_once(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    written = marquee.names.written
    monkeypatch.setattr(marquee.names, "written", lambda *said: looked.append(said) or written(*said))
    assert marquee.ask_alone("so who directed 12 Bells ?")
    assert plainly(marquee, "so who directed 12 Bells ?") == ["director"]
    assert len(looked) == 1


def test_a_question_is_read_anew_once_the_store_has_changed(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plainly(marquee, "who directed 12 Bells?") == ["director"]
    looked: list[object] = []
    written = marquee.names.written
    monkeypatch.setattr(marquee.names, "written", lambda *said: looked.append(said) or written(*said))
    monkeypatch.setattr("knowledge.names.resolver.state", lambda connection: (0, -1))
    assert plainly(marquee, "who directed 12 Bells?") == ["director"]
    assert looked
