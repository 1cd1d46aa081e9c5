"""How likely it is that a name was meant: agreements become probabilities that hold up, and rivals share them.

Names of one kind compete with each other and with "none of these" (a multinomial logit): the more names agree as well as one
does, the less that one is meant. Words that are all in use in other names are rarely misspelt, so a slip in them says little.
The coefficients are fitted on real names, damaged or left out of the store, by `python -m benchmarks.names.calibrate`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from knowledge.names.align import Alignment, How
from knowledge.names.rank import Entry, Rated

_LEAST_PART, _WHOLE_PART = 0.5, 0.95
_MOST_SHARERS = 50  # of one part are kept, the best known
_MOST_FAMILIAR = 4
# For each way to agree the weights of its signs.
_FITTED: Mapping[How, tuple[float, float, float, float]] = {
    "order": (0.70, 1.69, -0.94, -3.16),
    "edit": (-0.65, 1.82, -1.55, -1.49),
    "sound": (0.36, 2.35, -2.48, -1.31),
    "part": (0.10, 1.80, -0.37, -1.15),
    "initials": (-1.88, 0.93, -0.39, 4.21),
}


class Group(NamedTuple):
    """Names of one kind that agree equally well with a mention: nothing in the spelling tells which of them is meant.

    `sharers` counts the things that share the part that was said, each as likely as the next.
    """

    kind: str
    how: How
    score: float
    sharers: int
    entries: tuple[Entry, ...]


class Manner(NamedTuple):
    """What a mention is like, whatever it is compared with: how much its words are in use by others, and if it is one word."""

    familiar: float
    single: bool


def manner(usage: Sequence[int]) -> Manner:
    """The manner of words by the number of names each is in: as familiar as the rarest, up to 4 for fifteen names and more."""
    return Manner(min(math.log2(1 + min(usage, default=0)), _MOST_FAMILIAR), len(usage) == 1)


def grouped(found: Iterable[tuple[Entry, Alignment]], many: Collection[str]) -> list[Group]:
    """Names by kind and agreement; those who share a part have the score of the one of whom most was said."""
    groups: dict[tuple[str, How, float], list[tuple[Entry, float]]] = {}
    for entry, agrees in found:
        groups.setdefault((entry.kind, agrees.how, agrees.probability), []).append((entry, agrees.said))
    made = []
    for (kind, how, score), group in groups.items():
        said = max(share for _, share in group)
        sharers = {entry.name if kind in many else entry.thing for entry, _ in group} if said < 1 else ()
        if sharers:
            score *= _LEAST_PART + (_WHOLE_PART - _LEAST_PART) * said
        known = sorted((entry for entry, _ in group), key=lambda entry: -entry.facts)[:_MOST_SHARERS]
        made.append(Group(kind, how, score, max(len(sharers), 1), tuple(known)))
    return made


def judged(groups: Sequence[Group], said: Manner) -> list[Rated]:
    """The names of all groups with their probabilities: that of their group, divided among those who share a part."""
    weights = [math.exp(odds(group, said)) for group in groups]
    against: dict[str, float] = {}
    for group, weight in zip(groups, weights, strict=True):
        against[group.kind] = against.get(group.kind, 1.0) + weight
    found = []
    for group, weight in zip(groups, weights, strict=True):
        probability = round(weight / against[group.kind] / group.sharers, 4)
        found += [Rated(probability, group.how, entry, entry.matched) for entry in group.entries]
    return found


def odds(group: Group, said: Manner) -> float:
    """The log-odds that a group was meant against that none was."""
    return sum(weight * sign for weight, sign in zip(_FITTED[group.how], signs(group, said), strict=True))


def signs(group: Group, said: Manner) -> tuple[float, float, float, float]:
    """What tells if a group was meant: a constant, the log-odds of its score, how familiar its words are, if it is one word."""
    return 1.0, math.log(group.score / (1 - group.score)), said.familiar, float(said.single)
