"""`clues` of intents.yaml is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
from world_rules import world_rules_text

from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema

FOUND = """
  found:
    questions: []
    facts: []
    answer: film
    reply: "{{ film }}."
    no_answer: "None."
    examples: [{ask: "this film won best picture", includes: [None]}]
"""
CLUES = """
clues:
  points: this
  needs: [category]
  wanted:
    film:
      heads: [film, {words: drama, facts: ["film is genre"]}]
      told: {category: [["film was nominated for category"]], person: [["person acted in film"]]}
      answers: found
"""


def written(clues: str = CLUES) -> str:
    return world_rules_text().replace("\nintents:", f"\nintents:{FOUND}", 1) + clues


def test_a_line_about_a_unit_is_also_read_in_its_higher_state(schema: Schema, tmp_path: Path) -> None:
    path = tmp_path / "intents.yaml"
    path.write_text(written())
    (film,) = load_rules(schema, path).clues.wanted
    (category,), (person,) = film.told["category"], film.told["person"]
    assert category.higher is not None
    assert category.facts.lines[0].statement.name == "nominated"
    assert category.higher.lines[0].statement.name == "won"
    assert set(category.higher.names()) == {"film", "category"}
    assert person.higher is None
    assert [words for words, _ in film.heads] == [{"film"}, {"drama"}]


def test_without_clues_there_are_none(world_rules: Rules) -> None:
    assert world_rules.clues.wanted == ()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (CLUES.replace("answers: found", "answers: fuond"), '"fuond" is no intent. Did you mean "found"'),
        (CLUES.replace("[category]", "[categroy]"), '"categroy" is not a kind'),
        (CLUES.replace("points:", "point:"), '"point"'),
        (CLUES.replace("acted in", "danced in"), "person danced in film"),
    ],
)
def test_mistakes_are_told_with_what_was_meant(schema: Schema, tmp_path: Path, wrong: str, told: str) -> None:
    path = tmp_path / "intents.yaml"
    path.write_text(written(wrong))
    with pytest.raises(Mistakes) as found:
        load_rules(schema, path)
    assert any(told.split(".")[0] in str(mistake) for mistake in found.value.mistakes), [str(one) for one in found.value.mistakes]
