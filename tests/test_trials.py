"""Rules tried out on the invented world: which mistakes are found, and how they are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shipped_rules import SHIPPED_RULES

from bot.authoring.trials import Trial, falls_short, try_rules
from bot.reply import Reply, Source
from bot.rules.intents import load_rules
from bot.rules.questions import Example
from knowledge.build import build
from knowledge.schema.statements import load_statements

FEW_WORDS = {**SHIPPED_RULES["fillers"], "polite": ["(please|thanks)"]}  # the long lists take long to load
DIRECTOR = {
    "questions": ["who directed {film}"],
    "facts": ["director directed film"],
    "answer": "director",
    "reply": "{{ director }} directed {{ film }}.",
    "no_answer": "I don't know.",
    "examples": [{"ask": "who directed The Salt Road?", "reply": "Ilvara Quen directed The Salt Road."}],
}
GENRE = {
    "questions": ["kind {genre}"],
    "facts": ["film is genre"],
    "answer": "film",
    "reply": "{{ film }}.",
    "no_answer": "I don't know.",
    "examples": [{"ask": "who directed The Salt Road?", "includes": ["Ilvara Quen"]}],
}


def tried(folder: Path, store: Path, thresholds: dict[str, str] | None = None, **intents: dict[str, Any]) -> Trial:
    """The shipped rules with only these intents, tried on the world."""
    path = folder / "rules.yaml"
    changed = {
        "relations": {},
        "things": {},
        "clues": {},
        "fillers": FEW_WORDS,
        "thresholds": thresholds or SHIPPED_RULES["thresholds"],
        "intents": intents,
    }
    path.write_text(json.dumps({**SHIPPED_RULES, **changed}, ensure_ascii=False, indent=1))  # every JSON is YAML
    return try_rules(path, load_rules(load_statements(), path), store)


def test_rules_whose_examples_and_patterns_hold_have_no_mistakes(tmp_path: Path, world_path: Path) -> None:
    assert tried(tmp_path, world_path, director=DIRECTOR) == Trial()


def test_an_example_with_another_reply_is_a_mistake_that_shows_the_reply(tmp_path: Path, world_path: Path) -> None:
    example = {"ask": "who directed 12 Bells?", "reply": "Pim Adaro directed 12 Bells."}
    (mistake,) = tried(tmp_path, world_path, director={**DIRECTOR, "examples": [example]}).mistakes
    assert (mistake.file, mistake.where) == ("rules.yaml", "director, example 1")
    assert 'the reply is not "Pim Adaro directed 12 Bells."' in mistake.found
    assert mistake.remedy.endswith("is read as director: Dorrin Hale directed 12 Bells.")


def test_an_example_that_is_not_understood_is_a_mistake(tmp_path: Path, world_path: Path) -> None:
    example = {"ask": "colourless green ideas sleep furiously", "includes": ["Quen"]}
    (mistake,) = tried(tmp_path, world_path, director={**DIRECTOR, "examples": [example]}).mistakes
    assert "is read as nothing" in mistake.remedy


def test_an_example_that_goes_on_is_asked_in_the_thread_of_the_one_before(tmp_path: Path, world_path: Path) -> None:
    first = {"ask": "who directed The Salt Road?", "includes": ["Ilvara Quen"]}
    examples = [first, {"then": "and 12 Bells?", "includes": ["Dorrin Hale"]}]
    assert tried(tmp_path, world_path, director={**DIRECTOR, "examples": examples}).mistakes == []
    alone = [first, {"ask": "and 12 Bells?", "includes": ["Dorrin Hale"]}]
    assert [mistake.where for mistake in tried(tmp_path, world_path, director={**DIRECTOR, "examples": alone}).mistakes] == [
        "director, example 2"
    ]


def test_patterns_of_two_intents_that_read_a_question_at_one_price_are_told_as_a_pair(tmp_path: Path, world_path: Path) -> None:
    trial = tried(tmp_path, world_path, director=DIRECTOR, maker={**DIRECTOR, "questions": ["who (directed|made) {film}"]})
    assert trial.mistakes == []
    ((one, other),) = trial.alike
    lines = (tmp_path / "rules.yaml").read_text().splitlines()
    for told, pattern in ((one, "who directed {film}"), (other, "who (directed|made) {film}")):
        assert pattern in lines[int(told.split("(line ")[1].rstrip(")")) - 1]
    assert all(question.startswith("who directed") for question in trial.alike[one, other])


def test_a_pattern_that_can_never_win_is_told_with_its_line_and_what_it_is_read_as(tmp_path: Path, world_path: Path) -> None:
    trial = tried(tmp_path, world_path, director=DIRECTOR, genre=GENRE, shy={**GENRE, "takes": "described"})
    (mistake,) = trial.mistakes
    assert mistake.where == "shy, question 1"
    assert mistake.found.startswith('can never win: "kind ')
    assert mistake.found.endswith(" is read as genre")
    lines = (tmp_path / "rules.yaml").read_text().splitlines()
    assert lines[mistake.line - 1].strip() == '"kind {genre}"'


def test_a_pattern_that_is_read_as_nothing_is_told(tmp_path: Path, world_path: Path) -> None:
    trial = tried(tmp_path, world_path, shy={**GENRE, "takes": "described", "examples": []})
    assert [mistake.found.partition(":")[0] for mistake in trial.mistakes] == ["is never read"]


def test_a_pattern_too_dear_to_be_answered_is_told(tmp_path: Path, world_path: Path) -> None:
    trial = tried(
        tmp_path,
        world_path,
        thresholds={
            "answer": "-1",
            "close": "0.3",
            "plain": "-1",
            "guess": "1",
            "sure": "0",
            "rather": "1",
            "doubtful": "0",
            "beyond": "1",
        },
        director={**DIRECTOR, "examples": []},
    )
    assert [mistake.found.partition(":")[0] for mistake in trial.mistakes] == ["costs too much to be answered"]


def test_a_pattern_whose_slot_nothing_can_fill_is_told(tmp_path: Path) -> None:
    facts = tmp_path / "little.yaml"
    facts.write_text('source: {title: "Little"}\nfilms: [{title: The Salt Road, director: Ilvara Quen}]\n')
    build([facts], tmp_path / "store.db")
    trial = tried(tmp_path, tmp_path / "store.db", director=DIRECTOR, genre={**GENRE, "examples": []})
    assert [(mistake.where, mistake.found.partition(":")[0]) for mistake in trial.mistakes] == [
        ("genre, question 1", "can fill no slot")
    ]


def test_trying_twice_finds_the_same(tmp_path: Path, world_path: Path) -> None:
    both = {"one": DIRECTOR, "other": {**DIRECTOR, "questions": ["who [has] directed {film}"]}}
    assert tried(tmp_path, world_path, **both) == tried(tmp_path, world_path, **both)


SOURCED = Reply("answered", "A &amp; B won.\n<i>Source: a list</i>", sources=(Source("a list"),))


@pytest.mark.parametrize(
    ("reply", "includes", "short"),
    [
        ("A & B won.", (), False),
        ("A & B won", (), True),
        ("", ("a & b", "WON"), False),
        ("", ("wo",), True),
        ("", ("a list",), True),
        ("", ("B", "C"), True),
    ],
)
def test_a_reply_is_held_to_its_text_without_sources(reply: str, includes: tuple[str, ...], short: bool) -> None:
    assert bool(falls_short(Example("?", False, reply, includes, 1), SOURCED)) is short
