"""Rules tried out on a store: every example must give what it promises, every pattern must be read back as its own intent."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path

from bot.authoring.at_once import at_once
from bot.marquee import Marquee
from bot.reading.meanings.meaning import Reading
from bot.reading.meanings.unclear import Unclear, then
from bot.reading.words.lexicon import Lexicon
from bot.reply import Reply
from bot.rules.questions import Example, Intent
from bot.rules.rules import Rules
from bot.rules.samples import Samples
from knowledge.mistakes import Mistake, Notes
from knowledge.names.lookup import OneState
from knowledge.store import open_store
from knowledge.words import plain

SHARES = 32  # of the intents, on any machine: which questions are made of patterns follows from it
PROCESSES = min(4, os.cpu_count() or 1)
ANSWERED = 8  # times the work of reading a question, to answer one
SAMPLED = 12  # questions made of each pattern, until one is read back as its own
EQUAL = 1e-6  # costs nearer than this are the same

Readings = Mapping[str, tuple[Reading, ...]]
Pair = tuple[str, str]  # two patterns that collide, each told by intent, number and line


@dataclass(slots=True)
class Trial:
    """What came of trying rules out: the mistakes, and the questions that two patterns of two intents read equally well."""

    mistakes: list[Mistake] = field(default_factory=list)
    alike: dict[Pair, list[str]] = field(default_factory=lambda: defaultdict(list))


def try_rules(path: Path, rules: Rules, store: Path) -> Trial:
    """Try the rules that were read from a file on a store, shares of the intents in several processes at once."""
    bench = _Bench(path.name, rules, Lexicon(rules), store)
    whole = Trial()
    for trial in at_once([partial(bench.share, share) for share in _shares(rules)], PROCESSES):
        whole.mistakes += trial.mistakes
        for pair, asked in trial.alike.items():
            whole.alike[pair] += asked
    return whole


def _shares(rules: Rules) -> list[list[Intent]]:
    """The intents in their order, in shares of about as much work."""
    work = [len(intent.questions) + ANSWERED * len(intent.examples) for intent in rules.intents.values()]
    shares: list[list[Intent]] = [[] for _ in range(SHARES)]
    for intent, before in zip(rules.intents.values(), accumulate(work, initial=0), strict=False):
        shares[before * SHARES // sum(work)].append(intent)
    return shares


@dataclass(frozen=True)
class _Bench:
    """Where intents are tried; each process opens the store for itself, once its first share is there."""

    file: str
    rules: Rules
    lexicon: Lexicon
    store: Path

    @cached_property
    def _marquee(self) -> Marquee:
        return Marquee(self.rules, open_store(self.store), lexicon=self.lexicon)

    @cached_property
    def _samples(self) -> Samples:
        return Samples(self.rules, self._marquee.store)

    def share(self, intents: Iterable[Intent]) -> Trial:
        """What came of trying each of these intents out."""
        trial = Trial()
        self._samples.start()
        with OneState(self._marquee.store):
            for intent in intents:
                self._try(intent, trial)
        return trial

    def _try(self, intent: Intent, trial: Trial) -> None:
        notes = Notes(self.file, trial.mistakes)
        _examples(self._marquee, intent, notes)
        for number, pattern in enumerate(intent.questions, 1):
            wanted = intent.wanted(pattern)
            seed = f"{intent.name} {number}"
            asked = self._samples.questions(pattern, seed, SAMPLED, takes=intent.takes, only=intent.only, wanted=wanted)
            readings: dict[str, tuple[Reading, ...]] = {}
            own = False
            while not own and (question := next(asked, None)):
                readings[question] = _readings(self._marquee, question)
                own = _is_own(intent, readings[question], self.rules)
            for question, found in readings.items():
                for pair in _alike(intent, found):
                    trial.alike[pair].append(question)
            if not own:
                notes.tell(intent.lines[number - 1], f"{intent.name}, question {number}", *_lost(intent, readings))


def falls_short(example: Example, reply: Reply) -> str:
    """How a reply is not what its example promises, empty where it is. `includes` are looked for as whole plain words."""
    told = without_sources(reply)
    if example.reply and told != example.reply.strip():
        return f'the reply is not "{example.reply.strip()}"'
    words = f" {plain(told)} "
    missing = [part for part in example.includes if f" {plain(part)} " not in words]
    return f'the reply does not include "{missing[0]}"' if missing else ""


def without_sources(reply: Reply) -> str:
    """The plain text of a reply less its source line."""
    return (reply.plain.rpartition("\n")[0] if reply.sources else reply.plain).strip()


def _examples(marquee: Marquee, intent: Intent, notes: Notes) -> None:
    thread = ""
    for number, example in enumerate(intent.examples, 1):
        reply = marquee.ask(example.ask, thread if example.then else "")
        thread = reply.thread
        found = falls_short(example, reply)
        if found:
            remedy = f'"{example.ask}" is read as {reply.intent or "nothing"}: {without_sources(reply)}'
            notes.tell(example.line, f"{intent.name}, example {number}", found, remedy)


def _readings(marquee: Marquee, text: str) -> tuple[Reading, ...]:
    """What a question is read as: the short way, as the bot does, else the whole way."""
    question = marquee.read(text)
    readings = then(question, marquee.plainly) or then(then(question, marquee.spot), marquee.readings)
    return () if isinstance(readings, Unclear) else readings


def _cheapest(readings: tuple[Reading, ...]) -> set[str]:
    """The intents of the readings than which none is cheaper."""
    return {reading.intent.name for reading in readings if reading.cost <= readings[0].cost + EQUAL}


def _is_own(intent: Intent, readings: tuple[Reading, ...], rules: Rules) -> bool:
    return intent.name in _cheapest(readings) and readings[0].cost <= rules.thresholds["answer"]


def _alike(intent: Intent, readings: tuple[Reading, ...]) -> Iterator[Pair]:
    """The patterns of other intents that read a question as well as one of its own."""
    best = [reading for reading in readings if reading.cost <= readings[0].cost + EQUAL]
    own = next((reading for reading in best if reading.intent is intent), None)
    for other in best if own else ():
        if own and other.intent is not intent:
            one, two = sorted((_told(own), _told(other)))
            yield one, two


def _told(reading: Reading) -> str:
    """A pattern as an author finds it: "director, question 2 (line 41)"."""
    line = reading.intent.lines[reading.pattern - 1]
    return f"{reading.intent.name}, question {reading.pattern} (line {line})"


def _lost(intent: Intent, readings: Readings) -> tuple[str, str]:
    """What became of the questions of a pattern that never comes back, told by the likeliest of them; and a remedy."""
    if not readings:
        return "can fill no slot: the store has nothing of its kind", "Add a fact, or leave the pattern out."
    question, found = min(readings.items(), key=lambda asked: asked[1][0].cost if asked[1] else math.inf)
    see = f"See: marquee explain {question!r}."
    if not found:
        return f'is never read: "{question}" means nothing', see
    if intent.name in _cheapest(found):
        return f'costs too much to be answered: "{question}"', see
    others = " or ".join(dict.fromkeys(each[0].intent.name for each in readings.values() if each))
    return f'can never win: "{question}" is read as {others}', f"Say it more plainly, or leave it out. {see}"
