"""The rules that can fit what was typed."""

from __future__ import annotations

import pytest

from bot.question import Question, read_question
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from knowledge.patterns import Maybe, slots


@pytest.fixture(scope="module")
def lexicon(world_rules: Rules) -> Lexicon:
    return Lexicon(world_rules)


def fitting(lexicon: Lexicon, rules: Rules, text: str) -> set[str]:
    question = read_question(text, rules.numbers, rules.words.short)
    assert isinstance(question, Question)
    questions = lexicon.questions
    return {asked.intent.name for asked, _ in questions.each(questions.fitting(lexicon.pricing.price(question).there))}


def test_only_questions_with_every_necessary_word_fit(lexicon: Lexicon, world_rules: Rules) -> None:
    by_words = {word: fitting(lexicon, world_rules, text) for word, text in (("d", "who directed zzyzx"), ("z", "zzyzx zzyzx"))}
    assert by_words["z"] < by_words["d"]


def test_a_misspelt_word_lets_the_same_questions_fit(lexicon: Lexicon, world_rules: Rules) -> None:
    assert fitting(lexicon, world_rules, "who dirceted it") == fitting(lexicon, world_rules, "who directed it")


def test_a_description_is_opened_by_its_first_word_or_led_by_its_thing(lexicon: Lexicon, world_rules: Rules) -> None:
    question = read_question("films of 1999 directed by zzyzx", world_rules.numbers, world_rules.words.short)
    assert isinstance(question, Question)
    prices = lexicon.pricing.price(question)
    kinds = frozenset(world_rules.schema.kinds)
    assert {rule.kind for rule, _ in lexicon.opening(0, prices, kinds)} == {"film"}
    assert lexicon.opening(2, prices, kinds) == []
    assert {rule.kind for rule, _ in lexicon.led_by("genre", prices, kinds)} == {"film"}
    assert lexicon.led_by("nobody", prices, kinds) == []


def test_a_description_is_opened_only_where_there_is_something_of_each_kind_it_takes(rules: Rules) -> None:
    lexicon = Lexicon(rules)
    question = read_question("films directed by zzyzx", rules.numbers, rules.words.short)
    assert isinstance(question, Question)
    prices = lexicon.pricing.price(question)
    opened = {kind: lexicon.opening(1, prices, frozenset([kind])) for kind in ("person", "year")}
    assert any(slots(pattern) for _, pattern in opened["person"])
    assert not any(slots(pattern) for _, pattern in opened["year"])


def test_what_may_stand_before_a_leading_thing_opens_a_description_unless_it_is_small(rules: Rules) -> None:
    lexicon = Lexicon(rules)
    question = read_question("films where zzyzx and zzyzy acted", rules.numbers, rules.words.short)
    assert isinstance(question, Question)
    prices = lexicon.pricing.price(question)
    assert any(isinstance(pattern.parts[0], Maybe) for _, pattern in lexicon.opening(1, prices, frozenset(rules.schema.kinds)))


def test_the_vocabulary_has_the_words_of_questions_things_and_follow_ups(lexicon: Lexicon) -> None:
    assert {"directed", "films", "about"} <= lexicon.vocabulary
    assert "please" not in lexicon.vocabulary
