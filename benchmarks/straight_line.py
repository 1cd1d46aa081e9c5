"""How long a question takes hop by hop, and how many are answered, beside the simple way: `python benchmarks/straight_line.py`.

The questions are one example of each intent, as it stands and with one typo. The simple way is what one would write in an
afternoon: the same patterns as regular expressions, each name looked up with rapidfuzz. It is given our facts and templates, so
that the two differ only in how they read. Times are CPU time of one core.
"""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rapidfuzz import process

from bot.find import find
from bot.home import SHIPPED_FACTS
from bot.intents import load_rules
from bot.marquee import Marquee
from bot.meaning import Meaning, Named, Reading, Value
from bot.question import Question
from bot.render import Renderer
from bot.reply import Reply
from bot.rules import Example, Intent, Rules
from bot.thread import Thread
from bot.unclear import Unclear
from knowledge.build import build
from knowledge.names import Candidate
from knowledge.patterns import Choice, Maybe, Pattern, Sequence as InOrder, Slot, Word, slots
from knowledge.statements import load_statements
from knowledge.store import open_store
from knowledge.words import plain, words

ROUNDS = 5  # a question is timed so often, after a first time that warms templates
TYPOS = 4  # for each question
LEAST_SCORE = 85  # of a name found by rapidfuzz, out of 100
HOPS = ("read", "spot", "match", "find", "render")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put, and the example it comes from."""

    text: str
    example: Example


class Clock:
    """CPU times in ms of whatever is run through it, by name."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)

    def run(self, name: str, call: Callable[[], T]) -> T:
        started = time.process_time_ns()
        done = call()
        self.times[name].append((time.process_time_ns() - started) / 1e6)
        return done

    def at(self, name: str, share: float) -> float:
        ranked = sorted(self.times[name])
        return ranked[min(len(ranked) - 1, int(len(ranked) * share))] if ranked else 0.0


Way = Callable[[str, Clock], Reply | None]


class Simple:
    """Questions read by one regular expression a pattern and by the nearest name of the kind wanted."""

    def __init__(self, rules: Rules, store: sqlite3.Connection) -> None:
        self._rules, self._store, self._renderer = rules, store, Renderer(rules)
        self._patterns = [
            (re.compile(expression(pattern)), {slot.name: slot.kind for slot in slots(pattern)}, intent)
            for intent in rules.intents.values()
            for pattern in intent.questions
        ]
        self._things: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
        for said, *thing in store.execute(
            "SELECT name.plain, thing.id, thing.kind, thing.name, thing.label, thing.told, name.name, thing.facts"
            " FROM name JOIN thing ON thing.id = name.thing"
        ):
            found = Candidate(*thing[:6], "exact", 1.0, thing[6])
            self._things[found.kind][said].append(found)
            self._things[found.kind][plain(found.label)].append(found)

    def answer(self, text: str, clock: Clock) -> Reply | None:
        """The reply, None where no pattern fits."""
        said = clock.run("read", lambda: "".join(f" {word}" for word in words(text)))
        reading = clock.run("match", lambda: self._read(text, said))
        if reading is None:
            return None
        found = clock.run("find", lambda: find(reading, self._store, self._rules))
        return clock.run("render", lambda: self._renderer.reply(text, (found,), self._store))

    def _read(self, text: str, said: str) -> Reading | None:
        """The reading whose worst name is found best; the first of equals."""
        best: tuple[float, Intent, dict[str, Meaning]] | None = None
        for pattern, kinds, intent in self._patterns:
            match = pattern.fullmatch(said)
            if match is None:
                continue
            filled = {name: self._fill(kind, match[name].strip()) for name, kind in kinds.items()}
            score = min((score for score, _ in filled.values()), default=100.0)
            if score >= LEAST_SCORE and (best is None or score > best[0]):
                best = score, intent, {name: meaning for name, (_, meaning) in filled.items() if meaning}
            if score == 100:
                break
        return Reading(Question(text, (), ()), best[1], best[2], 0.0) if best else None

    def _fill(self, kind: str, said: str) -> tuple[float, Meaning | None]:
        numbers = self._rules.kinds[kind].numbers if kind in self._rules.kinds else range(0)
        if numbers:
            found = said.isdecimal() and int(said) in numbers
            return (100.0, Value(kind, int(said))) if found else (0.0, None)
        best: tuple[float, Meaning | None] = 0.0, None
        for member in self._rules.members(kind):
            known = self._things[member]
            name, score = (said, 100.0) if said in known else (process.extractOne(said, known.keys()) or ("", 0.0))[:2]
            if score > best[0]:
                best = score, Named(member, tuple(dict.fromkeys(known[name])), said)
        return best


def expression(pattern: Pattern) -> str:
    """A pattern as a regular expression over plain words, each with a space before it."""
    match pattern:
        case Word(text):
            return f" {re.escape(text.lstrip(chr(39)))}"
        case Slot(_, name):
            return f"(?P<{name}> .+?)"
        case Maybe(part):
            return f"(?:{expression(part)})?"
        case Choice(options):
            return f"(?:{'|'.join(map(expression, options))})"
        case InOrder(parts):
            return "".join(map(expression, parts))


def straight(marquee: Marquee) -> Way:
    """Marquee's own way, each hop on the clock."""
    renderer = Renderer(marquee.rules)

    def answer(text: str, clock: Clock) -> Reply | None:
        value = clock.run("read", lambda: marquee.read(text))
        for name, hop in (("spot", marquee.spot), ("match", marquee.match), ("find", marquee.find)):
            if isinstance(value, Unclear):
                return clock.run("render", lambda: renderer.unclear(value, Thread()))
            value = clock.run(name, lambda: hop(value))
        ...

    return answer
