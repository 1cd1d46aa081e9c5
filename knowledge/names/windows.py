"""Which stretches of a question may be names, and which of those are worth a search by the dearer tiers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise, product

from knowledge.names.align import Near
from knowledge.names.looks import Mention, correctable
from knowledge.names.terms import pairable

Window = tuple[int, int]
Neighbours = tuple[int, int]

_MOST_MENTIONS = 24  # of one question are searched
_READINGS, _LEAST_READINGS = 16, 2  # of a window, shared by its words; of a strange word
_MOST_CORRECTED = 2  # strange words of a window


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a question: which are glue, which may be misspelt, and in how many names each stands."""

    words: Sequence[str]
    fuzzy: Sequence[bool]
    glue: Sequence[bool]
    usage: Mapping[str, int]

    def neighbours(self) -> list[Neighbours]:
        """The places of words in use, each with the next one, glue and small words between them aside."""
        telling = [at for at, word in enumerate(self.words) if not self.glue[at] and pairable(word)]
        return [
            (one, other) for one, other in pairwise(telling) if self.words[one] in self.usage and self.words[other] in self.usage
        ]

    def beside(self, window: Window) -> tuple[str, ...]:
        """The words on both sides of a window."""
        start, end = window
        return (*self.words[max(start - 1, 0) : start], *self.words[end : end + 1])


def windows(words: Sequence[str], glue: Sequence[bool], longest: int) -> list[Window]:
    """The windows that could be names: not of glue alone, not one letter, without characters that cannot be shown."""
    found = []
    shown = [word.isprintable() for word in words]
    for start in range(len(words)):
        pure = True
        for end in range(start + 1, min(start + longest, len(words)) + 1):
            if not shown[end - 1]:
                break
            if pure and not glue[end - 1]:
                pure = False
            if not pure and (end - start > 1 or sayable(words[start:end])):
                found.append((start, end))
    return found


def of_glue(glue: Sequence[bool], longest: int) -> list[Window]:
    """The windows of several words that are all glue."""
    runs = unmarked([not sticks for sticks in glue])
    return [
        (first, last)
        for start, end in runs
        for first in range(start, end - 1)
        for last in range(first + 2, min(first + longest, end) + 1)
    ]


def with_any(
    words: Sequence[str], marked: Sequence[bool], longest: int, begins: Callable[[str], bool] = lambda _: True
) -> list[Window]:
    """The windows that hold a marked word, as `windows` finds them, but for those of which the words before it, run together,
    begin nothing.
    """
    found = []
    shown = "".join(words).isprintable()
    nearest = len(words)  # the marked word from here on
    for start in range(len(words) - 1, -1, -1):
        if marked[start]:
            nearest = start
        elif shown and nearest < len(words) and not begins("".join(words[start:nearest])):
            continue
        first = start + 1 if nearest == start and not sayable(words[start : start + 1]) else nearest
        ends = range(first + 1, min(start + longest, len(words)) + 1)
        found += [(start, end) for end in ends if shown or all(word.isprintable() for word in words[start:end])]
    return found


def unmarked(marked: Sequence[bool]) -> list[Window]:
    """The stretches of words without a marked one."""
    bounds = [-1, *(at for at, mark in enumerate(marked) if mark), len(marked)]
    return [(before + 1, after) for before, after in pairwise(bounds) if after - before > 1]


def sayable(words: Sequence[str]) -> bool:
    """Whether words have more than one letter between them; a digit alone may be a name."""
    said = "".join(words)
    return len(said) > 1 or said.isdigit()


