"""Small words are a title where capitals say so, or a word before them that leads to a name."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.words.capitals import is_told, lone_capitals, standing


def read(marquee: Marquee, text: str) -> Question:
    question = marquee.read(text)
    assert isinstance(question, Question)
    return question


@pytest.mark.parametrize(
    ("text", "stand"),
    [
        ("which prizes did Once and Up win", "Once Up"),
        ("Who won the Lantern for Best Original Screenplay for Get Out", "Lantern Best Original Screenplay Get Out"),
        ("Which Prizes Did Get Out Win at the Lanterns", ""),  # every word is written so
        ("WHO WON FOR GET OUT", "GET OUT"),
        ("best lead for get out", "get out"),
        ("best lead for get out, please", "get out"),
        ("best lead for him", ""),
        ("best lead in the big picture", ""),
        ("what is it all about", ""),
    ],
)
def test_words_stand_as_names_by_their_capitals_or_behind_what_leads_to_them(marquee: Marquee, text: str, stand: str) -> None:
    question = read(marquee, text)
    pronouns = [at for _, first, last in marquee.lexicon.sayings.pronouns(question) for at in range(first, last)]
    found = standing(question, pronouns, marquee.rules)
    assert " ".join(question.typed(at, at + 1) for at, stands in enumerate(found) if stands) == stand


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("what did Get Out win", "Get Out", True),
        ("Get Out prizes", "Get Out", True),
        ("what did get out win", "get out", False),
        ("prizes for get out", "get out", True),
        ("prizes for the actress", "the actress", False),
        ("what did Up win", "Up", True),
        ("what did Sir Toma win", "Sir", False),
        ("I'm asking who won", "I'm", False),
    ],
)
def test_a_whole_title_is_surely_meant_where_it_stands_so(marquee: Marquee, text: str, title: str, told: bool) -> None:
    question = read(marquee, text)
    typed = [question.typed(at, at + 1) for at in range(len(question.words))]
    first, last = typed.index(title.split()[0]), len(typed) - typed[::-1].index(title.split()[-1])
    assert is_told(question, first, last, standing(question, (), marquee.rules), marquee.rules) is told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("prizes won by Us", ["Us"]),
        ("prizes won By Toma", []),
        ("prizes won by US", []),
        ("prizes for The Salt Road", []),
        ("I'm asking for all", []),
    ],
)
def test_a_small_word_with_a_capital_of_its_own_names_something(marquee: Marquee, text: str, names: list[str]) -> None:
    question = read(marquee, text)
    assert [question.typed(at, at + 1) for at in lone_capitals(question, question.proper, marquee.rules)] == names


@pytest.mark.parametrize("text", ["who won best lead for Us", "golden lanterns won by It"])
def test_what_a_capital_names_is_not_left_out_though_nobody_knows_it(marquee: Marquee, text: str) -> None:
    assert marquee.ask(text).status != "answered"
