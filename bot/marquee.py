"""The straight line: a question in, a reply out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice

from bot.alike import alike
from bot.chart import Chart
from bot.choose import ambiguous, are_namesakes, by_own_name, narrowed, which_one
from bot.clauses import (
    clauses,
    corrections,
    questions,
    sentences,
    stretches,
    without_circumstances,
    without_options,
    without_preamble,
)
from bot.clock import by_the_clock
from bot.clues import clues
from bot.deduce import deduce
from bot.find import Findings, find, has_rows
from bot.lexicon import Lexicon
from bot.match import match
from bot.meaning import Described, Named, Reading, apart
from bot.nearest import Nearest
from bot.question import LONGEST, Question, read_question
from bot.render import Renderer
from bot.reply import Reply
from bot.rules import Rules
from bot.spots import Spots, spot
from bot.thread import Thread, asks_again, implied, keep, pronouns, remember, rewritten, told
from bot.unclear import Unclear, then
from knowledge.names import Names

Found = tuple[Findings, ...]


class Marquee:
    """Answers questions by one set of rules from one store. Not for several threads at once: each wants its own."""

    def __init__(self, rules: Rules, store: sqlite3.Connection, today: Callable[[], date] = date.today) -> None:
        self.rules = rules
        self.today = today
        self.store = store
        self._lexicon = Lexicon(rules)
        many = frozenset(kind.name for kind in rules.schema.kinds.values() if kind.many)
        self.names = Names(store, many, rules.words.glue)
        self._renderer = Renderer(rules)
        self._nearest = Nearest(rules, lambda reading: has_rows(reading, store, rules), self._read_again)
        self._read = lru_cache(maxsize=256)(self._alone)
        self._examples = lru_cache(maxsize=1)(self._answered_examples)

    def ask(self, text: str, earlier: str = "", start: int | None = None) -> Reply:
        """Answer a question; `earlier` is the `thread` of the chat's last reply. The whole way stands here.

        With `start`, a long list is told a portion at a time, the one that starts there.
        """
        thread = Thread.load(earlier)
        question = self.read(text)
        if isinstance(question, Question) and (reply := self._both(questions(question), thread)):
            return reply
        spots = then(question, self.spot)
        readings = then(spots, partial(self.match, thread=thread))
        findings = then(readings, self.find)
        if isinstance(findings, Unclear):
            found = self._in_parts(spots, thread) or self._by_clues(spots, thread)
            return found or self._renderer.unclear(self._offering(findings, spots), thread)
        reply = self._answer(text, findings, thread, start)
        return reply if reply.status != "no_answer" else self._by_clues(spots, thread) or reply

    def _ask_whole(self, text: str, thread: Thread) -> Reply | None:
        """The answer to a text that asks one thing, in words and not with a name alone; None where it has none."""
        readings = then(then(self.read(text), self.spot), partial(self.match, thread=thread))
        if isinstance(readings, tuple) and not readings[0].worded and len(readings[0].slots) < 2:
            return None
        findings = then(readings, self.find)
        reply = None if isinstance(findings, Unclear) else self._answer(text, findings, thread)
        return reply if reply and reply.status == "answered" else None

    def read(self, text: str) -> Question | Unclear:
        """The first hop: plain words."""
        if len(text) > LONGEST:
            return Unclear("too_long")
        question = read_question(text, self.rules.numbers, self.rules.words.short)
        return question if question.words else Unclear("empty")

    def spot(self, question: Question) -> Spots | Unclear:
        """The second hop: where names may stand. A message of pleasantries alone asks nothing."""
        prices = self._lexicon.price(question)
        if max(prices.left) <= self.rules.costs["filler"]:
            return Unclear("empty")
        spots = spot(question, prices, self.rules, self.names)
        told = tuple(by_the_clock(question, self.today(), self._lexicon, prices, self.rules.costs["name"]))
        return replace(spots, seeds=(*spots.seeds, *told)) if told else spots

    def match(self, spots: Spots, thread: Thread = Thread()) -> tuple[Reading, ...] | Unclear:  # noqa: B008 (frozen)
        """The third hop: what the question may mean, by itself or in its thread, the likeliest first."""
        spoken = pronouns(spots, thread, self.rules, self._lexicon, self.store)
        spoken += alike(spots.question, thread, self.rules, self.store)
        unsaid = implied(len(spots.question.words), thread, self.rules, self.store)
        chart = Chart(self.rules, self._lexicon, spots.prices, [*spots.seeds, *spoken], unsaid)
        readings = keep(match(spots, chart, self.rules, self._lexicon), thread, self.rules, self.store)
        if thread.question:
            readings += self._following(spots, chart, thread)
        readings.sort(key=lambda reading: reading.cost)
        if not readings or readings[0].cost > self.rules.thresholds["answer"]:
            return self._not_read(spots, readings)
        return tuple(by_own_name(reading, self.rules) for reading in readings)

    def _not_read(self, spots: Spots, readings: Sequence[Reading]) -> Unclear:
        """No reading at a fair price: what the question names is said to be known, but not that about it."""
        likely = tuple(reading.intent.name for reading in readings)
        for seed in sorted(spots.seeds, key=lambda seed: (seed.cost, seed.start - seed.end)):
            one_at_a_time = not self.rules.schema.kinds[seed.kind].many and any(spots.prices.strange[seed.start : seed.end])
            if isinstance(seed.meaning, Named) and one_at_a_time and seed.cost < self.rules.costs["slip"]:
                return Unclear("not_known", values={"name": seed.meaning.things[0].label}, likely=likely)
        return Unclear("not_understood", likely=likely)

    def _offering(self, unclear: Unclear, spots: Spots | Unclear) -> Unclear:
        """With questions to choose from, where there are none yet."""
        if unclear.choices or unclear.why == "too_long":
            return unclear
        named = [] if isinstance(spots, Unclear) else self._chart(spots).cover(spots.prices)
        return replace(unclear, choices=self._nearest.to(named, unclear.likely) or self._first_examples())

    def readings(self, spots: Spots) -> tuple[Reading, ...]:
        """What a question may mean by itself, however dear."""
        return match(spots, self._chart(spots), self.rules, self._lexicon)

    def _following(self, spots: Spots, chart: Chart, thread: Thread) -> list[Reading]:
        last = self._read_again(thread.question)
        if last is None:
            return []
        found = list(asks_again(spots, thread, last, self.rules, self._lexicon, self.store))
        whole = rewritten(chart, last, spots, self._lexicon)
        reading = self._read_again(whole[0]) if whole else None
        if whole and reading and reading.cost <= self.rules.thresholds["answer"]:
            found.append(replace(reading, cost=whole[1] + self.rules.costs["thread"]))
        return found

    def _read_again(self, text: str) -> Reading | None:
        """What a question means by itself, remembered for as long as the store stays as it is."""
        return self._read(text, self.version())

    def version(self) -> int:
        """A number that is another one whenever the store has changed."""
        return int(self.store.execute("PRAGMA data_version").fetchone()[0])

    def _alone(self, text: str, version: int) -> Reading | None:
        question = self.read(text)
        readings = then(question, self.spot)
        return None if isinstance(readings, Unclear) else next(iter(self.readings(readings)), None)

    def find(self, readings: Sequence[Reading]) -> Found | Unclear:
        """The fourth hop: the first reading, among those nearly as likely, that the store says something to.

        That something is known not to be ("none") is said where no other reading finds anything.
        """
        close = [reading for reading in readings if reading.cost <= readings[0].cost + self.rules.thresholds["close"]]
        empty: list[Found] = []
        for reading in close:
            found = self._find_one(reading)
            if isinstance(found, Unclear):
                return empty[0] if empty else found
            if any(one.says_something for one in found):
                return found
            empty.append(found)
        return next((found for found in empty if any(one.closed for one in found)), empty[0])

    def _find_one(self, reading: Reading) -> Found | Unclear:
        """What the store says to a reading; to each of several things where it is asked of several."""
        found: list[Findings] = []
        for one in apart(reading):
            told = self._find_alone(one)
            if isinstance(told, Unclear):
                return told
            found += told
        return tuple(found)

    def _find_alone(self, reading: Reading) -> Found | Unclear:
        leaf = ambiguous(reading, self.rules)
        if leaf is None:
            return (find(reading, self.store, self.rules),)
        found = [find(one, self.store, self.rules) for one in narrowed(reading, leaf)][: len(leaf.things)]
        plain = not any(isinstance(meaning, Described) for meaning in reading.slots.values())
        told = tuple(one for one in found if one.rows or plain and one.says_something)  # "the one with A" is not the other
        if are_namesakes(leaf):
            return told or (found[0],)
        return told if len(told) == 1 and reading.intent.answer.form != "yes_or_no" else which_one(reading, leaf)

    def _in_parts(self, spots: Spots | Unclear, thread: Thread) -> Reply | None:
        """The answers to two questions in one message, or to the one behind something told; None where it is neither."""
        if isinstance(spots, Unclear):
            return None
        question = spots.question
        if reply := self._both(clauses(question, self.rules.words.lists), thread):
            return reply
        items = self._chart(spots).cover(spots.prices)
        options = without_options(question, items, spots.prices)
        for asked in (*options, *(after for _, after in corrections(question, self._lexicon))):
            if reply := self._ask_whole(asked, thread):
                return reply
        listed = self.rules.words
        circumstances = without_circumstances(question, items, spots.prices, listed.circumstances)
        for asked, said in (*circumstances, *without_preamble(question, items, spots.prices, listed)):
            if reply := self._ask_whole(asked, thread):
                return self._renderer.without(reply, said)
        for said, asked in (*sentences(question), *stretches(question)):
            tells = self._asks(asked, leaning=True) and not self._asks(said, leaning=False)
            if tells and (reply := self._ask_whole(asked, self._told(said, thread))):
                return reply
        return None

    def _by_clues(self, spots: Spots | Unclear, thread: Thread) -> Reply | None:
        """The answer to a question that tells by many clues what it asks for; None where they do not leave one thing."""
        if isinstance(spots, Unclear):
            return None
        told = clues(spots, self._chart(spots), self.rules, self._lexicon)
        deduced = deduce(told, self.store, self.rules) if told else None
        if told is None or deduced is None:
            return None
        reading = deduced.reading(told, spots, self.rules)
        return self._answer(spots.question.text, (find(reading, self.store, self.rules),), thread)

    def _both(self, parts: Iterable[tuple[str, str]], thread: Thread) -> Reply | None:
        """The answers to two questions, the second in the thread of the first; None where no two parts are questions."""
        for before, after in parts:
            first = self._ask_whole(before, thread)
            second = self._ask_whole(after, Thread.load(first.thread)) if first else None
            if first and second:
                return self._renderer.joined(first, second)
        return None

    def _asks(self, text: str, *, leaning: bool) -> bool:
        question = self.read(text)
        return isinstance(question, Question) and self._lexicon.asks(question, leaning=leaning)

    def _told(self, said: str, thread: Thread) -> Thread:
        """The thread after something was told, not asked."""
        spots = then(self.read(said), self.spot)
        return thread if isinstance(spots, Unclear) else told(spots, self._chart(spots), thread, self.rules, self.store)

    def _chart(self, spots: Spots) -> Chart:
        return Chart(self.rules, self._lexicon, spots.prices, list(spots.seeds))

    def _answer(self, text: str, findings: Found, thread: Thread, start: int | None = None) -> Reply:
        reply = self._renderer.reply(text, findings, self.store, start)
        own = remember(Thread(), findings)
        about = tuple((mention.kind, label) for mention in own.mentions for label in mention.labels)
        return replace(reply, thread=remember(thread, findings).dump(), asked=own.question, about=about)

    def examples(self) -> tuple[tuple[str, str], ...]:
        """The example questions that intents.yaml marks for showing, with the names of their intents; all where it marks none."""
        every = [
            (intent.name, example) for intent in self.rules.intents.values() for example in intent.examples if not example.then
        ]
        marked = [(name, example) for name, example in every if example.help]
        return tuple((name, example.ask) for name, example in marked or every)

    def say(self, name: str, /, **values: object) -> str:
        """One of the bot's own sentences, from `says:`. Raises KeyError where there is none of that name."""
        return str(self._renderer.say(name, **values))

    def _first_examples(self) -> tuple[str, ...]:
        return self._examples(self.version())

    def _answered_examples(self, version: int) -> tuple[str, ...]:
        return tuple(islice((question for _, question in self.examples() if self._can_answer(question)), 3))

    def _can_answer(self, question: str) -> bool:
        reading = self._read_again(question)
        if reading is None or reading.cost > self.rules.thresholds["answer"]:
            return False
        found = self._find_one(reading)
        return not isinstance(found, Unclear) and any(one.rows for one in found)
