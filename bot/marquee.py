"""The straight line: a question in, a reply out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice

from markupsafe import Markup

from bot.finding.deduce import deduce
from bot.finding.effort import Effort, TooMuch
from bot.finding.find import has_rows
from bot.finding.likeliest import Found, find_each, find_likeliest
from bot.question import LONGEST, Question, read_question
from bot.reading.chart import Chart
from bot.reading.clock import by_the_clock
from bot.reading.clues import clues
from bot.reading.cuts import Cut, between_questions, cuts
from bot.reading.lexicon import Lexicon
from bot.reading.meaning import Named, Reading
from bot.reading.shortened import with_shortened
from bot.reading.spots import Spots, spot
from bot.reading.titled import titled
from bot.reading.unclear import Unclear, then
from bot.reply import Reply
from bot.rules.examples import shown_examples
from bot.rules.rules import Rules
from bot.telling.nearest import Nearest
from bot.telling.render import Renderer
from bot.telling.small_talk import SmallTalk
from bot.threads.interpret import Interpreter
from bot.threads.remember import remember
from bot.threads.thread import Mention, Thread
from bot.threads.told import told
from knowledge.names import Names
from knowledge.names.lookup import OneState
from knowledge.store import Version

ABOUT = 4  # of things spoken of together, so many are told to be what a reply is about
SPOKEN = 2  # of them, where a message that may lean on them is not understood
MOST_CUTS = 6  # ways to cut a message that are tried; a long message without a question in it has many


class Marquee:
    """Answers questions by one set of rules from one store. Not for several threads at once: each wants its own."""

    def __init__(
        self, rules: Rules, store: sqlite3.Connection, today: Callable[[], date] = date.today, lexicon: Lexicon | None = None
    ) -> None:
        """`lexicon`: that of the rules, where there is one already."""
        self.rules = rules
        self.today = today
        self.store = store
        self.version = Version(store, rules.schema)
        self._effort = Effort(store)
        self.lexicon = lexicon or Lexicon(rules)
        many = frozenset(kind.name for kind in rules.schema.kinds.values() if kind.many)
        self.names = Names(store, many, rules.words.glue)
        self._interpreter = Interpreter(rules, self.lexicon, store, self.names, self._read_again)
        self._renderer = Renderer(rules)
        self._small_talk = SmallTalk(rules)
        self._nearest = Nearest(rules, lambda reading: has_rows(reading, store, rules), self._read_again)
        self._read = lru_cache(maxsize=256)(self._alone)
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
            return self._renderer.unclear(Unclear("too_slow"), Thread.load(earlier))

    def _ask(self, text: str, earlier: str, start: int | None) -> Reply:
        thread = Thread.load(earlier)
        question = self.read(text)
        if isinstance(question, Question) and (reply := self._remarked(question, earlier, thread, start)):
            return reply
        if isinstance(question, Question) and (reply := self._at_once(text, question, thread, start)):
            return reply
        spots = then(question, self.spot)
        readings = then(spots, partial(self.match, thread=thread))
        findings = then(readings, self.find)
        if isinstance(findings, Unclear):
            reply = self._otherwise(spots, thread)
            return reply or self._renderer.unclear(self._offering(findings, spots, thread), self._told(spots, thread))
        reply = self.render(text, findings, thread, start)
        if reply.status != "no_answer" or isinstance(spots, Unclear):
            return reply
        return self._told_by_clues(spots, self._interpreter.chart(spots), thread, self._settled(findings)) or reply

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
                findings = self._find_plainly(self._interpreter.standing(question))
                return self.render(text, findings, start=start) if findings else None
        except TooMuch:
            return self._renderer.unclear(Unclear("too_slow"), Thread())

    def read(self, text: str) -> Question | Unclear:
        """The first hop: plain words."""
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
        told = tuple(by_the_clock(question, self.today(), self.lexicon, prices, self.rules.costs["name"]))
        return replace(spots, seeds=(*spots.seeds, *told)) if told else spots

    def match(self, spots: Spots, thread: Thread = Thread()) -> tuple[Reading, ...] | Unclear:  # noqa: B008 (frozen)
        """The third hop: what the question may mean, by itself or in its thread, the likeliest first."""
        return self._interpreter.in_thread(spots, thread)

    def plainly(self, question: Question, thread: Thread = Thread()) -> tuple[Reading, ...]:  # noqa: B008 (frozen)
        """The second and third hop at once, for a question of plain words and names as they are written; else nothing."""
        return self._interpreter.plainly(question, thread)

    def readings(self, spots: Spots) -> tuple[Reading, ...]:
        """What a question may mean by itself, however dear."""
        return self._interpreter.alone(spots)

    def find(self, readings: Sequence[Reading]) -> Found | Unclear:
        """The fourth hop: what the store says to the likeliest reading that it says something to."""
        return find_likeliest(readings, self.store, self.rules)

    def render(self, text: str, findings: Found, thread: Thread = Thread(), start: int | None = None) -> Reply:  # noqa: B008 (frozen)
        """The fifth hop: the findings in words, with what the next question may lean on."""
        reply = self._renderer.reply(text, findings, self.store, start)
        own = remember(findings)
        about = tuple((mention.kind, label) for mention in own.mentions for label in mention.labels[:ABOUT])
        further = reply.portion.after if reply.portion else None
        own = replace(own, further=further.start) if further else own
        return replace(reply, thread=own.behind(thread).dump(), asked=own.question, about=about)

    def _at_once(self, text: str, question: Question, thread: Thread, start: int | None = None) -> Reply | None:
        """The answer to two questions with a mark between them, or to one that is plainly put; None for any other."""
        if several := self._in_parts(between_questions(question), thread):
            return several
        findings = self._find_plainly(self.plainly(question, thread))
        return self.render(text, findings, thread, start) if findings else None

    def _find_plainly(self, readings: Sequence[Reading]) -> Found | None:
        """What the store says to a question plainly put; None where it says nothing, so that it is worth a longer look."""
        findings = self.find(readings) if readings else None
        return findings if isinstance(findings, tuple) and any(one.says_something for one in findings) else None

    def _remarked(self, question: Question, earlier: str, thread: Thread, start: int | None) -> Reply | None:
        """What is said to a message that asks nothing new.

        One that wants more of a long list is given its next portion; one that doubts the last answer is given it again, and how
        sure it is.
        """
        remark = self._small_talk.heard(question)
        if remark is None or remark.tells and not thread.question:
            return None
        if not remark.tells or remark.tells == "more" and not thread.further:
            return Reply("not_understood", str(self._renderer.remark(remark.say)), thread=earlier, idle=True)
        if remark.tells == "more":
            last = self.ask(thread.question, start=thread.further)
            return replace(last, thread=Thread.load(last.thread).behind(thread).dump())
        last = self.ask(thread.question, start=start)
        said = self._renderer.remark(remark.say, reply=Markup(last.text), percent=round(100 * last.confidence))
        return replace(last, text=str(said), thread=earlier)

    def _otherwise(self, spots: Spots | Unclear, thread: Thread) -> Reply | None:
        """The answer to a message that is no question as a whole: to its parts, or to what it tells of what it asks for."""
        if isinstance(spots, Unclear):
            return None
        chart = self._interpreter.chart(spots)
        several = self._in_parts(self._cuts(spots, chart), thread) or self._told_by_clues(spots, chart, thread)
        return several or self._with_a_title(spots, thread)

    def _with_a_title(self, spots: Spots, thread: Thread) -> Reply | None:
        """The answer where small words are a title without its capitals ("who directed up"), if any."""
        if thread.mentions and self._interpreter.speaks_of(spots.question):
            return None  # "did it win the oscar" is of what was spoken of
        named = bool(self._interpreter.named(spots))
        texts = titled(spots.question, self.lexicon, self.rules, self.names, spoken=bool(thread.mentions), named=named)
        found = (self._ask_whole(text, thread) for text in texts)
        return next((reply for reply in found if reply), None)

    def _cuts(self, spots: Spots, chart: Chart, *, core: bool = False) -> Iterator[Cut]:
        items = chart.cover(spots.prices)
        return cuts(spots, items, self.rules, self.lexicon, self.read, core=core)

    def _in_parts(self, ways: Iterable[Cut], thread: Thread) -> Reply | None:
        """The answers to the parts of a message, cut the first way that leaves only questions; None where there is none."""
        few = islice(ways, MOST_CUTS)
        return next((reply for cut in few if (reply := self._in_these(cut, thread))), None)

    def _in_these(self, cut: Cut, before: Thread) -> Reply | None:
        if self._leans(cut.left) or self._leans(cut.told):
            return None
        replies: list[Reply] = []
        before = Thread(cut.before).behind(before) if cut.before else before
        for text in cut.asked:
            thread = Thread.load(replies[-1].thread) if replies else self._told(then(self.read(cut.told), self.spot), before)
            reply = self._ask_whole(text, thread) or (self._ask_core(text, thread) if cut.core else None)
            if reply is None or cut.told and self._passes_by(text, reply, thread, before):
                return None
            if not cut.denied.isdisjoint(_spoken_of(Thread.load(reply.thread).mentions)):
                return None
            replies.append(reply)
        reply = replies[0] if len(replies) == 1 else self._renderer.joined(*replies)
        return self._renderer.without(reply, cut.left) if self._says_something(cut.left) else reply

    def _says_something(self, left: str) -> bool:
        """Whether what is left out of a message is more than a pleasantry."""
        question = self.read(left)
        return isinstance(question, Question) and any(self.lexicon.pricing.says_something(word.plain) for word in question.words)

    def _leans(self, left: str) -> bool:
        """Whether what is left out of a message tells of something spoken of: "and the year before, …"."""
        question = self.read(left)
        said = self.lexicon.sayings.pronouns(question) if isinstance(question, Question) else ()
        return any(pronoun.of for pronoun, *_ in said)

    def _passes_by(self, text: str, reply: Reply, thread: Thread, before: Thread) -> bool:
        """Whether an answer leans on what was spoken of, and tells nothing of what a message told first."""
        intent = self.rules.intents.get(reply.intent)
        leans = reply.asked != text or intent is not None and not reply.slots.keys() >= set(intent.keeps)
        after = Thread.load(reply.thread)
        new = [mention for mention in thread.mentions if mention not in before.mentions]
        told = _spoken_of(new)
        things = {one for one in told if one[0] not in self.rules.clues.needs} or told  # "X won three Oscars." is said of X
        return leans and bool(told) and things.isdisjoint(_spoken_of(after.mentions[: after.fresh]))

    def _ask_whole(self, text: str, thread: Thread) -> Reply | None:
        """The answer to a text that asks one thing, in words and not with a name alone; None where it has none."""
        question = self.read(text)
        readings: Sequence[Reading] | Unclear = then(question, partial(self.plainly, thread=thread))
        findings: Found | Unclear | None = None if isinstance(readings, Unclear) else self._find_plainly(readings)
        if findings is None:
            readings = then(then(question, self.spot), partial(self.match, thread=thread))
            findings = then(readings, self.find)
        if isinstance(readings, Unclear) or isinstance(findings, Unclear):
            return None
        named_alone = not readings[0].worded and len(readings[0].slots) < 2
        reply = None if named_alone else self.render(text, findings, thread)
        return reply if reply and reply.status == "answered" else None

    def _ask_core(self, text: str, thread: Thread) -> Reply | None:
        """The answer to what remains of a message without what was said around it, cut further; None where it has none."""
        spots = then(self.read(text), self.spot)
        if isinstance(spots, Unclear):
            return None
        return self._in_parts(self._cuts(spots, self._interpreter.chart(spots), core=True), thread)

    def _told(self, spots: Spots | Unclear, thread: Thread) -> Thread:
        """The thread after something was named that had no answer."""
        if isinstance(spots, Unclear):
            return thread
        stood_for = self._interpreter.stood_for(spots, thread)
        unheard = self._interpreter.asks_of_unheard(spots)
        return told(spots, self._interpreter.chart(spots), stood_for, thread, self.rules, self.store, unheard=unheard)

    def _told_by_clues(self, spots: Spots, chart: Chart, thread: Thread, settled: frozenset[int] = frozenset()) -> Reply | None:
        """The answer to a question that tells by many clues what it asks for; None where they do not leave one thing.

        What they name may be `settled` already.
        """
        for given in clues(spots, chart, self.rules, self.lexicon):
            if settled.issuperset(given.things):
                continue
            if deduced := deduce(given, self.store, self.rules):
                found = deduced.found(given, spots, self.store, self.rules)
                return self.render(spots.question.text, (found,), thread)
        return None

    def _offering(self, unclear: Unclear, spots: Spots | Unclear, thread: Thread) -> Unclear:
        """With questions to choose from, where there are none yet: about what was named, else about what was spoken of before."""
        if unclear.choices or unclear.why in ("too_long", "nobody"):
            return unclear
        named = [unclear.about] if unclear.about else [] if isinstance(spots, Unclear) else self._interpreter.named(spots)
        spoken = [] if unclear.about else [one for _, one in thread.spoken_of(tuple(self.rules.schema.kinds), self.store)]
        spoken.sort(key=lambda one: len(one.things) > 1)  # rather what a long list is of than the first in it
        likely: tuple[str, ...] = ()
        if (named or spoken) and not isinstance(spots, Unclear):
            likely = tuple(reading.intent.name for reading in self.readings(spots))
        choices = self._nearest.to(named, likely) or self._nearest.to(spoken, likely)
        if thread.question and not named:
            unclear = replace(unclear, values={**unclear.values, "spoken": " and ".join(thread.about[:SPOKEN])})
        return replace(unclear, choices=choices or self._examples(self.version()))

    def examples(self) -> tuple[tuple[str, str], ...]:
        """The example questions to show, with the names of their intents."""
        return shown_examples(self.rules)

    def say(self, name: str, /, **values: object) -> str:
        """One of the bot's own sentences, from `says:`. Raises KeyError where there is none of that name."""
        return str(self._renderer.say(name, **values))

    def _read_again(self, text: str) -> Reading | None:
        """What a question means by itself, remembered for as long as the store stays as it is."""
        return self._read(text, self.version())

    def _alone(self, text: str, version: int) -> Reading | None:
        question = self.read(text)
        if isinstance(question, Question) and (plain := self.plainly(question)):
            return plain[0]
        spots = then(question, self.spot)
        return None if isinstance(spots, Unclear) else next(iter(self.readings(spots)), None)

    def _answered_examples(self, version: int) -> tuple[str, ...]:
        return tuple(islice((question for _, question in self.examples() if self._can_answer(question)), 3))

    def _can_answer(self, question: str) -> bool:
        reading = self._read_again(question)
        if reading is None or reading.cost > self.rules.thresholds["answer"]:
            return False
        found = find_each(reading, self.store, self.rules)
        return not isinstance(found, Unclear) and any(one.rows for one in found)


def _spoken_of(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """The kinds and labels of all that was spoken of."""
    return {(mention.kind, label) for mention in mentions for label in mention.labels}
