"""What a question says at its end that it does not mean: "best actor at Filmfare 2024, not the critics one"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.item import Item
from bot.reading.meaning import Named
from bot.reading.spots import Spots
from bot.rules.rules import Rules


class Denied(NamedTuple):
    """A question without what it says that it does not mean, what that was, and the things so named, by kind and label."""

    asked: str
    left: str
    things: frozenset[tuple[str, str]]


def denied(spots: Spots, rules: Rules) -> Iterator[Denied]:
    """The question without what a denying word at its end leads to: one of what clues need, as a category is.

    A word that turns the question round before it ("but not", "and not") makes a condition of it.
    """
    question, plain = spots.question, spots.question.plain
    for at in range(len(plain) - 1, 0, -1):
        if plain[at] in rules.clues.words["denies"]:
            named = _named(spots, at + 1, rules)
            first = _opening(spots, at)
            if named and first and plain[at - 1] not in rules.clues.words["turns"]:
                yield Denied(question.typed(0, first), question.typed(first, len(plain)), named)
            return


def _named(spots: Spots, start: int, rules: Rules) -> frozenset[tuple[str, str]]:
    """The things of the kinds that clues need which the words from `start` on name, if they say nothing else."""
    seeds = [
        seed for seed in spots.seeds if seed.start >= start and seed.kind in rules.clues.needs and _says_all(seed, spots, start)
    ]
    meant = [seed.meaning for seed in seeds if isinstance(seed.meaning, Named)]
    return frozenset((one.kind, thing.label) for one in meant for thing in one.things)


def _says_all(seed: Item, spots: Spots, start: int) -> bool:
    light = spots.prices.light
    return all(light[start : seed.start]) and all(light[seed.end :])


def _opening(spots: Spots, at: int) -> int:
    """Where what leads to a denying word begins: "the main one not …", behind a mark; else at that word itself."""
    begin = max(first for first, _ in spots.question.between_marks if first <= at)
    return begin if all(spots.prices.light[begin:at]) else at
