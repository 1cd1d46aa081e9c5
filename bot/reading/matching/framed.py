"""Names in a frame: where all other words of a question are read, what is left must be a name, be it misspelt beyond doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.question import Question
from bot.reading.meanings.disambiguate import ambiguous, are_namesakes
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.meanings.unclear import Unclear
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules
from knowledge.names import Candidate, Names
from knowledge.words import plain

BESIDE = 5  # words of ours that may belong to the name, beside those that are none of ours
MOST_SLIPS = 2
WELL_AHEAD = 0.8  # of what the names near by share, the nearest has as much
FEW, LONGEST, TELLING = 14, 7, 10  # words of a question of which any may be misspelt; words and letters that the name then has

Span = tuple[int, int]
Framed = tuple[Span, list[Item]]


def in_place(
    readings: tuple[Reading, ...] | Unclear, nearest: tuple[Reading, ...], rules: Rules
) -> tuple[Reading, ...] | Unclear:
    """The readings with the nearest name, if any, before those that are dearer, or ask which of several is meant."""
    if not nearest or isinstance(readings, Unclear):
        return nearest or readings
    if _is_open(readings[0], rules):
        return nearest
    return tuple(sorted((*nearest, *readings), key=lambda reading: reading.cost))


def is_doubtful(readings: Sequence[Reading] | Unclear, rules: Rules) -> bool:
    """Whether a question is not read, not cheaply, or as one of several names of which it is none as it is written."""
    return isinstance(readings, Unclear) or readings[0].cost > rules.costs["framed"] or _is_open(readings[0], rules)


def _is_open(reading: Reading, rules: Rules) -> bool:
    """Whether a reading has one of several names that are not the same."""
    leaf = ambiguous(reading, rules)
    return leaf is not None and not are_namesakes(leaf)


def framed(question: Question, prices: Prices, rules: Rules, names: Names) -> Iterator[Framed]:
    """The words [first, last) that may hold the name, with the name of each kind that is nearest to them and well ahead.

    They hold every strange word, but for those of sure names; where that leads nowhere any others may be misspelt.
    """
    strange = [at for at, mark in enumerate(prices.strange) if mark]
    unsure = [at for at in strange if not any(first <= at < last for first, last in prices.sure)]
    length = len(question.words)
    cores = dict.fromkeys((tuple(strange), tuple(unsure)))
    for core in cores:
        spans = _around(core[0], core[-1] + 1, length) if core else _anywhere(length)
        said = {span: words for span in spans if len(words := plain(question.typed(*span))) >= (0 if core else TELLING)}
        near = names.nearest(said, MOST_SLIPS if core else 1)
        for span in sorted(near, key=lambda span: span[0] - span[1]):  # the longest first
            if items := _items(question, span, near[span], rules):
                yield span, items


def _around(first: int, last: int, length: int) -> Iterator[Span]:
    """The spans that hold the words [first, last) and a few more."""
    for before in range(min(first, BESIDE) + 1):
        for behind in range(min(length - last, BESIDE - before) + 1):
            yield first - before, last + behind


def _anywhere(length: int) -> Iterator[Span]:
    """The spans of several words, where there are not too many."""
    for first in range(length if length <= FEW else 0):
        for last in range(first + 2, min(first + LONGEST, length) + 1):
            yield first, last


def _items(question: Question, span: Span, found: Sequence[Candidate], rules: Rules) -> list[Item]:
    """An item for each kind of which one name is well ahead of the others."""
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        if not rules.schema.kinds[one.kind].many:
            by_kind[one.kind].append(one)
    items = []
    for kind, candidates in by_kind.items():
        best = max(candidates, key=lambda one: one.probability)
        if best.probability >= WELL_AHEAD:
            same = tuple(one for one in candidates if plain(one.matched) == plain(best.matched))
            items.append(Item(kind, *span, 0.0, Named(kind, same, question.typed(*span), *span)))
    return items
