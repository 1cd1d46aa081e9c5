"""Rules: everything in intents.yaml is read, checked, and every mistake told with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from world_rules import world_rules_text

from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Schema


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("film", Answer("each", "film")),
        ("yes_or_no", Answer("yes_or_no")),
        ("count of win", Answer("count", "", "win")),
        ("first film by year", Answer("first", "film", "year")),
        ("last winner by ceremony", Answer("last", "winner", "ceremony")),
        ("last amount winner by ceremony", Answer("last", "winner", "ceremony", number="amount")),
        ("most film by count of win", Answer("most", "film", "win")),
        ("fewest person by count of film", Answer("fewest", "person", "film")),
        ("most winner by count of win is one", Answer("most", "winner", "win", against="one")),
    ],
)
def test_an_answer_has_one_of_five_forms(written: str, answer: Answer) -> None:
    assert Answer.read(written) == answer


@pytest.mark.parametrize("written", ["", "count win", "first film", "most film by win", "Film", "every film"])
def test_any_other_answer_is_refused_with_the_forms(written: str) -> None:
    with pytest.raises(ValueError, match=r"NAME, yes_or_no, count of NAME .*, first"):
        Answer.read(written)


def test_a_name_that_is_a_kind_is_of_that_kind_and_any_other_of_the_kinds_of_its_nouns(schema: Schema) -> None:
    lines = ("winner won category at ceremony [for film]", "person acted in film", "winner sang song")
    kinds = Facts(tuple(schema.fact_line(line) for line in lines)).names()
    assert kinds["person"] == ("person",)
    assert kinds["film"] == ("film",)
    assert kinds["winner"] == ("person",)


def test_a_union_stands_for_its_kinds(world_rules: Rules) -> None:
    assert world_rules.members("winner") == ("person", "film", "song")
    assert world_rules.members("film") == ("film",)


def test_lines_that_nothing_may_make_true_are_kept_in_groups(world_rules: Rules) -> None:
    assert [len(group.lines) for group in world_rules.intents["unrewarded"].facts.absent] == [1]


def test_a_description_has_its_place_its_facts_and_a_second_reading(world_rules: Rules) -> None:
    places = {(rule.kind, rule.place) for rule in world_rules.descriptions}
    assert {("film", "before"), ("film", "after"), ("film", "described"), ("film", "head"), ("ceremony", "described")} <= places
    second = [rule for rule in world_rules.descriptions if rule.otherwise]
    assert [line.statement.name for line in second[0].otherwise.lines] == ["of_award", "honoured"]  # type: ignore[union-attr]


def test_a_phrase_may_use_a_phrase_before_it(world_rules: Rules, schema: Schema, tmp_path: Path) -> None:
    path = tmp_path / "intents.yaml"
    text = world_rules_text()
    path.write_text(text.replace('  home: "[back] home"\n', "").replace("took <home>)", "took)").replace("<won>", "<home>"))
    with pytest.raises(Mistakes, match="<home> is not a phrase"):
        load_rules(schema, path)


BROKEN = {
    "a top key that is none": ("\npronouns:", "\npronoun:", '"pronoun"', 'Did you mean "pronouns"?'),
    "a slot twice": ('"cast of {film}"', '"cast of {film} and {film}"', "{film} stands there twice", "{film:other}"),
    "a slot of no kind": ('"cast of {film}"', '"cast of {flim}"', "{flim} is not a kind", "Did you mean {film}?"),
    "a slot in no fact line": ('"cast of {film}"', '"cast of {film} in {year}"', "{year} is in no fact line", ""),
    "a slot in brackets": ('"cast of {film}"', '"cast [of {film}]"', "{film}", ""),
    "a bracket without partner": ('"cast of {film}"', '"cast (of {film}"', '"(" is never closed', ""),
    "no such statement": (
        '["actor acted in film"]',
        '["actor acts in film"]',
        'no statement says "actor acts in film"',
        '"person acted in film"?',
    ),
    "no such name to answer": ("answer: actor", "answer: acter", '"acter" is in no fact line', 'Did you mean "actor"?'),
    "no form of answer": ("answer: actor", "answer: the actor", "is not NAME, yes_or_no", ""),
    "no reply": ('    reply: "{{ director }} directed {{ film }}."\n', "", "has no reply", "Add reply:"),
    "an unknown name in a reply": (
        '{{ director }} directed {{ film }}."',
        '{{ directer }} directed."',
        "{{ directer }}",
        '"director"?',
    ),
    "a template that is none": ('{{ director }} directed {{ film }}."', '{{ director directed."', "is not a template", ""),
    "an example that shows nothing": (", includes: [Kesh Amberly]}", "}", "says nothing of its reply", "includes:"),
    "the thing described as a slot": ('"with {person}"', '"with {film}"', "{film} is the thing described", "{film:other}"),
    "facts about something else": (
        'words: "with {person}", facts: ["person acted in film"]',
        'words: "with {person}", facts: ["person sang song"]',
        'no fact line is about "film"',
        "",
    ),
    "numbers that are no range": ('numbers: "1-200"', 'numbers: "up to 200"', "FIRST-LAST", ""),
    "a phrase with a slot": ('who: "(who|whom)"', 'who: "(who|whom) {film}"', "has a slot", ""),
    "a kind that is none": (
        "  genre:    {}\n",
        "  genre:    {}\n  gender: {}\n",
        "is no kind of the store",
        'Did you mean "genre"?',
    ),
    "a unit's name for what is no unit": (
        '["actor acted in film"]',
        '["it: actor acted in film"]',
        "is not counted in units",
        "",
    ),
}


@pytest.mark.parametrize(("found", "instead", "told", "remedy"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_told_with_its_place_and_remedy(
    tmp_path: Path, schema: Schema, found: str, instead: str, told: str, remedy: str
) -> None:
    good = world_rules_text()
    assert found in good
    path = tmp_path / "intents.yaml"
    path.write_text(good.replace(found, instead, 1))
    with pytest.raises(Mistakes) as raised:
        load_rules(schema, path)
    text = str(raised.value)
    assert told in text
    assert remedy in text
    assert all(line.startswith("intents.yaml:") for line in text.splitlines())
    around = good[: good.index(found)].count("\n") + 1
    assert any(
        abs(mistake.line - around) <= 8 or mistake.line in (1, good[: good.index("\nkinds:")].count("\n") + 2)
        for mistake in raised.value.mistakes
    )


def test_who_won_at_a_night_does_not_tell_it_as_its_award_does(schema: Schema, tmp_path: Path) -> None:
    since = '      - {words: "since {year:first}"'
    night = '      - {words: "the night {film} won", facts: ["film won some_category at ceremony"]}\n'
    path = tmp_path / "intents.yaml"
    path.write_text(world_rules_text().replace(since, night + since, 1))
    told = load_rules(schema, path).told_by(("ceremony",))
    assert told == {"award", "year", "number"}
