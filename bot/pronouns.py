"""Words that stand for something spoken of before, and what of it they stand for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from bot.chart import Item
from bot.lexicon import Lexicon
from bot.meaning import Named, Reading
from bot.query import compile_query
from bot.question import Question
from bot.rules import Answer, Pronoun, Rules
from bot.spots import Spots
from bot.thread import Thread, stored


def pronouns(spots: Spots, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection) -> list[Item]:
    """The words of a question that stand for something spoken of, with what they stand for."""
    found = []
    said = [*lexicon.pronouns(spots.question)] if thread.mentions else []
    whole = [(first, last) for pronoun, first, last in said if pronoun.sure and last - first > 1]
    for pronoun, first, last in said:
        if any(start <= first and last <= end and last - first < end - start for start, end in whole):
            continue  # the "that" of "that night"
        meaning = _standing_for(pronoun, thread, rules, store)
        if meaning:
            if is_led(spots.question, first, rules) or (first, last) in whole:
                spots.prices.means_something(first, rules.costs["known"])
            spoken = replace(meaning, first=first, last=last)
            found.append(Item(meaning.kind, first, last, rules.costs["thread"], spoken, pronoun=not pronoun.of))
    return found


def nobody(reading: Reading, spoken: Sequence[Item], lexicon: Lexicon, rules: Rules) -> str:
    """The word of a question that stands for somebody of whom neither the thread nor the reading has any ("he"); else nothing."""
    asked = reading.intent.facts.names().get(reading.asks or reading.intent.answer.name, ())
    kinds = {*asked, *(meaning.kind for meaning in reading.slots.values()), *(leaf.kind for leaf in reading.leaves())}
    for pronoun, first, last in lexicon.pronouns(reading.question):
        stood_for = any(item.start <= first and last <= item.end for item in spoken)
        if pronoun.sure and not stood_for and kinds.isdisjoint(rules.members(pronoun.kind)):
            return reading.question.typed(first, last)
    return ""


def is_led(question: Question, first: int, rules: Rules) -> bool:
    """Whether a pronoun surely says something: "did she win for it", unlike "did she win it"."""
    return first > 0 and question.words[first - 1].plain in rules.words.leads


def _standing_for(pronoun: Pronoun, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Named | None:
    """The things spoken of last of which what the pronoun says holds."""
    for meaning in thread.spoken_of(rules.members(pronoun.kind), store):
        if pronoun.place:
            if len(meaning.things) > 1 and abs(pronoun.place) <= len(meaning.things):
                return replace(meaning, things=(meaning.things[pronoun.place - (pronoun.place > 0)],))
            continue
        answer = pronoun.answer or Answer("each", pronoun.kind)
        query = compile_query(pronoun.facts, {pronoun.of or pronoun.kind: meaning}, answer, rules)
        at = query.names.index(pronoun.kind)
        fitting = {row[at] for row in store.execute(query.text, dict(query.parameters))}
        if pronoun.of:
            things = tuple(thing for one in sorted(fitting) for thing in stored(pronoun.kind, "id", one, store))
            return Named(pronoun.kind, things) if len(things) == 1 else None
        things = tuple(thing for thing in meaning.things if thing.thing in fitting)
        one = bool(pronoun.facts.lines or pronoun.facts.absent)  # "he" is one person, "they" may be several
        if things and not (one and len(things) > 1):
            return replace(meaning, things=things)
    return None


def implied(words: int, thread: Thread, rules: Rules, store: sqlite3.Connection) -> list[Item]:
    """What was spoken of last, of each kind that pronouns stand for, as items behind the last word."""
    found = []
    for kind in dict.fromkeys(pronoun.kind for pronoun in rules.pronouns) if thread.question else ():
        meaning = thread.latest(rules.members(kind), store)
        if meaning and len(meaning.things) == 1:
            item = Item(meaning.kind, words, words, rules.costs["implied"], replace(meaning, first=0, last=0), pronoun=True)
            found.append(item)
    return found