class Weighed:
    """The windows of a question worth a search: every word in use or strange, and more than an exact name already says.

    Strange words are places that are marked and that no exact name of several words explains. Neighbours that are `apart` stand
    together in no name.
    """

    def __init__(self, said: Said, every: Sequence[Window], exact: Collection[Window], apart: Collection[Neighbours]) -> None:
        self.said = said
        alone = {first for first, last in exact if last - first == 1}
        named = [window for window in exact if window[1] - window[0] > 1]
        explained = {at for first, last in named for at in range(first, last)}
        strange = [mark and at not in explained for at, mark in enumerate(said.fuzzy)]
        self.strange = [at for at, mark in enumerate(strange) if mark]
        self._marks = [0, *accumulate(strange)]
        self._doubts = [0, *accumulate(mark and at not in alone for at, mark in enumerate(strange))]
        self._reach = _reach(len(said.words), dict(apart))
        self.windows = self._worth(every, exact, named, apart)

    def _worth(
        self, every: Sequence[Window], exact: Collection[Window], named: Sequence[Window], apart: Collection[Neighbours]
    ) -> list[Window]:
        """So many at most: those first that begin and end with more than glue, the shortest of them before others."""
        said, glue, marks = self.said, self.said.glue, self._marks
        barren = [
            not (word in said.usage or mark or sticks) for word, mark, sticks in zip(said.words, said.fuzzy, glue, strict=True)
        ]
        barrens = [0, *accumulate(barren)]
        # Words that nobody doubts are not misspelt, so with a strange one beside them they are as far apart as without.
        within = _reach(len(said.words), {one: other for one, other in apart if not said.fuzzy[one] and not said.fuzzy[other]})
        worth = []
        for start, end in every:
            if end > within[start] or barrens[end] > barrens[start]:
                continue
            opening, closing = glue[start], glue[end - 1]
            if marks[end] == marks[start] and (opening or closing or end - start == 1 or end > self._reach[start]):
                continue
            if (opening or closing) and (start + opening, end - closing) in exact:
                continue
            if not (named and any(first <= start and end <= last for first, last in named)):
                worth.append((start, end))
        worth.sort(key=lambda window: (glue[window[0]] or glue[window[1] - 1], window[1] - window[0]))
        return worth[:_MOST_MENTIONS]

    def strange_in(self, window: Window) -> tuple[int, ...]:
        """The places of the strange words of a window."""
        start, end = window
        return tuple(self.strange[self._marks[start] : self._marks[end]])

    def doubtful(self, window: Window) -> bool:
        """Whether a window has strange words, unless its only one is a name by itself."""
        start, end = window
        return self._doubts[end] > self._doubts[start] or self._marks[end] > self._marks[start] + 1

    def linked(self, window: Window) -> bool:
        """Whether the words of a window stand together in some name, those in use each with the next."""
        return window[1] <= self._reach[window[0]]

    def to_correct(self, most: int) -> list[str]:
        """The strange words to be read as words in use: those unknown to all, else, where they are few, those in use too."""
        said = self.said
        strange = [*dict.fromkeys(said.words[at] for at in self.strange if not said.glue[at] and correctable(said.words[at]))]
        unknown = [word for word in strange if word not in said.usage]
        return unknown[:most] or (strange if len(strange) < most else [])

    def corrected(self, near: Near) -> Iterator[tuple[Window, str]]:
        """Keys with words in use for strange ones: for all of a window that nobody uses, else for one of them."""
        said = self.said
        read = [at for at in self.strange if near.get(said.words[at])]
        unknown = {at for at in read if said.words[at] not in said.usage}
        for start, end in self.windows if read else ():
            places = [at for at in read if start <= at < end]
            lost = [at for at in places if at in unknown]
            if not places or len(lost) > _MOST_CORRECTED:
                continue
            likeliest = max(_READINGS // ((end - start) * max(len(lost), 1)), _LEAST_READINGS)
            for chosen in [lost] if lost else [[at] for at in places]:
                ways: list[Iterable[str]] = [(word,) for word in said.words[start:end]]
                for at in chosen:
                    ways[at - start] = islice(near[said.words[at]], likeliest)
                for key in map("".join, product(*ways)):
                    yield (start, end), key

    def mention(self, window: Window) -> Mention:
        """The words of a window as what may name something."""
        start, end = window
        words = self.said.words
        strange = self.strange_in(window)
        return Mention(
            tuple(words[start:end]),
            "".join(words[start:end]),
            frozenset(strange),
            start,
            beside=self.said.beside(window),
            doubtful=self.doubtful(window),
            linked=self.linked(window),
            tiled=len(strange) > 1 and self._doubts[end] == self._doubts[start],
        )


def _reach(length: int, apart: Mapping[int, int]) -> list[int]:
    """For each place how far a window from there may go before it holds two neighbours that are apart."""
    reach = [length] * length
    for start in reversed(range(length)):
        reach[start] = min(apart.get(start, length), *reach[start + 1 : start + 2], length)
    return reach
