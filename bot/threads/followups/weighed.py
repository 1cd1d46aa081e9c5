"""What a question asks in words of its own against what it means with the one before, and which of that is too doubtful."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from bot.finding.find import has_rows
from bot.question import Question
from bot.reading.meanings.meaning import Meaning, Named, Reading
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.thread import Thread


def weighed(
    spots: Spots,
    own: list[Reading],
    following: list[Reading],
    thread: Thread,
    rules: Rules,
    lexicon: Lexicon,
    store: sqlite3.Connection,
) -> list[Reading]:
    """The readings of a question by itself and with the one before, where each has its say.

    "And the next year?" asks the last question again, not for that year alone; "for which film?" asks for nothing else.
    """
    following = [one for one in following if not _is_mere_no(one, own, rules, store)]
    if any(reading.cost < rules.costs["thread"] for reading in following):
        own = [reading for reading in own if reading.worded]
    said = lexicon.sayings.asked_again(spots.question)
    asked = [name for name, first, end in said if spots.prices.besides(first, end) <= lexicon.pricing.most_unread]
    if asked and any(one.asks for one in following):
        own = []
    elif asked and not thread.question:  # what cannot be written out is not asked again
        own = [one for one in own if one.intent.answer.form == "count" or any(leaf.last for leaf in one.leaves())]
    elif asked:
        own = [one for one in own if not {one.intent.answer.name, one.intent.answer.form}.isdisjoint(asked)]
    return [*own, *following]


def _is_mere_no(reading: Reading, own: Sequence[Reading], rules: Rules, store: sqlite3.Connection) -> bool:
    """Whether a yes or no would be no, where who it was may be asked as well: "best actor?" after "did X win best film?"."""
    if reading.intent.answer.form != "yes_or_no" or has_rows(reading, store, rules):
        return False
    facts = {line.statement.name for line in reading.intent.facts.lines}
    kept = (one for one in own if one.intent.keeps and len(one.slots) > 1 and any(not leaf.last for leaf in one.leaves()))
    instead = (one for one in kept if facts <= {line.statement.name for line in one.intent.facts.lines})
    return any(has_rows(one, store, rules) for one in instead)


def is_bare(reading: Reading, last: Reading | None, rules: Rules, lexicon: Lexicon) -> bool:
    """Whether a reading is of a mere night or award, beside words that lean on what was spoken of: "and the second one?".

    One that is asked as the last question was ("and 2012?" after a night) is none.
    """
    if last and last.intent == reading.intent:
        return False
    kinds = reading.intent.facts.names().get(reading.intent.answer.name, ())
    if not any(rules.schema.kinds[kind].same_by for kind in kinds):
        return False
    said = [leaf for leaf in reading.leaves() if leaf.last]
    if not last and said and all(leaf.kind in rules.kinds and rules.kinds[leaf.kind].or_beside for leaf in said):
        return True  # "what was the first": of what nobody knows
    if reading.worded:
        return False
    named = {at for first, last in reading.spans.values() for at in range(first, last)}
    spoken = {at for _, first, last in lexicon.sayings.pronouns(reading.question) for at in range(first, last)}
    leaning = {at for at, word in enumerate(reading.question.plain) if lexicon.sayings.leans(word)}
    return not (spoken | leaning) <= named


def ignores_pronoun(question: Question, reading: Reading, lexicon: Lexicon, rules: Rules) -> bool:
    """Whether a yes or no leaves a word unread that may stand for what was won, or takes it for a night: "did X win it?".

    A longer pronoun that it is a part of stands for something else: "that year".
    """
    if reading.intent.answer.form != "yes_or_no":
        return False
    said = [*lexicon.sayings.pronouns(question)]
    meant = {(first, last) for pronoun, first, last in said if rules.schema.kinds[pronoun.kind].many}
    holders = rules.schema.holders
    heard = {span for name, span in reading.spans.items() if name not in reading.slots or reading.slots[name].kind not in holders}
    heard |= {(first, last) for _, first, last in said} - meant
    return any(not any(first <= one and end <= last for first, last in heard) for one, end in meant)


def heeding_pronouns(question: Question, readings: list[Reading], lexicon: Lexicon, rules: Rules) -> list[Reading]:
    """Instead of a yes or no that is deaf to what was won, the same asked of that: "did X win it?" is of nothing else X won."""
    likely = sorted(readings, key=lambda reading: reading.cost)
    asked = [one for one in likely if one.intent.answer.form == "yes_or_no"]
    heeded = [one for one in asked if any(_is_kept(leaf, rules) for leaf in one.leaves())]
    if not heeded:
        return readings
    deaf = [one for one in asked if one not in heeded and ignores_pronoun(question, one, lexicon, rules)]
    if likely[0] not in deaf:
        return [one for one in readings if one not in deaf]
    same = [one for one in heeded if one.intent == heeded[0].intent]
    return [replace(max(same, key=lambda one: len(one.slots)), cost=likely[0].cost)]


def _is_kept(leaf: Meaning, rules: Rules) -> bool:
    """Whether something of which there are many of one name, as a category is, was spoken of before."""
    return isinstance(leaf, Named) and not leaf.typed and rules.schema.kinds[leaf.kind].many
