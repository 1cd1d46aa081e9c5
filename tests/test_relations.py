"""Relations are written out from their families, and what is wrong with either is told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shipped_rules import SHIPPED_RULES

from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.mistakes import Mistakes
from knowledge.patterns import vocabulary
from knowledge.schema.statements import load_statements

FEW_WORDS = {**SHIPPED_RULES["fillers"], "polite": ["(please|thanks)"]}  # the long lists take long to load
ASKED = {"facts": ["person <fact> <work>"], "answer": "person", "reply": "{{ person }} <fact> {{ <work> }}.", "no_answer": "?"}
CREDIT = {
    "words": ["fact", "did", {"work": "film"}, {"doing": "(<did>|<did> to)"}],
    "intents": {"<name>": {**ASKED, "questions": ["who <doing> {<work>}"]}},
    "things": {"<work>": {"after": [{"words": "<did> by {person}", "facts": ["person <fact> <work>"]}]}},
}
EXAMPLES = [{"ask": "who directed The Salt Road?", "includes": ["Ilvara Quen"]}]
DIRECTOR = {"family": "credit", "fact": "directed", "did": "(directed|made)", "examples": EXAMPLES}


def loaded(folder: Path, families: dict[str, Any], relations: dict[str, Any], things: dict[str, Any] | None = None) -> Rules:
    """The shipped rules with only these families and relations in place of all intents and things."""
    path = folder / "rules.yaml"
    changed = {
        "families": families,
        "relations": relations,
        "things": things or {},
        "clues": {},
        "intents": {},
        "fillers": FEW_WORDS,
    }
    path.write_text(json.dumps({**SHIPPED_RULES, **changed}, ensure_ascii=False, indent=1))  # every JSON is YAML
    return load_rules(load_statements(), path)


def mistakes(folder: Path, families: dict[str, Any], relations: dict[str, Any]) -> list[str]:
    with pytest.raises(Mistakes) as found:
        loaded(folder, families, relations)
    return [f"{one.where}: {one.found} {one.remedy}".strip() for one in found.value.mistakes]


def test_a_relation_becomes_the_intents_and_descriptions_of_its_family(tmp_path: Path) -> None:
    rules = loaded(tmp_path, {"credit": CREDIT}, {"director": DIRECTOR})
    assert list(rules.intents) == ["director"]
    assert rules.intents["director"].reply == "{{ person }} directed {{ film }}."
    assert [line.statement.name for line in rules.intents["director"].facts.lines] == ["directed"]
    assert [(rule.kind, rule.place) for rule in rules.descriptions if rule.place == "after"] == [("film", "after")]
    assert [example.ask for example in rules.intents["director"].examples] == ["who directed The Salt Road?"]


def test_a_gap_may_be_filled_with_a_kind_and_with_other_gaps(tmp_path: Path) -> None:
    singer = {**DIRECTOR, "fact": "sang", "did": "sang", "work": "song"}
    rules = loaded(tmp_path, {"credit": CREDIT}, {"director": DIRECTOR, "singer": singer})
    assert {slot for intent in rules.intents.values() for slot in ("film", "song") if slot in intent.facts.names()} == {
        "film",
        "song",
    }
    assert {rule.kind for rule in rules.descriptions if rule.place == "after"} == {"film", "song"}
    assert set(vocabulary(rules.intents["singer"].questions[0])) == {"who", "sang", "to"}


def test_a_relation_may_have_questions_and_descriptions_of_its_own(tmp_path: Path) -> None:
    own = {"film": {"before": [{"words": "{person} <did>", "facts": ["person <fact> film"]}]}}
    more = {**DIRECTOR, "questions": {"director": ["who is behind {film}"]}, "things": own}
    things = {"film": {"after": [{"words": "{person} wrote", "facts": ["person wrote film"]}]}}
    rules = loaded(tmp_path, {"credit": CREDIT}, {"director": more}, things)
    assert len(rules.intents["director"].questions) == len(rules.intents["director"].lines) == 2
    assert [rule.place for rule in rules.descriptions if rule.place != "head" and rule.kind == "film"] == [
        "after",
        "after",
        "before",
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"family": "credits"}, 'relations director: "credits" is not a family Did you mean "credit"?'),
        ({"fact": None}, "relations director: says nothing for <fact> Add fact: to it, as the family credit asks."),
        ({"dit": "x"}, 'relations director: unknown key "dit" Did you mean "did"?'),
        ({"examples": None}, "relations director: has no examples Add examples: to it."),
        ({"questions": {"directors": ["x"]}}, 'relations director, questions: unknown key "directors" Did you mean "director"?'),
    ],
)
def test_a_mistake_in_a_relation_is_told(tmp_path: Path, changed: dict[str, Any], told: str) -> None:
    block = {key: value for key, value in {**DIRECTOR, **changed}.items() if value is not None}
    assert told in mistakes(tmp_path, {"credit": CREDIT}, {"director": block})


def test_a_mistake_in_a_family_is_told_for_each_relation_by_its_intent(tmp_path: Path) -> None:
    broken = {**CREDIT, "intents": {"<name>": {**ASKED, "questions": ["who <did> {flim}"]}}}
    told = mistakes(tmp_path, {"credit": broken}, {"director": DIRECTOR, "maker": DIRECTOR})
    assert [one.partition(":")[0] for one in told if "flim" in one and "kind" in one] == [
        "director, question 1",
        "maker, question 1",
    ]


def test_a_gap_cannot_have_the_name_of_a_key(tmp_path: Path) -> None:
    told = mistakes(tmp_path, {"credit": {**CREDIT, "words": [*CREDIT["words"], "examples"]}}, {})
    assert told == ['families credit: a gap cannot be called "examples" Call it something else.']


def test_two_relations_cannot_make_one_intent(tmp_path: Path) -> None:
    fixed = {**CREDIT, "intents": {"who": {**ASKED, "questions": ["who <did> {film}"]}}}
    told = mistakes(tmp_path, {"credit": fixed}, {"director": DIRECTOR, "maker": DIRECTOR})
    assert "who: is an intent of a relation already Call it something else." in told
