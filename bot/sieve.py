"""Patterns without the words that a question does not have: what is tried on it is then small, however rich the phrases are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

_NOTHING = Sequence(())


class Shelves:
    """The options of every choice by a word that each needs; made once for a set of rules."""

    def __init__(self) -> None:
        self._by_word: dict[int, tuple[Choice, dict[str, list[int]], list[int]]] = {}

    def options(self, choice: Choice, words: Collection[str]) -> list[Pattern]:
        """The options of a choice that these words may fill, in their order; `choice` must live as long as the rules."""
        if id(choice) not in self._by_word:
            self._by_word[id(choice)] = (choice, *_shelved(choice))
        _, by_word, free = self._by_word[id(choice)]
        found = {at for word in words for at in by_word.get(word, ())}
        return [choice.options[at] for at in sorted(found.union(free))]


class Sieve:
    """The patterns of the rules as far as one question has words for them."""

    def __init__(self, shelves: Shelves, words: Collection[str]) -> None:
        self._shelves = shelves
        self._words = words
        self._sifted: dict[int, Pattern | None] = {}

    def sift(self, pattern: Pattern) -> Pattern | None:
        """The pattern with only the words that are there; None where it cannot fit."""
        if id(pattern) not in self._sifted:
            self._sifted[id(pattern)] = self._sift(pattern)
        return self._sifted[id(pattern)]

    def sequence(self, pattern: Sequence) -> Sequence | None:
        """A whole pattern, sifted part by part."""
        parts = []
        for part in pattern.parts:
            sifted = self.sift(part)
            if sifted is None:
                return None
            if sifted is not _NOTHING:
                parts.append(sifted)
        return Sequence(tuple(parts))

    def _sift(self, pattern: Pattern) -> Pattern | None:
        match pattern:
            case Word(text):
                return pattern if text in self._words else None
            case Slot():
                return pattern
            case Maybe(part):
                inner = self.sift(part)
                return _NOTHING if inner is None or inner is _NOTHING else Maybe(inner)
            case Sequence():
                return self.sequence(pattern)
            case Choice():
                options = [
                    option for one in self._shelves.options(pattern, self._words) if (option := self.sift(one)) is not None
                ]
                return None if not options else options[0] if len(options) == 1 else Choice(tuple(options))


def needed(pattern: Pattern) -> Iterator[frozenset[str]]:
    """Sets of words of which a question must have one each for the pattern to fit."""
    match pattern:
        case Word(text):
            yield frozenset((text,))
        case Sequence(parts):
            for part in parts:
                yield from needed(part)
        case Choice(options):
            groups = [list(needed(option)) for option in options]
            if all(groups):
                yield frozenset().union(*(group[0] for group in groups))
        case Slot() | Maybe():
            pass


def _shelved(choice: Choice) -> tuple[dict[str, list[int]], list[int]]:
    by_word: dict[str, list[int]] = {}
    free = []
    for at, option in enumerate(choice.options):
        groups = list(needed(option))
        for word in groups[0] if groups else ():
            by_word.setdefault(word, []).append(at)
        if not groups:
            free.append(at)
    return by_word, free
