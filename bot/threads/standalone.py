"""Plainly put questions that need no more of their thread than what intents keep."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bot.question import Question
from bot.reading.matching.plainly import PlainReader
from bot.reading.meanings.disambiguate import by_own_name
from bot.reading.meanings.meaning import Reading
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.followups.carryover import keep
from bot.threads.followups.weighed import ignores_pronoun
from bot.threads.references.leaning import leans_on_lost, speaks_of
from bot.threads.references.unresolved import unresolved
from bot.threads.thread import Thread
from knowledge.names import Names


class Standalone:
    """Reads plainly put questions by one set of rules; what may lean on a thread is left to those who read it with that."""

    def __init__(self, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection, names: Names) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._store = store
        self._plain = PlainReader(rules, lexicon, names)

    def in_any_thread(self, question: Question) -> tuple[Reading, ...]:
        """What a question means in any thread, the likeliest first; nothing where a thread may add to it."""
        readings = self._plain.read(question)
        if not readings or self._may_be_fragment(question, readings[0]):
            return ()
        close = [reading for reading in readings if reading.cost <= readings[0].cost + self._rules.thresholds["close"]]
        kept = any(not reading.slots.keys() >= set(reading.intent.keeps) for reading in close)
        return () if kept else by_own_names(readings, self._rules)

    def as_written(self, question: Question, thread: Thread) -> tuple[Reading, ...]:
        """What a question with all its names as they are written means in its thread, the likeliest first; else nothing."""
        return self._in_thread(question, self._plain.read(question), thread)

    def misspelt(self, spots: Spots, thread: Thread) -> tuple[Reading, ...]:
        """The same of a question with misspelt names, each so that it is surely meant."""
        return self._in_thread(spots.question, self._plain.misspelt(spots), thread)

    def framed(self, spots: Spots, thread: Thread) -> tuple[Reading, ...]:
        """The same of a question that has one name which nobody can tell but by the other words."""
        return self._in_thread(spots.question, self._plain.framed(spots), thread)

    def _in_thread(self, question: Question, readings: tuple[Reading, ...] | None, thread: Thread) -> tuple[Reading, ...]:
        """The readings with what intents keep of the thread; nothing where the question may lean on the one before.

        What is taken from the thread costs less than such a question only where it says nothing beside its names that does not
        lean on it ("and in 2019?").
        """
        if not readings or self._leans(question, readings[0], thread):
            return ()
        return by_own_names(keep(readings, thread, None, self._rules, self._lexicon, self._store), self._rules)

    def _leans(self, question: Question, reading: Reading, thread: Thread) -> bool:
        """Whether a question may mean something else with what was spoken of, or stands for somebody of whom nothing is known."""
        spans = reading.spans.values()
        speaks = speaks_of(question, self._lexicon, self._rules, spans)
        if thread.question and (self._may_be_fragment(question, reading) or speaks):
            return True
        many_told = any(self._rules.schema.kinds[one.kind].many for one in thread.told)  # "did X win it?" is of that
        if many_told and ignores_pronoun(question, reading, self._lexicon, self._rules):
            return True
        lost = not reading.worded and leans_on_lost(question, thread, self._lexicon)
        return lost or bool(unresolved(reading, (), self._lexicon, self._rules))

    def _may_be_fragment(self, question: Question, reading: Reading) -> bool:
        """Whether a reading costs more than what a thread adds, or may be only a fragment of the question that went before.

        One word before what stands for a thing ("the critics one") may tell it apart from the one spoken of.
        """
        spans, ones = reading.spans.values(), self._rules.words.ones
        if any(last - first == 1 and not ones.isdisjoint(question.plain[last : last + 1]) for first, last in spans):
            return True
        named = {at for first, last in spans for at in range(first, last)}
        back = self._lexicon.sayings.taken_back(question)
        beside = [word.plain for at, word in enumerate(question.words) if at >= back and at not in named]
        return reading.cost >= self._rules.costs["thread"] or not any(map(self._lexicon.pricing.says_something, beside))


def by_own_names(readings: Iterable[Reading], rules: Rules) -> tuple[Reading, ...]:
    """Readings in which words for many things mean those called so themselves, where nothing else tells which."""
    return tuple([by_own_name(reading, rules) for reading in readings])
