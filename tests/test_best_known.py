"""An award that is not named is the best known one that something was up for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store

FACTS = """
source: {title: "Quills and Inks"}
films: [{title: Noon}, {title: Tide}, {title: Ash}, {title: Elm}]
awards:
  - {award: Quills, complete: ceremonies, categories: [{name: Best Film, goes_to: film}]}
  - {award: Inks, categories: [{name: Best Film, goes_to: film}]}
  - award: Quills
    edition: 1
    held: 2020-02-01
    complete: nominees
    results: [{category: Best Film, won: Tide, nominated: [Noon, Elm]}]
  - award: Inks
    edition: 1
    held: 2020-03-01
    results: [{category: Best Film, won: Noon}]
  - award: Inks
    edition: 2
    held: 2021-03-01
    results: [{category: Best Film, won: Ash}]
"""


@pytest.fixture(scope="module")
def quills(tmp_path_factory: pytest.TempPathFactory, rules: Rules) -> Iterator[Marquee]:
    folder = tmp_path_factory.mktemp("quills")
    (folder / "quills.yaml").write_text(FACTS)
    assert not build([folder / "quills.yaml"], folder / "quills.db").mistakes
    store = open_store(folder / "quills.db")
    yield Marquee(rules, store)
    store.close()


@pytest.mark.parametrize(
    ("text", "answer", "why"),
    [
        ("did Noon win Best Film?", "no", "it was up for the better known award, and lost"),
        ("did Noon win Best Film at the Inks?", "yes", "the award is named"),
        ("did Tide win Best Film?", "yes", "it won the better known award"),
        ("did Ash win Best Film?", "yes", "it was up for one award alone"),
    ],
)
def test_a_win_is_asked_of_the_best_known_award_it_was_up_for(quills: Marquee, text: str, answer: str, why: str) -> None:
    assert quills.ask(text).answers == (answer,), why


def test_a_nomination_is_told_of_any_award(quills: Marquee) -> None:
    assert quills.ask("was Ash nominated for Best Film?").answers == ("yes",)


def test_a_question_for_more_than_a_yes_is_told_of_every_award(quills: Marquee) -> None:
    assert quills.ask("who won Best Film in 2020?").answers == ("Tide", "Noon")
