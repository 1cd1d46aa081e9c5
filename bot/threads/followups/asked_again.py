"""The facts of the last question asked for something else: another of their names ("for which film?"), how many, which ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from bot.reading.meanings.meaning import Named, Reading, unsaid
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from bot.threads.thread import Thread
from knowledge.patterns import slots


def asks_again(
    spots: Spots, thread: Thread, last: Reading, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> Iterator[Reading]:
    """Readings that ask the last question's facts for another of their names, or in another form."""
    for asks, first, last_word in lexicon.sayings.asked_again(spots.question):
        cost = spots.prices.besides(first, last_word) + rules.costs["thread"] / 2
        names = last.intent.facts.names()
        told = thread.answer if thread.answer in names else last.intent.answer.name
        answered = thread.latest(names.get(told, ()), store)
        if answered and _is_of_one(spots, answered, rules, lexicon):
            continue
        if other := in_form(asks, last, rules):
            yield replace(last, intent=other, cost=cost, asks="", left=())
        wanted = next((name for name in (asks, *names) if asks in (name, *names.get(name, ())) and name in names), None)
        if wanted is None or wanted == thread.answer:
            continue
        known = dict(last.slots)
        if wanted in known:  # "did X win it?", "who did?"
            known.pop(wanted)
            kept = {name: thread.latest(names.get(name, ()), store) for name in last.intent.keeps}
            known |= {name: unsaid(meaning) for name, meaning in kept.items() if meaning and name not in known}
            if last.intent.answer.form != "yes_or_no" or not kept.keys() < known.keys():
                continue
        elif answered:
            known[told] = answered
        yield replace(last, slots=known, cost=cost, asks=wanted, left=())


def _is_of_one(spots: Spots, answered: Named, rules: Rules, lexicon: Lexicon) -> bool:
    """Whether a word of a message stands for one alone of what was told, which was several: "which film did she win for?"."""
    said = (pronoun for pronoun, *_ in lexicon.sayings.pronouns(spots.question) if pronoun.sure and not pronoun.several)
    meant = any(answered.kind in rules.members(pronoun.kind) for pronoun in said)
    return meant and len({thing.label for thing in answered.things}) > 1


def in_form(form: str, reading: Reading, rules: Rules) -> Intent | None:
    """The intent that asks the facts of a reading in another form of answer, where that has all that it is always asked of."""
    told = _told(reading.intent)
    for intent in rules.intents.values() if form != reading.intent.answer.form else ():
        wanted = intent.answer
        if wanted.form == form and not wanted.number and wanted.name not in reading.slots and intent.takes != "several":
            asked = [{slot.name for slot in slots(pattern)} for pattern in intent.questions]
            if asked and _told(intent) == told and set.intersection(*asked) <= reading.slots.keys():
                return intent
    return None


def _told(intent: Intent) -> frozenset[tuple[str, tuple[tuple[str, str], ...]]]:
    """What the fact lines of an intent tell, whatever they count and show."""
    return frozenset((line.statement.name, tuple(sorted(line.names.items()))) for line in intent.facts.lines)
