"""A question with a blank in the place of each name and number: what questions that differ only in these have in common."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

from bot.question import Question, Word
from bot.reading.matching.seek import span_bits
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Said, Several, Value

NAME, NUMBER = "□", "0"  # what a blank is as a word: of no pattern, one of them a number
Span = tuple[int, int]


class Told(NamedTuple):
    """What the words [start, end) of a wording may mean, and what that costs more than the likeliest meaning of their blank."""

    item: Item
    start: int
    end: int
    cost: float


class Wording(NamedTuple):
    """A question with its blanks: the words [first, last) of the question that each of its words stands for, which of them are
    written as names are, and what they may mean. A reading costs `price` more than one of the blanks alone, whatever it asks.
    """

    question: Question
    places: tuple[Span, ...]
    plain: tuple[str, ...]
    proper: tuple[bool, ...]
    said: tuple[Told, ...]
    price: float

    @property
    def shape(self) -> Hashable:
        """All that a reading depends on; of names it is only of what kinds they may be, and how likely beside each other."""
        begins = {first: at for at, (first, _) in enumerate(self.places)}
        marks = tuple([begins.get(first) for first, _ in self.question.between_marks])
        return (
            self.plain,
            self.proper,
            marks,
            tuple(
                [
                    (
                        item.kind,
                        start,
                        end,
                        cost,
                        item.vague,
                        item.guess,
                        item.slip,
                        item.stray,
                        item.told,
                        item.before,
                        item.after,
                    )
                    for item, start, end, cost in self.said
                ]
            ),
        )

    def blanked(self) -> Question:
        """The wording as a question."""
        words = self.question.words
        found = [
            words[first] if plain == words[first].plain else Word(plain, words[first].start, words[last - 1].end)
            for plain, (first, last) in zip(self.plain, self.places, strict=True)
        ]
        return Question(self.question.text, tuple(found), ())

    def items(self) -> tuple[Item, ...]:
        """What the blanks may mean, on the words of the wording; each meaning is an object of its own, to be known by."""
        return tuple([_moved(*told) for told in self.said])

    def filled(self, readings: Sequence[Reading], items: Sequence[Item]) -> tuple[Reading, ...]:
        """Readings of a wording of this shape, with what the question says in the place of each of its items."""
        said = {id(blank.meaning): told.item.meaning for blank, told in zip(items, self.said, strict=True)}
        return tuple([self._filled(reading, said) for reading in readings])

    def _filled(self, reading: Reading, said: Mapping[int, Meaning]) -> Reading:
        return Reading(
            self.question,
            reading.intent,
            {name: _with(meaning, said) for name, meaning in reading.slots.items()},
            reading.cost + self.price,
            {name: (self.places[first][0], self.places[last - 1][1]) for name, (first, last) in reading.spans.items()},
            reading.left,
            reading.asks,
            reading.worded,
            reading.pattern,
            sum([span_bits(*place) for at, place in enumerate(self.places) if reading.taken >> at & 1]),
        )


def worded(
    question: Question,
    proper: Sequence[bool],
    names: Sequence[Item],
    numbers: Sequence[Item],
    sure: Collection[Span],
    step: float = 0,
) -> Wording | None:
    """The wording of a question in which these spans are surely names, none within another; None where any names overlap, so that
    it is not plain which are meant. Prices that differ by less than a step are the same.
    """
    blanks = {first: (last, NAME) for first, last in sure}
    for item in numbers:
        if question.words[item.start].plain[0].isdecimal():
            blanks.setdefault(item.start, (item.end, NUMBER))
    places, plain, words = [], [], question.plain
    at = 0
    while at < len(words):
        last, word = blanks[at] if at in blanks else (at + 1, words[at])
        places.append((at, last))
        plain.append(word)
        at = last
    starts = {first: at for at, (first, _) in enumerate(places)}
    starts[len(words)] = len(places)
    least = {span: min([item.cost for item in names if (item.start, item.end) == span], default=0.0) for span in sure}
    said = []
    for item in (*numbers, *names):
        start, end = starts.get(item.start), starts.get(item.end)
        if start is not None and end is not None:
            said.append(Told(item, start, end, _stepped(item.cost - least.get((item.start, item.end), 0.0), step)))
        elif not any(first <= item.start and item.end <= last for first, last in sure):
            return None
    large = tuple([proper[first] and word not in (NAME, NUMBER) for (first, _), word in zip(places, plain, strict=True)])
    said.sort(key=lambda told: (told.start, told.end))
    return Wording(question, tuple(places), tuple(plain), large, tuple(said), sum(least.values()))


def _stepped(cost: float, step: float) -> float:
    return math.ceil(cost / step) * step if step else cost


def _moved(item: Item, start: int, end: int, cost: float) -> Item:
    meaning = item.meaning
    assert isinstance(meaning, Named | Value)
    return item._replace(start=start, end=end, cost=cost, meaning=meaning._replace(first=start, last=end))


def _with(meaning: Meaning, said: Mapping[int, Meaning]) -> Meaning:
    """A meaning with what is said in the place of each blank."""
    if isinstance(meaning, Described):
        base = _with(meaning.base, said) if meaning.base else None
        assert base is None or isinstance(base, Named)
        slots = [Said(one.rule, {name: _with(inner, said) for name, inner in one.slots.items()}) for one in meaning.said]
        return Described(meaning.kind, tuple(slots), base)
    if isinstance(meaning, Several):
        return Several(meaning.kind, tuple([_with(part, said) for part in meaning.parts]))
    return said[id(meaning)]
