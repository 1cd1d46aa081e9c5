"""Whether an answer is of something else than what a message told before it asked ("… an Oscar. Did he ever win one?")."""

from __future__ import annotations

from collections.abc import Collection

from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules

Thing = tuple[str, str]  # its kind and label


def strays(
    told: Collection[Thing], answered: Collection[Thing], asked: Spots, rules: Rules, *, dated: bool, year: bool = False
) -> bool:
    """Whether what was answered to a question that names no award is of others than those told, or of any time though one
    was told (`dated`); where that is a `year`, no question that says no number itself is about many nights.
    """
    lone = {kind for kind in rules.clues.needs if not rules.schema.kinds[kind].many}
    if year and not asked.question.numbers and any(_has_several(kind, answered) for kind in lone):
        return True
    if any(seed.kind in rules.clues.needs and seed.cost < rules.costs["slip"] for seed in asked.seeds):
        return False
    kinds = {kind for kind, _ in told if kind in lone}
    several = {one for one in answered if one[0] in lone - kinds}
    return any(_are_others(kind, told, answered) for kind in kinds) or dated and bool(kinds) and len(several) > 1


def _has_several(kind: str, answered: Collection[Thing]) -> bool:
    return sum(one[0] == kind for one in answered) > 1


def _are_others(kind: str, told: Collection[Thing], answered: Collection[Thing]) -> bool:
    """Whether the things of a kind that were answered are none of those told."""
    things = {one for one in answered if one[0] == kind}
    return bool(things) and things.isdisjoint(told)
