"""Phrases that may be said anywhere in a question."""

from __future__ import annotations

import pytest

from bot.question import Question, read_question
from bot.reading.words.sayings import Sayings
from bot.rules.rules import Rules


def read(rules: Rules, text: str) -> Question:
    question = read_question(text, rules.numbers, rules.words.short)
    assert isinstance(question, Question)
    return question


def test_a_pronoun_is_found_with_its_words(world_rules: Rules) -> None:
    question = read(world_rules, "who directed the last one")
    said = [(pronoun.place, first, last) for pronoun, first, last in Sayings(world_rules).pronouns(question)]
    assert said == [(-1, 2, 5)]


def test_what_asks_the_facts_before_for_another_name(world_rules: Rules) -> None:
    assert list(Sayings(world_rules).asked_again(read(world_rules, "and for which film"))) == [("film", 1, 4)]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("no, who directed it", 1),  # a word alone takes back only before a mark
        ("no who directed it", 0),
        ("i meant best player", 2),
        ("best player i meant", 0),
        ("no", 0),  # nothing is said instead
    ],
)
def test_what_is_taken_back_stands_first_and_something_follows(world_rules: Rules, text: str, back: int) -> None:
    assert Sayings(world_rules).taken_back(read(world_rules, text)) == back


def test_words_that_only_lean_are_none_that_ask_by_themselves(world_rules: Rules) -> None:
    sayings = Sayings(world_rules)
    assert sayings.leans("about")
    assert not sayings.leans("which")


def test_every_word_of_a_polite_phrase_is_polite(world_rules: Rules) -> None:
    assert Sayings(world_rules).polite(["can", "you", "tell", "me", "who", "please"]) == {0, 1, 2, 3, 5}
    assert Sayings(world_rules).polite(["you", "tell"]) == set()


def test_a_number_by_the_date_has_its_kind_and_distance(rules: Rules) -> None:
    assert ("year", -1, 4, 6) in Sayings(rules).now(read(rules, "who won best actor last year"))


def test_a_phrase_is_found_again_beside_any_name(world_rules: Rules) -> None:
    sayings = Sayings(world_rules)
    texts = ("did zzyzx direct the last one", "did quux direct the last one", "did zzyzx really direct the last one")
    found = [[(first, last) for _, first, last in sayings.pronouns(read(world_rules, text))] for text in texts]
    assert found == [[(3, 6)], [(3, 6)], [(4, 7)]]
