"""Small words that are a title without its capitals."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.spotting.lowercase_titles import titled


def texts(
    marquee: Marquee, text: str, titles: Collection[str], monkeypatch: pytest.MonkeyPatch, *, spoken: bool, named: bool = False
) -> list[str]:
    """How a question is written where these are titles."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    monkeypatch.setattr("bot.reading.spotting.lowercase_titles._is_name", lambda words, _: " ".join(words) in titles)
    return list(titled(question, marquee.lexicon, marquee.rules, marquee.names, spoken=spoken, named=named))


TITLES = ("up", "get out", "her", "no")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("who directed up", ["who directed Up"]),
        ("what genre is get out", ["what genre is Get Out"]),
        ("did up win best picture", ["did Up win best picture"]),
        ("who directed her", []),
        ("who directed no", []),
        ("up", []),
    ],
)
def test_the_small_words_that_are_a_title_are_written_so_unless_they_ask_deny_or_point(
    marquee: Marquee, monkeypatch: pytest.MonkeyPatch, text: str, written: list[str]
) -> None:
    assert texts(marquee, text, TITLES, monkeypatch, spoken=True) == written


def test_what_points_may_be_a_title_where_nothing_was_spoken_of(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    assert texts(marquee, "who directed her", TITLES, monkeypatch, spoken=False) == ["who directed Her"]
    assert texts(marquee, "what about her", TITLES, monkeypatch, spoken=False) == []


def test_where_something_is_named_small_words_alone_are_a_title(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = ("up", "story")
    assert texts(marquee, "did up win best picture", titles, monkeypatch, spoken=False, named=True) == ["did Up win best picture"]
    assert texts(marquee, "glass orchard story", titles, monkeypatch, spoken=False, named=True) == []


def test_words_that_are_no_title_are_not_asked_about(marquee: Marquee) -> None:
    question = marquee.read("who directed up")
    assert isinstance(question, Question)
    assert not list(titled(question, marquee.lexicon, marquee.rules, marquee.names, spoken=False, named=False))


def test_what_asks_nothing_is_no_title(marquee: Marquee) -> None:
    assert marquee.ask("how did it go").status == "not_understood"
