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

Signs = tuple[float, float, float, float, float, float]

_LEAST_PART, _WHOLE_PART = 0.5, 0.95
_MOST_SHARERS = 50  # of one part are kept, the best known
_MOST_FAMILIAR = 4
_PARTS = ("part", "initials")
# For each way to agree the weights of its signs.
_FITTED: Mapping[How, Signs] = {
    "order": (0.70, 1.69, -0.94, -3.16, 0.0, 0.0),
    "edit": (-0.65, 1.82, -1.55, -1.49, 0.0, 0.0),
    "sound": (0.36, 2.35, -2.48, -1.31, 0.0, 0.0),
    "part": (0.49, 1.61, -0.40, -0.83, -0.29, -0.20),
    "initials": (-1.01, 0.74, -0.77, 3.00, 0.31, -1.07),
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
    return Manner(_familiar(min(usage, default=0)), len(usage) == 1)


def grouped(found: Iterable[tuple[Entry, Alignment]], many: Collection[str], apart: bool = True) -> list[Group]:
    """Names by agreement and kind, unless kinds are not told apart.

    Those who share a part have the score of the one of whom most was said.
    """
    groups: dict[tuple[str, How, float], list[tuple[Entry, float]]] = {}
    for entry, agrees in found:
        groups.setdefault((entry.kind if apart else "", agrees.how, agrees.probability), []).append((entry, agrees.said))
    made = []
    for (kind, how, score), group in groups.items():
        said = max(share for _, share in group)
        sharers = {entry.name if entry.kind in many else entry.thing for entry, _ in group} if said < 1 else ()
        if sharers:
            score *= _LEAST_PART + (_WHOLE_PART - _LEAST_PART) * said
        known = sorted((entry for entry, _ in group), key=lambda entry: -entry.facts)[:_MOST_SHARERS]
        made.append(Group(kind, how, score, max(len(sharers), 1), tuple(known)))
    return made


def judged(groups: Sequence[Group], said: Manner) -> list[Rated]:
    """The names of all groups with their probabilities.

    All who share a part in one way divide what those of their kind have together, each by how well it agrees.
    """
    weights = [math.exp(odds(group, said)) for group in groups]
    against: dict[str, float] = {}
    shared: dict[tuple[str, How], tuple[float, float]] = {}
    for group, weight in zip(groups, weights, strict=True):
        against[group.kind] = against.get(group.kind, 1.0) + weight
        if group.how in _PARTS:
            all_, each = shared.get((group.kind, group.how), (0.0, 0.0))
            shared[group.kind, group.how] = all_ + weight, each + weight * group.sharers
    found = []
    for group, weight in zip(groups, weights, strict=True):
        all_, each = shared.get((group.kind, group.how), (1.0, group.sharers))
        probability = round(weight / against[group.kind] * all_ / each, 4)
        found += [Rated(probability, group.how, entry, entry.matched) for entry in group.entries]
    return found


def odds(group: Group, said: Manner) -> float:
    """The log-odds that a group was meant against that none was."""
    return sum([weight * sign for weight, sign in zip(_FITTED[group.how], signs(group, said), strict=True)])


def signs(group: Group, said: Manner) -> Signs:
    """What tells if a group was meant: a constant, the log-odds of its score, how familiar its words are, if it is one word.

    Of a part also how much more its words are in use than by those who share it, and whether nobody uses one of them.
    """
    score = math.log(group.score / (1 - group.score))
    if group.how not in _PARTS:
        return 1.0, score, said.familiar, float(said.single), 0.0, 0.0
    elsewhere = max(said.familiar - _familiar(group.sharers), 0.0)
    return 1.0, score, said.familiar, float(said.single), elsewhere, float(said.familiar == 0)


def _familiar(names: int) -> float:
    return min(math.log2(1 + names), _MOST_FAMILIAR)
