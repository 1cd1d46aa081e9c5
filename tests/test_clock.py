"""What a question tells by today's date; the date is an input, and the reply names it."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from shipped_rules import marquee_of

from bot.rules.rules import Rules


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("who won best picture at the golden lanterns this year", "The Tin Harvest"),
        ("who won best picture at the golden lanterns last year", "A Letter for Mona"),
        ("golden lanterns last year best director", "Ilvara Quen"),
    ],
)
def test_a_year_is_told_by_the_date(rules: Rules, world: sqlite3.Connection, question: str, answer: str) -> None:
    reply = marquee_of(rules, world, lambda: date(2024, 6, 1)).ask(question)
    assert reply.answers == (answer,)
    assert "As of Saturday 1 June 2024" in reply.plain


def test_on_another_day_it_is_another_year(rules: Rules, world: sqlite3.Connection) -> None:
    question = "who won best picture at the golden lanterns this year"
    assert marquee_of(rules, world, lambda: date(2023, 6, 1)).ask(question).answers == ("A Letter for Mona",)
    assert marquee_of(rules, world, lambda: date(2031, 1, 1)).ask(question).status == "no_answer"


def test_a_year_that_is_said_needs_no_date(rules: Rules, world: sqlite3.Connection) -> None:
    reply = marquee_of(rules, world, lambda: date(2031, 1, 1)).ask("who won best picture at the golden lanterns in 2023")
    assert reply.answers == ("A Letter for Mona",)
    assert "As of" not in reply.plain
