"""Patterns without the words that a question does not have: what is tried on it is then small, however rich the phrases are.

Words are numbered once for a set of rules, and sets of them are kept as the bits of one number. What is left of a pattern follows
from those of its words that are there, so it is worked out once for each such set and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Sequence_
from functools import reduce
from operator import or_
from typing import Any

from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

_NOTHING = Sequence(())
_REMEMBERED = 100_000  # sets of words, of all parts of patterns together; about 16 MB


class Sieve:
    """The patterns of one set of rules; they must live as long as it does."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._parts: dict[int, _Part] = {}
        self._sifted = _Sifted()

    def bits(self, words: Iterable[str]) -> int:
        """A set of words as a number; words that no pattern uses are left out."""
        found, bits = 0, self._bits
        for word in words:
            if word in bits:
                found |= bits[word]
        return found

    def known(self, words: Iterable[str]) -> tuple[str, ...]:
        """Words in their order, each that no pattern uses as an empty one."""
        return tuple([word if word in self._bits else "" for word in words])

    def screen(self, pattern: Sequence) -> Screen:
        """A pattern made ready to be sifted."""
        return Screen(pattern, tuple([self._part(part) for part in pattern.parts]), self._sifted)

    def _part(self, pattern: Pattern) -> _Part:
        known = self._parts.get(id(pattern))
        if known is None:
            known = self._parts[id(pattern)] = self._made(pattern)
        return known

    def _made(self, pattern: Pattern) -> _Part:
        if isinstance(pattern, Word):
            return _Leaf(pattern, self._bits.setdefault(pattern.text, 1 << len(self._bits)))
        if isinstance(pattern, Slot):
            return _Leaf(pattern, 0)
        return _Branch(pattern, tuple([self._part(part) for part in pattern.within]), self._sifted)


class _Sifted:
    """What is remembered for each part, all of it bounded together: few parts see many sets of words, and most see one or two."""

    def __init__(self) -> None:
        self._of: list[dict[int, Any]] = []
        self._number = 0

    def part(self) -> dict[int, Any]:
        """What is remembered for one more part."""
        self._of.append({})
        return self._of[-1]

    def one_more(self) -> None:
        """Something is about to be remembered; if that is too much, everything else is forgotten."""
        self._number += 1
        if self._number > _REMEMBERED:
            self._number = 1
            for each in self._of:
                each.clear()


class Screen:
    """A whole pattern, the sets of words of which a question needs one each, and the words of each part `within` it."""

    def __init__(self, pattern: Sequence, parts: tuple[_Part, ...], sifted: _Sifted) -> None:
        self.pattern = pattern
        self.within = tuple([part.words for part in parts])
        self.words = reduce(or_, self.within, 0)
        self.needs = tuple([need for part in parts for need in part.needs])
        self._parts = parts
        self._all = sifted
        self._sifted: dict[int, Sequence | None] = sifted.part()

    def sift(self, there: int) -> Sequence | None:
        """The pattern with only the words that are there; None where it cannot fit."""
        known = there & self.words
        if known not in self._sifted:
            left = _in_order(self._parts, known)
            self._all.one_more()
            self._sifted[known] = left
        return self._sifted[known]


class _Leaf:
    """A word, or a slot, which has none."""

    __slots__ = ("_pattern", "needs", "words")

    def __init__(self, pattern: Word | Slot, words: int) -> None:
        self.words: int = words
        self.needs: tuple[int, ...] = (words,) if words else ()
        self._pattern = pattern

    def sift(self, there: int) -> Pattern | None:
        return self._pattern if not self.words or there & self.words else None


class _Branch:
    """What holds other parts, and all their words."""

    __slots__ = ("_all", "_inner", "_pattern", "_sifted", "needs", "words")

    def __init__(self, pattern: Sequence | Choice | Maybe, inner: tuple[_Part, ...], sifted: _Sifted) -> None:
        self.words: int = reduce(or_, [part.words for part in inner], 0)
        self.needs: tuple[int, ...] = _needs(pattern, [part.needs for part in inner])
        self._pattern = pattern
        self._inner = inner
        self._all = sifted
        self._sifted: dict[int, Pattern | None] = sifted.part()

    def sift(self, there: int) -> Pattern | None:
        known = there & self.words
        if known not in self._sifted:
            left = self._sift(known)
            self._all.one_more()
            self._sifted[known] = left
        return self._sifted[known]

    def _sift(self, there: int) -> Pattern | None:
        match self._pattern:
            case Maybe():
                inner = self._inner[0].sift(there)
                return _NOTHING if inner is None or inner is _NOTHING else Maybe(inner)
            case Sequence():
                left = _in_order(self._inner, there)
                return left.parts[0] if left and len(left.parts) == 1 else left
            case Choice():
                likely = [part for part in self._inner if not part.needs or part.needs[0] & there]
                options = [option for part in likely if (option := part.sift(there)) is not None]
                return None if not options else options[0] if len(options) == 1 else Choice(tuple(options))


_Part = _Leaf | _Branch


def _in_order(parts: Iterable[_Part], there: int) -> Sequence | None:
    """The parts one after the other without those of which nothing is left; None where one cannot fit."""
    left = []
    for part in parts:
        sifted = part.sift(there)
        if sifted is None:
            return None
        if sifted is not _NOTHING:
            left.append(sifted)
    return Sequence(tuple(left)) if left else _NOTHING


def _needs(pattern: Sequence | Choice | Maybe, inner: Sequence_[tuple[int, ...]]) -> tuple[int, ...]:
    """Sets of words of which a part needs one each, by those that the parts within it need."""
    match pattern:
        case Sequence():
            return tuple([need for needs in inner for need in needs])
        case Choice() if inner and all(inner):
            return (reduce(or_, [needs[0] for needs in inner]),)
        case _:
            return ()
