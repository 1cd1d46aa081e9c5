"""Where in a question something is named, without brackets: every span with the odds that it is the mention.

A question is ordinary words with a name among them, any name as soon as another. So a span's odds are the probability of its best
candidate, shared by all names, against that of saying just these words in a question: nobody says "before the rain" but to name
it, while "up" in a question is rarely *Up*.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.names.rank import Candidate

_UNSEEN = 0.5  # times that a word nobody said was said


@dataclass(frozen=True, slots=True)
class Rival:
    """A span [first, last) of a question that may name something, its candidates and the probability that it is the mention."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    probability: float


class Ordinary:
    """How often each word is said in questions where it names nothing."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._all = sum(counts.values()) + 1

    def strange(self, word: str) -> bool:
        """Whether nobody says it but to name something."""
        return word not in self._counts

    def surprise(self, word: str) -> float:
        """How rarely a word is said, as the logarithm of once in how many words."""
        return math.log(self._all / (self._counts.get(word, 0) + _UNSEEN))


def rivals(
    words: Sequence[str], spans: Sequence[tuple[int, int, list[Candidate]]], ordinary: Ordinary, names: int
) -> list[Rival]:
    """The spans of a question as rivals, likeliest first; together with nothing being named their probabilities add up to one."""
    surprises = [ordinary.surprise(word) for word in words]
    weights = [
        max(one.probability for one in found) / names * math.exp(sum(surprises[first:last])) for first, last, found in spans
    ]
    all_ = 1 + sum(weights)
    made = [Rival(first, last, tuple(found), weight / all_) for (first, last, found), weight in zip(spans, weights, strict=True)]
    return sorted(made, key=lambda rival: -rival.probability)
