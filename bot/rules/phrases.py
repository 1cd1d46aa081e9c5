"""Phrases without slots, found in plain words without ever being written out: a rich pattern has a million spellings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from bot.rules.screens import Screens
from bot.rules.sieve import Sieve
from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as InOrder
from knowledge.recent import Recent

Meant = TypeVar("Meant")

_REMEMBERED = 1_000  # runs of words


class Phrases(Generic[Meant]):
    """Phrases, each with what it stands for."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Meant]]) -> None:
        self._sieve = Sieve()
        self._known: Recent[tuple[int, tuple[str, ...]], list[tuple[Meant, int, int]]] = Recent(_REMEMBERED)
        every = [*patterns]
        self._screens = Screens((meaning, self._sieve.screen(InOrder((pattern,)))) for pattern, meaning in every)
        self._opening = frozenset(word for pattern, _ in every for word in first_words(pattern)[0])

    def within(self, plain: Sequence[str]) -> Iterator[tuple[Meant, int, int]]:
        """What each phrase found stands for, and the words [first, last) it takes."""
        return iter(() if self._opening.isdisjoint(plain) else self._found(plain, len(plain)))

    def beginning(self, plain: Sequence[str]) -> Iterator[tuple[Meant, int]]:
        """What each phrase stands for that the words begin with, and where it ends."""
        found = self._found(plain, 1) if plain and plain[0] in self._opening else ()
        return ((meaning, end) for meaning, _, end in found)

    def _found(self, plain: Sequence[str], starts: int) -> list[tuple[Meant, int, int]]:
        """What begins at one of the first words; all names make the same question of it, so it is remembered without them."""
        said = starts, self._sieve.known(plain)
        found = self._known.recall(said)
        if found is None:
            there = self._sieve.bits(plain)
            fitting = self._screens.sift(self._screens.fitting(there), there)
            likely = [(one, left, first_words(left)[0]) for one, left in fitting]
            every = [
                (meaning, at, end)
                for at in range(starts)
                for meaning, pattern, opening in likely
                if plain[at] in opening
                for end in _ends(pattern, plain, at)
                if end > at
            ]
            found = self._known.keep(said, every)
        return found


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


def _ends(pattern: Pattern, plain: Sequence[str], at: int) -> set[int]:
    """The places where a pattern may end that begins at a place in plain words."""
    match pattern:
        case Word(text):
            return {at + 1} if at < len(plain) and plain[at] == text else set()
        case Slot():
            return set()
        case Maybe(part):
            return {at, *_ends(part, plain, at)}
        case Choice(options):
            return set().union(*(_ends(option, plain, at) for option in options))
        case InOrder(parts):
            found = {at}
            for part in parts:
                found = set().union(*(_ends(part, plain, one) for one in found))
            return found
