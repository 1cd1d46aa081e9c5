"""What a question asks in words of its own against what it means with the one before, and which of that is too doubtful."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.finding.find import has_rows
from bot.question import Question
from bot.reading.lexicon import Lexicon
from bot.reading.meaning import Reading
from bot.reading.spots import Spots
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


def leans_on_lost(question: Question, thread: Thread, lexicon: Lexicon) -> bool:
    """Whether a message leans on a question, which was not read: "golden globe also?", "best actress ones"."""
    lost = bool(thread.mentions) and not thread.questions
    several = any(pronoun.several for pronoun, *_ in lexicon.sayings.pronouns(question))
    return lost and (several or any(lexicon.sayings.leans(question.plain[at]) for at in (0, -1)))
