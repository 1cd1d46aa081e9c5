"""The straight line: a question in, a reply out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice

from markupsafe import Markup

from bot.finding.effort import Effort, TooMuch
from bot.finding.find import has_rows
from bot.finding.likeliest import Found, find_each
from bot.guessed import Guessed
from bot.hops import Hops
from bot.parts import Parts
from bot.question import Question
from bot.reading.cutting.cuts import between_questions
from bot.reading.guessing.model import Model, no_model
from bot.reading.meanings.meaning import Named
from bot.reading.meanings.unclear import Unclear, then
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.reply import Reply
from bot.rules.examples import shown_examples
from bot.rules.rules import Rules
from bot.telling.nearest import MOST, Nearest
from bot.telling.small_talk import SmallTalk
from bot.threads.thread import Thread
from knowledge.names.lookup import OneState

SPOKEN = 2  # of what was spoken of, so much is told where a message that may lean on it is not understood


class Marquee(Hops):
    """Answers questions: the hops in a row. Not for several threads at once: each wants its own."""

    def __init__(
        self,
        rules: Rules,
        store: sqlite3.Connection,
        today: Callable[[], date] = date.today,
        lexicon: Lexicon | None = None,
        model: Callable[[], Model] = no_model,
    ) -> None:
        """`lexicon`: that of the rules, where there is one already; `model` guesses what no pattern fits."""
        super().__init__(rules, store, today, lexicon)
        self._effort = Effort(store)
        self._small_talk = SmallTalk(rules)
        self._nearest = Nearest(rules, lambda reading: has_rows(reading, store, rules), self.read_again)
        self.guessed = Guessed(self, model)
        self._examples = lru_cache(maxsize=1)(self._answered_examples)

    def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply:
        """Answer a question; `earlier` is the `thread` of the chat's last reply. The whole way stands here.

        With `start`, a long list is told a portion at a time, the one that starts there.
        """
        self.version()  # a store that cannot be read is told before it is asked
        try:
            with self._effort.limited(), OneState(self.store):
                return self._ask(text, earlier, start)
        except TooMuch:
            return self.renderer.unclear(Unclear("too_slow"), Thread.load(earlier))

    def _ask(self, text: str, earlier: str, start: int | None) -> Reply:
        thread = Thread.load(earlier)
        question, parts = self.read(text), Parts(self)
        if isinstance(question, Question) and (reply := self._remarked(question, earlier, thread, start)):
            return reply
        at_once = isinstance(question, Question) and self._at_once(text, question, parts, thread, start)
        reply = at_once or self._at_length(text, parts, thread, start)
        told = reply if start else self.guessed.rather(reply, text, thread, parts)
        return told if isinstance(told, Reply) else self._not_answered(told, self.spotted(text), thread, parts)

    def _at_length(self, text: str, parts: Parts, thread: Thread, start: int | None) -> Reply:
        """The answer to what a message may mean, misspelt or incomplete as it may be, by itself or in its thread."""
        spots = self.spotted(text)
        readings = then(spots, partial(self.match, thread=thread))
        findings = then(readings, self.find)
        if isinstance(findings, Unclear):
            return self._not_read(findings, spots, thread, parts)
        reply = self.render(text, findings, thread, start)
        if reply.status != "no_answer" or isinstance(spots, Unclear):
            return reply
        return parts.by_clues(spots, self.alone.chart(spots), thread, self._settled(findings)) or reply

    def _not_read(self, unclear: Unclear, spots: Spots | Unclear, thread: Thread, parts: Parts) -> Reply:
        """What is answered to a message of which no pattern fits: what it surely asks, else questions to choose from."""
        if reply := parts.otherwise(spots, thread):
            return reply
        guesses = self.guessed.of(unclear, spots)
        least = self.rules.thresholds["rather" if self._leaves_open_of_what(spots, thread) else "guess"]
        if reply := self.guessed.answered(guesses, spots, thread, parts, least):
            return reply
        return self._not_answered(unclear, spots, thread, parts, self.guessed.offered(guesses, parts))

    def _leaves_open_of_what(self, spots: Spots | Unclear, thread: Thread) -> bool:
        """Whether a message of a chat names nothing of its own, so that it may be about what was spoken of."""
        named = [] if isinstance(spots, Unclear) else self.alone.named(spots)
        return bool(thread.mentions) and all(one.kind in self.rules.clues.needs for one in named)

    def _not_answered(
        self, unclear: Unclear, spots: Spots | Unclear, thread: Thread, parts: Parts, guessed: tuple[str, ...] = ()
    ) -> Reply:
        return self.renderer.unclear(self._offering(unclear, spots, thread, guessed), parts.thread_after(spots, thread))

    def _settled(self, findings: Found) -> frozenset[int]:
        """The things of which it is known that nothing is as asked: nothing is missing from what was looked through for them."""
        sure = [one.reading for one in findings if one.closed and one.reading.cost < self.rules.thresholds["close"]]
        named = (leaf for reading in sure for leaf in reading.leaves() if isinstance(leaf, Named))
        return frozenset(thing.thing for leaf in named for thing in leaf.things)

    def ask_alone(self, text: str, start: int | None = None) -> Reply | None:
        """The answer to a plainly put question that is the same whatever was asked before; None to any other.

        One that is given up is so in any thread: it is said here, and not worked on once more by `ask`.
        """
        question = self.read(text)
        if isinstance(question, Unclear) or next(iter(between_questions(question)), None):
            return None
        try:
            with self._effort.limited(), OneState(self.store):
                findings = self.find_plainly(self.standalone.in_any_thread(question))
                if not findings:
                    return None
                reply = self.render(text, findings, start=start)
                stands = start or self.guessed.rather(reply, text, Thread(), Parts(self)) is reply
                return reply if stands else None  # what is answered rather may keep something of a thread
        except TooMuch:
            return self.renderer.unclear(Unclear("too_slow"), Thread())

    def _at_once(self, text: str, question: Question, parts: Parts, thread: Thread, start: int | None) -> Reply | None:
        """The answer to two questions with a mark between them, or to one that is plainly put; None for any other."""
        if several := parts.between_marks(question, thread):
            return several
        findings = self.find_plainly(self.plainly(question, thread))
        return self.render(text, findings, thread, start) if findings else None

    def _remarked(self, question: Question, earlier: str, thread: Thread, start: int | None) -> Reply | None:
        """What is said to a message that asks nothing new.

        One that wants more of a long list is given its next portion; one that doubts the last answer is given it again, and how
        sure it is.
        """
        remark = self._small_talk.heard(question)
        if remark is None or remark.tells and not thread.question:
            return None
        if not remark.tells or remark.tells == "more" and not thread.further:
            return Reply("not_understood", str(self.renderer.remark(remark.say)), thread=earlier, idle=True)
        if remark.tells == "more":
            last = self.ask(thread.question, start=thread.further)
            return replace(last, thread=Thread.load(last.thread).behind(thread).dump())
        last = self.ask(thread.question, start=start)
        said = self.renderer.remark(remark.say, reply=Markup(last.text), percent=round(100 * last.confidence))
        return replace(last, text=str(said), thread=earlier)

    def _offering(self, unclear: Unclear, spots: Spots | Unclear, thread: Thread, guessed: tuple[str, ...]) -> Unclear:
        """With questions to choose from, where there are none yet: those `guessed`, then of what was named or spoken of."""
        if unclear.choices or unclear.why in ("too_long", "nobody"):
            return unclear
        named = [unclear.about] if unclear.about else [] if isinstance(spots, Unclear) else self.alone.named(spots)
        spoken = [] if unclear.about else [one for _, one in thread.spoken_of(tuple(self.rules.schema.kinds), self.store)]
        spoken.sort(key=lambda one: len(one.things) > 1)  # rather what a long list is of than the first in it
        likely: tuple[str, ...] = ()
        if (named or spoken) and not isinstance(spots, Unclear):
            likely = tuple(reading.intent.name for reading in self.readings(spots))
        choices = self._nearest.to(named, likely) or self._nearest.to(spoken, likely)
        if thread.question and not named:
            unclear = replace(unclear, values={**unclear.values, "spoken": " and ".join(thread.about[:SPOKEN])})
        choices = tuple(dict.fromkeys((*guessed, *choices)))[:MOST]
        return replace(unclear, choices=choices or self._examples(self.version()))

    def examples(self) -> tuple[tuple[str, str], ...]:
        """The example questions to show, with the names of their intents."""
        return shown_examples(self.rules)

    def say(self, name: str, /, **values: object) -> str:
        """One of the bot's own sentences, from `says:`. Raises KeyError where there is none of that name."""
        return str(self.renderer.say(name, **values))

    def _answered_examples(self, version: int) -> tuple[str, ...]:
        return tuple(islice((question for _, question in self.examples() if self._can_answer(question)), 3))

    def _can_answer(self, question: str) -> bool:
        reading = self.read_fairly(question)
        found = find_each(reading, self.store, self.rules) if reading else Unclear("not_understood")
        return not isinstance(found, Unclear) and any(one.rows for one in found)
