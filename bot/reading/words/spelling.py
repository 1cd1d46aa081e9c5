"""Words near to a word, found by what is left of both when letters are left out (symmetric deletion, as in SymSpell)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from rapidfuzz.distance import OSA

MOST = 8


class Spelling:
    """A list of words, asked for those within one or two slips (a letter wrong, missing, too many, or two swapped) of another."""

    def __init__(self, words: Iterable[str], most_slips: int) -> None:
        self._words = sorted(words)
        self._without: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            for rest in _rests(word, most_slips):
                self._without[rest].append(at)

    def near(self, word: str, slips: int) -> list[tuple[str, int]]:
        """At most eight words with the number of slips to each, nearest first."""
        likely = {at for rest in _rests(word, slips) for at in self._without.get(rest, ())}
        measured = [(OSA.distance(word, self._words[at], score_cutoff=slips), at) for at in likely]
        return [(self._words[at], distance) for distance, at in sorted(measured)[:MOST] if distance <= slips]


def _rests(word: str, most: int) -> set[str]:
    """A word without any of its letters, up to so many of them."""
    kept = (combinations(word, len(word) - left_out) for left_out in range(min(most, len(word)) + 1))
    return {"".join(rest) for rests in kept for rest in rests}
