"""What a question of many clues asks for."""

from __future__ import annotations

import pytest

from bot.reading.clues.asked_for import asked_for
from bot.rules.rules import Rules


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("what noisy film has a clapper in it", ["film"]),
        ("this film about a clapper has which noisy actor in it", ["person"]),  # a word that asks before one that points
        ("which noisy winner has bells", ["film", "person"]),
        ("what is the name of it", []),  # a word that begins something else stands between
        ("this clapper in a film", []),
        ("a noisy film", []),  # nothing asks, nothing points
    ],
)
def test_the_word_behind_one_that_asks_or_points_says_what_is_asked_for(rules: Rules, question: str, kinds: list[str]) -> None:
    assert [one.wanted.kind for one in asked_for(question.split(), rules)] == kinds


def test_it_says_where_it_stands_and_what_it_says(rules: Rules) -> None:
    (film,) = asked_for("bells won it for this loud 2021 film".split(), rules)
    assert (film.first, film.last) == (5, 8)
    (director,) = asked_for("this director".split(), rules)
    assert [line.statement.name for line in director.facts.lines] == ["directed"]
