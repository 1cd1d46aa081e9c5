"""What one would write in an afternoon: each pattern a regular expression, each name the nearest one by rapidfuzz.

It is given our patterns, facts and templates, so that only the reading differs.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

from rapidfuzz import fuzz, process

from bot.question import Question
from bot.reading.meanings.meaning import Meaning, Named, Reading, Value
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word, slots
from knowledge.words import plain, words

LEAST_SCORE = 70  # of a name, out of 100; this and `ratio` answer more questions, and sooner, than rapidfuzz's default scorer

_NAMES = """
SELECT name.plain, thing.id, thing.kind, thing.name, thing.label, thing.told, name.name, thing.facts
FROM name JOIN thing ON thing.id = name.thing
"""


class SimpleWay:
    """Reads questions with regular expressions and a list of names."""

    def __init__(self, rules: Rules, store: sqlite3.Connection) -> None:
        self._rules = rules
        self._patterns = [
            (re.compile(expression(pattern)), {slot.name: slot.kind for slot in slots(pattern)}, intent)
            for intent in rules.intents.values()
            for pattern in intent.questions
        ]
        self._named: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
        for said, thing, kind, name, label, told, matched, facts in store.execute(_NAMES):
            found = Candidate(thing, kind, name, label, told, matched, "exact", 1.0, facts)
            for spelling in {said, plain(label)}:
                self._named[kind][spelling].append(found)

    def read(self, text: str) -> Reading | None:
        """The reading whose worst name is found best, the first of equals; None where no pattern fits."""
        said = "".join(f" {word}" for word in words(text))
        best: tuple[float, Intent, dict[str, Meaning]] | None = None
        for pattern, kinds, intent in self._patterns:
            fits = pattern.fullmatch(said)
            if fits is None:
                continue
            filled = {name: self._fill(kind, fits[name].strip()) for name, kind in kinds.items()}
            score = min((score for score, _ in filled.values()), default=100.0)
            if score >= LEAST_SCORE and (best is None or score > best[0]):
                best = score, intent, {name: meaning for name, (_, meaning) in filled.items() if meaning}
            if score == 100:
                break
        return Reading(Question(text, (), ()), best[1], best[2], 0.0) if best else None

    def _fill(self, kind: str, said: str) -> tuple[float, Meaning | None]:
        """How well words name something of a kind, out of 100, and what."""
        numbers = self._rules.kinds[kind].numbers if kind in self._rules.kinds else range(0)
        if numbers:
            return (100.0, Value(kind, int(said))) if said.isdecimal() and int(said) in numbers else (0.0, None)
        best: tuple[float, Meaning | None] = 0.0, None
        for member in self._rules.members(kind):
            known = self._named[member]
            nearest = process.extractOne(said, known.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_SCORE)
            if nearest and nearest[1] > best[0]:
                best = nearest[1], Named(member, tuple(dict.fromkeys(known[nearest[0]])), said)
        return best


def expression(pattern: Pattern) -> str:
    """A pattern as a regular expression over plain words, each with a space before it."""
    match pattern:
        case Word("'s"):
            return "s?"
        case Word(text):
            return f" {re.escape(text)}"
        case Slot(_, name):
            return f"(?P<{name}> .+?)"
        case Maybe(part):
            return f"(?:{expression(part)})?"
        case Choice(options):
            return f"(?:{'|'.join(map(expression, options))})"
        case Sequence(parts):
            return "".join(map(expression, parts))
