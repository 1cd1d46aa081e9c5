"""The short way to the readings of a plainly put question: every word is one that patterns use, or of a sure name.

Where every name is as it is written, no search for names nearly like its words is needed. What such a question means follows from
its wording, and people ask much the same things of many names, so wordings are remembered. Where a reading must be dearer, the
question goes the whole way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.newest import Newest
from bot.numbers import Number
from bot.question import Question
from bot.reading.matching.chart import Chart
from bot.reading.matching.framed import framed
from bot.reading.matching.match import match
from bot.reading.matching.wording import Span, Wording, worded
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.spotting.dated_titles import dated
from bot.reading.spotting.named import named
from bot.reading.spotting.spots import Spots, numbered, raise_prices, stretches
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from knowledge.names import Names

REMEMBERED = 5_000  # wordings
LONGEST = 40  # words
TRIED = 3  # names that a question is read with, where it must have one
STEP = 0.05  # misspelt names that differ by less in likeness are asked about in one wording


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
        self._read = Newest[str, tuple[Question, tuple[int, int], tuple[Reading, ...] | None]](REMEMBERED)
        self._framed = Newest[str, tuple[Spots, tuple[int, int], tuple[Reading, ...]]](REMEMBERED)

    def read(self, question: Question) -> tuple[Reading, ...] | None:
        """What the question may mean by itself, the likeliest first; None where it is not plainly put."""
        state, known = self._names.state, self._read.get(question.text)
        if not known or known[:2] != (question, state):
            known = question, state, self._meant(self._as_written(question))
        return self._read.put(question.text, known)[2]

    def misspelt(self, spots: Spots) -> tuple[Reading, ...] | None:
        """What a question may mean that is plainly put but for slips in its names; None for any other."""
        return self._meant(self._as_spotted(spots))

    def framed(self, spots: Spots) -> tuple[Reading, ...]:
        """What a question may mean of which all is read but a name, be it misspelt as it may: with the name nearest to that."""
        state, known = self._names.state, self._framed.get(spots.question.text)
        if not known or known[:2] != (spots, state):
            known = spots.afresh(), state, self._in_frame(spots)
        return self._framed.put(spots.question.text, known)[2]

    def _in_frame(self, spots: Spots) -> tuple[Reading, ...]:
        prices = spots.prices
        for (first, last), items in islice(framed(spots.question, prices, self._rules, self._names), TRIED):
            beside: dict[Span, list[Item]] = defaultdict(list)
            for seed in spots.seeds:
                if isinstance(seed.meaning, Named) and (seed.end <= first or last <= seed.start):
                    beside[seed.start, seed.end].append(seed)
            strange = [mark or first <= at < last for at, mark in enumerate(prices.strange)]
            spans = [((first, last), items), *beside.items()]
            readings = self._meant(self._wording(spots.question, spots.question.proper, strange, spans, STEP))
            if readings:
                return tuple([replace(one, cost=one.cost + self._rules.costs["framed"]) for one in readings])
        return ()

    def _meant(self, wording: Wording | None) -> tuple[Reading, ...] | None:
        if wording is None:
            return None
        shape = wording.shape
        if shape not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[shape] = self._readings(wording)
        known = self._known[shape]
        return wording.filled(known.readings, known.blanks) if known else None

    def _as_written(self, question: Question) -> Wording | None:
        """The question with blanks for its names, if names as they are written explain every strange word."""
        if len(question.words) > LONGEST or next(self._lexicon.sayings.now(question), None):
            return None
        proper = question.proper
        strange = self._lexicon.pricing.strange(question, proper)
        stands = self._lexicon.pricing.stands(question)
        look, glue = self._names.written, self._rules.words.glue
        spans: list[tuple[Span, Iterable[Item]]] = [
            ((first, last), named(question, first, last, candidates, self._rules, strange, stands))
            for first, last, candidates in stretches(question, strange, stands, look, glue)
        ]
        if question.numbers:
            spans = [(span, list(items)) for span, items in spans]
            if next(dated([item for _, items in spans for item in items], question, self._rules), None):
                return None  # which of two films is meant, a blank does not tell
        return self._wording(question, proper, strange, spans)

    def _as_spotted(self, spots: Spots) -> Wording | None:
        """The question with blanks for its names, if those that were spotted explain every strange word."""
        question = spots.question
        if len(question.words) > LONGEST or next(self._lexicon.sayings.now(question), None):
            return None
        spans: dict[Span, list[Item]] = defaultdict(list)
        for seed in spots.seeds:
            if isinstance(seed.meaning, Named):
                spans[seed.start, seed.end].append(seed)
        return self._wording(question, question.proper, spots.prices.strange, [*spans.items()], STEP)

    def _wording(
        self,
        question: Question,
        proper: Sequence[bool],
        strange: Sequence[bool],
        spans: Sequence[tuple[Span, Iterable[Item]]],
        step: float = 0,
    ) -> Wording | None:
        """The question with blanks for the names of some spans, if they explain every strange word; the longest name counts."""
        told = [span for span, _ in spans]
        unknown = [at for at, stranger in enumerate(strange) if stranger]
        if not self._explain([*told, *((one.first, one.last) for one in question.numbers)], question, unknown):
            return None  # before anything is made of the names
        names: list[Item] = []
        sure: list[Span] = []
        for (first, last), found in sorted(spans, key=lambda one: one[0][0] - one[0][1]):
            if sure and any(start <= first and last <= end for start, end in sure):
                continue
            items = list(found)
            names += items
            if any(strange[first:last]) and any(item.cost < self._rules.costs["slip"] for item in items):
                if sure and any(first < end and start < last for start, end in sure):
                    return None
                if not (question.numbers and _is_told_by((first, last), question.numbers, told)):
                    sure.append((first, last))
        numbers = list(numbered(question, names, self._rules)) if question.numbers else []
        explained = self._explain([*sure, *((one.start, one.end) for one in numbers)], question, unknown)
        return worded(question, proper, names, numbers, sure, step) if explained else None

    def _explain(self, spans: Sequence[Span], question: Question, unknown: Iterable[int]) -> bool:
        """Whether every unknown word stands in one of these spans, or is a misspelt one of patterns and of no name at all."""
        told = {at for first, last in spans for at in range(first, last)}
        rest = [question.plain[at] for at in unknown if at not in told]
        return not rest or all(map(self._lexicon.pricing.slip, rest)) and not self._names.used(rest)

    def _readings(self, wording: Wording) -> _Known | None:
        question, blanks = wording.blanked(), wording.items()
        prices = self._lexicon.pricing.price(question, wording.proper)
        for item in blanks:
            raise_prices(item, prices, self._rules)
        chart = Chart(self._rules, self._lexicon, prices, list(blanks))
        slips = sum(self._lexicon.pricing.slip(word) for word in wording.plain)
        most = self._rules.thresholds["plain"] + slips
        readings = match(Spots(question, prices, blanks), chart, self._rules, self._lexicon, most)
        return _Known(readings, blanks) if readings else None


def _is_told_by(span: Span, numbers: Sequence[Number], told: Collection[Span]) -> bool:
    """Whether a name may also be told by a number and another name: "the 15th Golden Lanterns"."""
    start, end = span
    rests = [
        (one.last, end) if one.first == start else (start, one.first) for one in numbers if one.first == start or one.last == end
    ]
    return any(one in rests for one in told)
