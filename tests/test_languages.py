"""A language is a file beside the rules: what it says is said besides, in any order of words and in any script."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.marquee import Marquee
from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema
from tests.world_rules import world_rules_text

GERMAN = """
phrases: {who: "wer"}
fillers: {glue: ["(hat|denn)"], short: {регие: regie, кто: wer, Hatfs: hat es}}
numbers: {cardinals: {elf: 11}, endings: [te]}
intents:
  director:
    questions: "{film} regie <who>"
    examples: [{ask: "12 Bells regie wer?", includes: [Dorrin Hale]}]
"""

Loads = Callable[[str], Rules]


@pytest.fixture
def loads(tmp_path: Path, schema: Schema) -> Loads:
    def load(language: str) -> Rules:
        (tmp_path / "languages").mkdir(exist_ok=True)
        (tmp_path / "languages" / "de.yaml").write_text(language, encoding="utf-8")
        (tmp_path / "intents.yaml").write_text(world_rules_text(), encoding="utf-8")
        return load_rules(schema, tmp_path / "intents.yaml")

    return load


@pytest.mark.parametrize(
    "question", ["who directed 12 Bells?", "wer directed 12 Bells", "12 Bells Regie hat wer?", "12 Bells регие кто"]
)
def test_a_question_may_be_put_in_any_of_the_languages(loads: Loads, world: sqlite3.Connection, question: str) -> None:
    assert Marquee(loads(GERMAN), world).ask(question).answers == ("Dorrin Hale",)


def test_what_a_language_says_is_said_besides(loads: Loads, world_rules: Rules) -> None:
    rules = loads(GERMAN)
    assert rules.intents.keys() == world_rules.intents.keys()
    assert len(rules.intents["director"].questions) == len(world_rules.intents["director"].questions) + 1
    assert [one.ask for one in rules.intents["director"].examples] == ["who directed 12 Bells?", "12 Bells regie wer?"]
    assert rules.words.glue == world_rules.words.glue | {"hat", "denn"}
    assert rules.numbers.cardinals == {**world_rules.numbers.cardinals, "elf": 11}
    assert rules.words.short["hatfs"] == ("hat", "es")


def test_a_word_of_a_language_may_be_a_name_as_it_was_typed(loads: Loads, world: sqlite3.Connection) -> None:
    asked = Marquee(loads("fillers: {short: {bells: glocken, no: nein}}"), world)
    assert asked.ask("who directed 12 Bells?").answers == ("Dorrin Hale",)
    assert asked.ask("cast of No").answers == Marquee(loads("phrases: {who: wer}"), world).ask("cast of No").answers != ()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "intents: {directer: {questions: [x]}}",
            'languages/de.yaml:1 intents: "directer" is not one of them. Did you mean "director"?',
        ),
        ("\nsays: {start: Hallo}", 'languages/de.yaml:2: unknown key "says".'),
        (
            "intents:\n  director:\n    questions: ['{flim} regie']",
            "languages/de.yaml:3 director, question 2: {flim} is not a kind.",
        ),
        ("fillers: {short: {whos: wer}}", 'languages/de.yaml:1 fillers short whos: is "who is" already. Leave it out.'),
        ("\nphrases: [wer", "languages/de.yaml:2"),
        ("phrases: {who: wer, who: wen}", 'languages/de.yaml:1: "who" is here twice'),
    ],
)
def test_a_mistake_of_a_language_is_told_with_its_file_and_line(loads: Loads, language: str, told: str) -> None:
    with pytest.raises(Mistakes) as found:
        loads(language)
    assert told in str(found.value)
