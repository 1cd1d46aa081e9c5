"""Which stretches of a question may be names, and which of those are worth a search by the dearer tiers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from knowledge.names.looks import Mention
from knowledge.names.terms import pairable

Window = tuple[int, int]
Neighbours = tuple[int, int]

_NONE: frozenset[int] = frozenset()
_MOST_MENTIONS = 48  # of one question are searched, the shortest


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


def with_any(words: Sequence[str], marked: Sequence[bool], longest: int) -> list[Window]:
    """The windows that hold a marked word, as `windows` finds them."""
    found = []
    shown = all(word.isprintable() for word in words)
    nearest = len(words)  # the marked word from here on
    for start in range(len(words) - 1, -1, -1):
        if marked[start]:
            nearest = start
        first = start + 1 if nearest == start and not sayable(words[start : start + 1]) else nearest
        for end in range(first + 1, min(start + longest, len(words)) + 1):
            if shown or all(word.isprintable() for word in words[start:end]):
                found.append((start, end))
    return found


def unmarked(marked: Sequence[bool]) -> list[Window]:
    """The stretches of words without a marked one."""
    bounds = [-1, *(at for at, mark in enumerate(marked) if mark), len(marked)]
    return [(before + 1, after) for before, after in pairwise(bounds) if after - before > 1]


def sayable(words: Sequence[str]) -> bool:
    """Whether words have more than one letter between them; a digit alone may be a name."""
    said = "".join(words)
    return len(said) > 1 or said.isdigit()


def mentions(
    said: Said, every: Sequence[Window], exact: Collection[Window], apart: Sequence[Neighbours]
) -> dict[Window, Mention]:
    """The windows worth a search, shortest first: every word in use or strange, and more than an exact name already says.

    Neighbours that are `apart` stand together in no name.
    """
    words, glue = said.words, said.glue
    alone = {first for first, last in exact if last - first == 1}
    named = [window for window in exact if window[1] - window[0] > 1]
    explained = {at for first, last in named for at in range(first, last)}
    strange = [mark and at not in explained for at, mark in enumerate(said.fuzzy)]
    doubtful = [mark and at not in alone for at, mark in enumerate(strange)]
    barren = [not (word in said.usage or mark or sticks) for word, mark, sticks in zip(words, said.fuzzy, glue, strict=True)]
    marks, doubts, barrens = ([0, *accumulate(flags)] for flags in (strange, doubtful, barren))
    reach = _linked(len(words), dict(apart))
    worth = []
    for start, end in every:
        opening, closing, marked = glue[start], glue[end - 1], marks[end] > marks[start]
        if barrens[end] > barrens[start] or not (
            marked or (end <= reach[start] and end - start > 1 and not (opening or closing))
        ):
            continue
        if (opening or closing) and (start + opening, end - closing) in exact:
            continue
        if not (named and any(first <= start and end <= last for first, last in named)):
            worth.append((start, end))
    worth.sort(key=lambda window: window[1] - window[0])
    places = [at for at, mark in enumerate(strange) if mark]
    found = {}
    for start, end in worth[:_MOST_MENTIONS]:
        marked_places = places[marks[start] : marks[end]]
        doubted = doubts[end] > doubts[start]
        found[start, end] = Mention(
            tuple(words[start:end]),
            "".join(words[start:end]),
            frozenset(marked_places) if marked_places else _NONE,
            start,
            (*words[max(start - 1, 0) : start], *words[end : end + 1]),
            False,
            False,
            doubted or len(marked_places) > 1,
            end <= reach[start],
            len(marked_places) > 1 and not doubted,
        )
    return found


def _linked(length: int, apart: Mapping[int, int]) -> list[int]:
    """For each place how far a window from there may go before it holds two neighbours that are apart."""
    reach = [length] * length
    for start in reversed(range(length)):
        reach[start] = min(apart.get(start, length), *reach[start + 1 : start + 2], length)
    return reach
