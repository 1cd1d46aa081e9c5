"""Words spelt as others are: a Markov chain over their letters, two letters long, that ends where it is told to.

How likely each pair of letters is to end a word so many letters on is worked out backwards, once: no word is begun in vain.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

_START, _END = "..", "."


class Chain:
    """The letters that follow each two letters in some words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._following: dict[str, Counter[str]] = defaultdict(Counter)
        for word in words:
            for at, letter in enumerate(word + _END):
                self._following[(_START + word)[at : at + 2]][letter] += 1
        self._ends = cache(self._end)
        self._ways = cache(self._way)

    def word(self, length: int, chance: random.Random) -> str:
        """A word of so many letters by chance, as the chain spells those; empty where it spells none."""
        word = _START
        for left in range(length, 0, -1):
            letters, weights = self._ways(word[-2:], left)
            if not letters:
                return ""
            word += letters[bisect(weights, chance.random() * weights[-1], 0, len(letters) - 1)]
        return word[len(_START) :]

    def _end(self, last: str, left: int) -> float:
        """How likely a word goes on for just so many letters after these two."""
        following = self._following[last]
        if left == 0:
            return following[_END] / following.total()
        _, weights = self._ways(last, left)
        return weights[-1] / following.total() if weights else 0.0

    def _way(self, last: str, left: int) -> tuple[list[str], list[float]]:
        """The letters that may follow where so many are left, with their weights added up."""
        ends = {
            letter: times * self._ends(last[1] + letter, left - 1)
            for letter, times in self._following[last].items()
            if letter != _END
        }
        possible = {letter: weight for letter, weight in ends.items() if weight > 0}
        return [*possible], [*accumulate(possible.values())]
