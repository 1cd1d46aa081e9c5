"""Phrases without slots, found in plain words without ever being written out: a rich pattern has a million spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as InOrder

Meant = TypeVar("Meant")
Ends = Callable[[Sequence[str], int], set[int]]


class Phrases(Generic[Meant]):
    """Phrases, each with what it stands for."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Meant]]) -> None:
        self._opened: dict[str, list[tuple[Ends, Meant]]] = defaultdict(list)
        for pattern, meaning in patterns:
            ends = _ends(pattern)
            for word in first_words(pattern)[0]:
                self._opened[word].append((ends, meaning))

    def within(self, plain: Sequence[str]) -> Iterator[tuple[Meant, int, int]]:
        """What each phrase found stands for, and the words [first, last) it takes."""
        for at, word in enumerate(plain):
            for ends, meaning in self._opened.get(word, ()):
                for end in ends(plain, at):
                    if end > at:
                        yield meaning, at, end


def first_words(pattern: Pattern) -> tuple[set[str], bool]:
    """The words a pattern may start with, and whether it may match nothing."""
    if not isinstance(pattern, InOrder):
        return _of_a_leaf(pattern, first_words)
    words: set[str] = set()
    for part in pattern.parts:
        more, empty = first_words(part)
        words |= more
        if not empty:
            return words, False
    return words, True


def single_words(pattern: Pattern) -> tuple[set[str], bool]:
    """The words that alone are a spelling of a pattern, and whether nothing at all is one."""
    if not isinstance(pattern, InOrder):
        return _of_a_leaf(pattern, single_words)
    found = [single_words(part) for part in pattern.parts]
    needed = [words for words, empty in found if not empty]
    if len(needed) > 1:
        return set(), False
    return needed[0] if needed else set().union(*(words for words, _ in found)), not needed


def _of_a_leaf(pattern: Pattern, walk: Callable[[Pattern], tuple[set[str], bool]]) -> tuple[set[str], bool]:
    match pattern:
        case Word(text):
            return {text}, False
        case Maybe(part):
            return walk(part)[0], True
        case Choice(options):
            found = [walk(option) for option in options]
            return set().union(*(words for words, _ in found)), any(empty for _, empty in found)
        case _:
            return set(), False


def _ends(pattern: Pattern) -> Ends:
    """A function from plain words and a place in them to the places where the pattern may end."""
    match pattern:
        case Word(text):
            return lambda plain, at: {at + 1} if at < len(plain) and plain[at] == text else set()
        case Slot():
            return lambda plain, at: set()
        case Maybe(part):
            inner = _ends(part)
            return lambda plain, at: {at, *inner(plain, at)}
        case Choice(options):
            return _any_of(options)
        case InOrder(parts):
            return _one_after_the_other([_ends(part) for part in parts])


def _any_of(options: Sequence[Pattern]) -> Ends:
    opened: dict[str, list[Ends]] = defaultdict(list)
    empty: list[Ends] = []
    for option in options:
        words, may_be_empty = first_words(option)
        ends = _ends(option)
        for word in words:
            opened[word].append(ends)
        if may_be_empty:
            empty.append(ends)

    def choose(plain: Sequence[str], at: int) -> set[int]:
        likely = opened.get(plain[at], ()) if at < len(plain) else ()
        return set().union(*(ends(plain, at) for ends in (*likely, *empty)))

    return choose


def _one_after_the_other(parts: Sequence[Ends]) -> Ends:
    def follow(plain: Sequence[str], at: int) -> set[int]:
        found = {at}
        for ends in parts:
            found = set().union(*(ends(plain, one) for one in found))
        return found

    return follow
