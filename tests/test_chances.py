"""The words of each intent, by its patterns alone."""

from __future__ import annotations

from math import isclose
from types import SimpleNamespace
from typing import cast

import pytest

from bot.rules.chances import Chances
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.patterns import parse


def chances(**questions: list[str]) -> Chances:
    """The chances of intents of nothing but patterns."""

    def intent(name: str, texts: list[str]) -> object:
        return SimpleNamespace(name=name, questions=tuple(map(parse, texts)), wanted=lambda pattern: frozenset())

    intents = {name: cast(Intent, intent(name, texts)) for name, texts in questions.items()}
    return Chances(cast(Rules, SimpleNamespace(intents=intents, descriptions=())))


@pytest.mark.parametrize(
    ("pattern", "word", "share"),
    [
        ("who made {film}", "made", 1.0),
        ("who [then] made {film}", "then", 1 / 2),
        ("who (made|shot|cut|scored) {film}", "cut", 1 / 4),
        ("who (made|[then] shot) {film}", "then", 1 / 4),
        ("[who] (who|whom) {film}", "who", 3 / 4),
        ("who made {film}", "film", 0.0),
    ],
)
def test_a_word_stands_in_a_share_of_the_ways_to_say_a_pattern(pattern: str, word: str, share: float) -> None:
    assert isclose(chances(one=[pattern]).of["one"].get(word, 0.0), share)


def test_every_pattern_of_an_intent_counts_alike() -> None:
    assert chances(one=["who made {film}", "who shot {film}", "maker of {film}"]).of["one"]["who"] == pytest.approx(2 / 3)


def test_anywhere_is_the_mean_of_all_intents() -> None:
    found = chances(one=["who made {film}"], other=["who shot {film}"])
    assert found.anywhere["who"] == 1
    assert found.anywhere["made"] == 1 / 2


def test_the_shipped_rules_give_every_intent_its_words(rules: Rules) -> None:
    found = Chances(rules)
    assert found.of.keys() == rules.intents.keys()
    assert all(0 < share <= 1 for shares in found.of.values() for share in shares.values())
    again = Chances(rules)
    assert (found.of, found.anywhere) == (again.of, again.anywhere)
