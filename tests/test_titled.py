"""Small words at the end of a question that are a title without its capitals."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.titled import titled


def texts(marquee: Marquee, text: str) -> list[str]:
    question = marquee.read(text)
    assert isinstance(question, Question)
    return list(titled(question, marquee.lexicon.sayings, marquee.rules))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("who directed up", ["who directed Up"]),
        ("what genre is get out", ["what genre Is Get Out", "what genre is Get Out", "what genre is get Out"]),
        ("who directed it", []),
        ("did he win or not", []),
        ("up", []),
    ],
)
def test_the_last_words_are_written_as_a_title_unless_they_ask_deny_or_point(
    marquee: Marquee, text: str, written: list[str]
) -> None:
    assert [one for one in texts(marquee, text) if one in written] == written
    assert bool(texts(marquee, text)) is bool(written)


def test_what_asks_nothing_is_no_title(marquee: Marquee) -> None:
    assert marquee.ask("how did it go").status == "not_understood"
