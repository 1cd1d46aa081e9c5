"""The hops of the straight line, each from one kind of value to the next."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.finding.likeliest import Found, find_likeliest
from bot.question import LONGEST, Question, read_question
from bot.reading.matching.alone import Alone
from bot.reading.meanings.meaning import Reading
from bot.reading.meanings.unclear import Unclear, then
from bot.reading.spotting.clock import by_the_clock
from bot.reading.spotting.partial_names import PartialNames
from bot.reading.spotting.shortened import with_shortened
from bot.reading.spotting.spots import Spots, spot
from bot.reading.words.lexicon import Lexicon
from bot.reply import Reply
from bot.rules.rules import Rules
from bot.telling.render import Renderer
from bot.threads.interpret import Interpreter
from bot.threads.references.spoken import SpokenOf
from bot.threads.remember import remember
from bot.threads.standalone import Standalone
from bot.threads.thread import Thread
from bot.threads.typos import without_typos
from knowledge.names import Names
from knowledge.store import Version

LATELY = 64  # texts that are read once, as the parts of a message are looked at in many ways
SPOTTED = 500  # texts of which it is remembered where names stand
READ = 2_048  # questions of which it is remembered what they mean: those that chats lean on, examples, guesses
ABOUT = 4  # of things spoken of together, so many are told to be what a reply is about


class Hops:
    """Takes the steps by one set of rules, from one store. Not for several threads at once: each wants its own."""

    def __init__(
        self, rules: Rules, store: sqlite3.Connection, today: Callable[[], date] = date.today, lexicon: Lexicon | None = None
    ) -> None:
        """`lexicon`: that of the rules, where there is one already."""
        self.rules = rules
        self.today = today
        self.store = store
        self.version = Version(store, rules.schema)
        self.lexicon = lexicon or Lexicon(rules)
        many = frozenset(kind.name for kind in rules.schema.kinds.values() if kind.many)
        self.names = Names(store, many, rules.words.glue)
        self.partial_names = PartialNames(rules, store, self.version)
        self.alone = Alone(rules, self.lexicon)
        self.standalone = Standalone(rules, self.lexicon, store, self.names)
        self.spoken_of = SpokenOf(rules, self.lexicon, store, self.names, self.partial_names, self.alone)
        again = self.read_again, self.read_fairly
        self.interpreter = Interpreter(rules, self.lexicon, store, self.standalone, self.spoken_of, *again)
        self.renderer = Renderer(rules)
        self._fair = lru_cache(maxsize=READ)(self._fairly_alone)
        self._dear = lru_cache(maxsize=READ)(self._alone)
        self._spotted = lru_cache(maxsize=SPOTTED)(self._spotted_alone)
        self._last = lru_cache(maxsize=1)(lambda *asked: _afresh(self._spotted(*asked)))
        self._made_plain = lru_cache(maxsize=LATELY)(self._plain_words)
        self._told: tuple[Reply, Reading] | None = None

    def read(self, text: str) -> Question | Unclear:
        """The first hop: plain words."""
        return self._made_plain(text)

    def _plain_words(self, text: str) -> Question | Unclear:
        if len(text) > LONGEST:
            return Unclear("too_long")
        question = read_question(text, self.rules.numbers, self.rules.words.short)
        return question if question.words else Unclear("empty")

    def spot(self, question: Question) -> Spots | Unclear:
        """The second hop: where names may stand. A message of pleasantries alone asks nothing."""
        prices = self.lexicon.pricing.price(question)
        if max(prices.left) <= self.rules.costs["filler"]:
            return Unclear("empty")
        spots = with_shortened(spot(question, prices, self.rules, self.names), self.rules, self.names.written)
        spots = self.partial_names.beside(spots)
        told = tuple(by_the_clock(question, self.today(), self.lexicon, prices, self.rules.costs["name"]))
        return replace(spots, seeds=(*spots.seeds, *told)) if told else spots

    def spotted(self, text: str) -> Spots | Unclear:
        """The first two hops; for the last text with what its thread made of it."""
        return self._last(text, self.version(), self.today())

    def spotted_afresh(self, text: str) -> Spots | Unclear:
        """The same as if the text had not been read in any thread."""
        return _afresh(self._spotted(text, self.version(), self.today()))

    def match(self, spots: Spots, thread: Thread = Thread()) -> tuple[Reading, ...] | Unclear:  # noqa: B008 (frozen)
        """The third hop: what the question may mean, by itself or in its thread, the likeliest first."""
        if thread.question and (question := without_typos(spots, self.rules, self.lexicon)) is not spots.question:
            again = self.spot(question)
            spots = spots if isinstance(again, Unclear) else again
        return self.interpreter.in_thread(spots, thread)

    def plainly(self, question: Question, thread: Thread = Thread()) -> tuple[Reading, ...]:  # noqa: B008 (frozen)
        """The second and third hop at once, for a question of plain words and names as they are written; else nothing."""
        return self.standalone.as_written(question, thread)

    def readings(self, spots: Spots) -> tuple[Reading, ...]:
        """What a question may mean by itself, however dear."""
        return self.alone.readings(spots)

    def find(self, readings: Sequence[Reading]) -> Found | Unclear:
        """The fourth hop: what the store says to the likeliest reading that it says something to."""
        return find_likeliest(readings, self.store, self.rules)

    def find_plainly(self, readings: Sequence[Reading]) -> Found | None:
        """What the store says to a question plainly put; None where it says nothing, so that it is worth a longer look."""
        findings = self.find(readings) if readings else None
        return findings if isinstance(findings, tuple) and any(one.says_something for one in findings) else None

    def render(self, text: str, findings: Found, thread: Thread = Thread(), start: int | None = None) -> Reply:  # noqa: B008 (frozen)
        """The fifth hop: the findings in words, with what the next question may lean on."""
        reply = self.renderer.reply(text, findings, self.store, start)
        own = remember(findings)
        about = tuple((mention.kind, label) for mention in own.mentions for label in mention.labels[:ABOUT])
        further = reply.portion.after if reply.portion else None
        own = replace(own, further=further.start) if further else own
        reply = replace(reply, thread=own.behind(thread).dump(), asked=own.question, about=about)
        self._told = reply, findings[0].reading
        return reply

    def meant(self, reply: Reply) -> Reading | None:
        """What a reply answers, while it is the last that was made; None of any other, as one of several parts."""
        return self._told[1] if self._told and self._told[0] is reply else None

    def read_again(self, text: str) -> Reading | None:
        """What a question means by itself, remembered for as long as the store stays as it is."""
        version = self.version()
        return self._fair(text, version) or self._dear(text, version)

    def read_fairly(self, text: str) -> Reading | None:
        """The same, where it is cheap enough to be answered; that it is not is seen sooner than what it means."""
        reading = self._fair(text, self.version())
        return reading if reading and reading.cost <= self.rules.thresholds["answer"] else None

    def _fairly_alone(self, text: str, version: int) -> Reading | None:
        question = self.read(text)
        if isinstance(question, Question) and (plain := self.plainly(question)):
            return plain[0]
        return self._first(text, version, self.rules.thresholds["answer"])

    def _alone(self, text: str, version: int) -> Reading | None:
        return self._first(text, version, math.inf)

    def _first(self, text: str, version: int, most: float) -> Reading | None:
        spots = self.spotted(text)
        return None if isinstance(spots, Unclear) else next(iter(self.alone.readings(spots, most)), None)

    def _spotted_alone(self, text: str, version: int, today: date) -> Spots | Unclear:
        return then(self.read(text), self.spot)


def _afresh(spots: Spots | Unclear) -> Spots | Unclear:
    return spots if isinstance(spots, Unclear) else spots.afresh()
