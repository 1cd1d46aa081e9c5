"""How the bot introduces itself."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from emulator import updates
from shipped_rules import marquee_of
from talking import Talk, buttons, talking

from bot.conversation.conversation import Conversation
from bot.conversation.load import load_told
from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.store import open_store

_TEMPLATE = re.compile(r"\{[{%].*?[}%]\}|<[^>]*>")


@pytest.fixture
async def talk(marquee: Marquee, tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(marquee, tmp_path) as one:
        yield one


async def test_the_greeting_speaks_the_language_of_whoever_comes(talk: Talk) -> None:
    english = await talk.says("/start")
    assert english["text"].startswith("Hello!")
    asha = {**updates.user(8, "आशा"), "language_code": "hi"}
    hindi = await Talk(talk.telegram, talk.home, asha, updates.private(8)).says("/start")
    assert hindi["text"].startswith("नमस्ते")
    assert len(buttons(english)) == len(buttons(hindi)) == 3
    assert buttons(english).keys() != buttons(hindi).keys()


async def test_help_is_by_topic_and_turns_in_its_place(marquee: Marquee, talk: Talk) -> None:
    topics = await talk.says("/help")
    (label, *_) = buttons(topics)
    (topic,) = await talk.presses(topics, label)
    assert topic["message_id"] == topics["message_id"]
    questions = [question for question in buttons(topic) if question != "‹ Back"]
    assert questions
    assert set(questions) <= {question for _, question in marquee.examples()}
    (again,) = await talk.presses(topic, "‹ Back")
    assert buttons(again) == buttons(topics)


async def test_about_says_how_much_is_known(talk: Talk) -> None:
    assert "facts about them" in (await talk.says("/about"))["text"]


async def test_every_shipped_topic_names_intents_that_there_are(rules: Rules) -> None:
    told = load_told(rules)
    assert len(told.topics) > 2
    assert {intent for topic in told.topics for intent in topic.intents} - rules.intents.keys() == set()


@pytest.mark.parametrize("language", ["en", "hi"])
def test_the_examples_of_the_greeting_are_answered_by_the_shipped_facts(rules: Rules, shipped_store: Path, language: str) -> None:
    with_facts = marquee_of(rules, open_store(shipped_store))
    for question in load_told(rules).languages[language].examples:
        assert with_facts.ask(question).status == "answered", question


def test_every_language_says_all_that_has_words(rules: Rules) -> None:
    told = load_told(rules)
    first, *others = told.languages.values()
    worded = {name for name, said in first.says.items() if any(char.isalpha() for char in _TEMPLATE.sub("", said))}
    assert len(worded) > 30
    for language in others:
        assert worded - language.says.keys() == set(), language.name
        assert set(first.commands) - language.commands.keys() == set(), language.name


def test_help_asks_in_the_language_of_whoever_reads_it_what_the_shipped_facts_answer(rules: Rules, shipped_store: Path) -> None:
    store = open_store(shipped_store)
    with_facts, talks = marquee_of(rules, store), Conversation(load_told(rules), rules, store)
    first, *others = talks.told.languages
    for topic in talks.topics():
        for language in others:
            asked = talks.asked_of(topic, language)
            assert len(asked) >= 4, topic.name
            assert set(asked).isdisjoint(talks.asked_of(topic, first)), topic.name
            for question in asked:
                assert with_facts.ask(question).status == "answered", question


def test_the_questions_of_the_help_are_put_as_one_would_write_them(marquee: Marquee, rules: Rules) -> None:
    talks = Conversation(load_told(rules), rules, marquee.store)
    for topic in talks.topics():
        asked = talks.asked_of(topic, talks.first_language)
        assert len(asked) >= 4, topic.name
        assert all(question[0].isupper() for question in asked), topic.name
