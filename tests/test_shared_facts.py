"""Of several things of one name, the one that the store tells of together with another name in the question."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import marquee_of

from bot.reply import Reply
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store

KNOWN = """
source: {title: a}
films: [{title: Dawn, year: 2021, director: Ann Lee}, {title: Dusk, year: 2022}, {title: Noon, year: 2022}]
people: [{name: Bo Lee}, {name: Cy Lee}]
awards:
  - {award: Quills, categories: [{name: Best Director, goes_to: person}]}
  - award: Quills
    edition: 1
    held: 2023-02-01
    complete: winners
    results: [{category: Best Director, won: {people: Cy Lee, films: Noon}, nominated: {people: Bo Lee, films: Dusk}}]
"""


@pytest.fixture
def ask(tmp_path: Path, rules: Rules):
    def asked(question: str) -> Reply:
        path = tmp_path / "a.yaml"
        path.write_text(KNOWN)
        assert not build([path], tmp_path / "store.db").mistakes
        with open_store(tmp_path / "store.db") as store:
            return marquee_of(rules, store).ask(question)

    return asked


def test_what_is_said_not_to_be_so_tells_nothing_of_who_is_meant(ask) -> None:
    assert ask("who directed Dawn not the Cy Lee one").answers == ("Ann Lee",)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("did Lee direct Dawn?", ("yes",)),
        ("did Lee win Best Director for Dusk?", ("no",)),
        ("did Lee win Best Director for Noon?", ("yes",)),
    ],
)
def test_the_one_who_is_told_of_together_with_the_film_is_meant(ask, question: str, answers: tuple[str, ...]) -> None:
    assert ask(question).answers == answers


def test_where_nothing_joins_them_the_reply_asks(ask) -> None:
    assert ask("did Lee win Best Director?").status == "which_one"
