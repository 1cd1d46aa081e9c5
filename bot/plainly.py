"""The short way to the readings of a plainly put question: every word is one that patterns use, every name as it is written.

Such a question needs no search for names nearly like its words, and what it means follows from its wording. People ask much the
same things of many names, so wordings are remembered. Where a reading must be dearer, the question goes the whole way.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from bot.chart import Chart, Item
from bot.lexicon import Lexicon
from bot.match import match
from bot.meaning import Reading
from bot.question import Number, Question
from bot.rules import Rules
from bot.spots import Spots, Stretch, named, numbered, raise_prices, stretches
from bot.wording import Span, Wording, worded
from knowledge.names import Names

REMEMBERED = 5_000  # wordings
LONGEST = 40  # words


@dataclass(frozen=True, slots=True)
class _Known:
    """What a wording may mean, and what its blanks were in those readings."""

    readings: tuple[Reading, ...]
    blanks: tuple[Item, ...]


class PlainReader:
    """Reads plainly put questions by one set of rules."""

    def __init__(self, rules: Rules, lexicon: Lexicon, names: Names) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._names = names
        self._known: dict[Hashable, _Known | None] = {}

    def read(self, question: Question) -> tuple[Reading, ...] | None:
        """What the question may mean by itself, the likeliest first; None where it is not plainly put."""
        wording = self._wording(question)
        if wording is None:
            return None
        shape = wording.shape
        if shape not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[shape] = self._readings(wording)
        known = self._known[shape]
        return wording.filled(known.readings, known.blanks) if known else None

    def _wording(self, question: Question) -> Wording | None:
        """The question with blanks for its names, if names as they are written explain every strange word."""
        if len(question.words) > LONGEST or next(self._lexicon.now(question), None):
            return None
        proper = question.proper()
        strange = self._lexicon.strange(question, proper)
        look, glue = self._names.written, self._rules.words.glue
        written = sorted(stretches(question, strange, proper, look, glue), key=lambda one: one[0] - one[1])
        names: list[Item] = []
        sure: list[Span] = []
        for first, last, candidates in written:
            if any(start <= first and last <= end for start, end in sure):
                continue
            items = list(named(question, first, last, candidates, self._rules, strange))
            names += items
            if any(strange[first:last]) and any(item.cost < self._rules.costs["slip"] for item in items):
                if any(first < end and start < last for start, end in sure):
                    return None
                if not _is_told_by((first, last), question.numbers, written):
                    sure.append((first, last))
        numbers = list(numbered(question, names, self._rules))
        spans = [*sure, *((one.start, one.end) for one in numbers)]
        rest = [at for at, unknown in enumerate(strange) if unknown and not any(first <= at < last for first, last in spans)]
        if rest and not self._are_slips([question.words[at].plain for at in rest]):
            return None
        return worded(question, proper, names, numbers, sure)

    def _are_slips(self, words: Sequence[str]) -> bool:
        """Whether words are misspelt ones of patterns, and of no name at all."""
        return all(map(self._lexicon.slip, words)) and not self._names.used(words)

    def _readings(self, wording: Wording) -> _Known | None:
        question, blanks = wording.blanked(), wording.items()
        prices = self._lexicon.price(question, wording.proper)
        for item in blanks:
            raise_prices(item, prices, self._rules)
        chart = Chart(self._rules, self._lexicon, prices, list(blanks))
        readings = match(Spots(question, prices, blanks), chart, self._rules, self._lexicon)
        slips = sum(self._lexicon.slip(word) for word in wording.plain)
        if not readings or readings[0].cost > self._rules.thresholds["plain"] + slips:
            return None
        return _Known(readings, blanks)


def _is_told_by(span: Span, numbers: Sequence[Number], written: Sequence[Stretch]) -> bool:
    """Whether a name may also be told by a number and another name: "the 15th Golden Lanterns"."""
    start, end = span
    rests = [
        (one.last, end) if one.first == start else (start, one.first) for one in numbers if one.first == start or one.last == end
    ]
    return any(one[:2] in rests for one in written)
