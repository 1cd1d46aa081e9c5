"""What a question says that it does not mean: "best actor at Filmfare 2024, not the critics one"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules


class Denied(NamedTuple):
    """A question without what it says that it does not mean, what that was, and the things so named, by kind and label."""

    asked: str
    left: str
    things: frozenset[tuple[str, str]]


def denied(spots: Spots, rules: Rules) -> Iterator[Denied]:
    """The question without what its last denying word leads to: one of what clues need, as a category is.

    Behind a mark that may be words which say nothing ("…, not the popular one"). A word that turns the question round before it
    ("but not", "and not") makes a condition of it.
    """
    question, plain = spots.question, spots.question.plain
    at = next((at for at in range(len(plain) - 1, 0, -1) if plain[at] in rules.clues.words["denies"]), None)
    if at is None or plain[at - 1] in rules.clues.words["turns"]:
        return
    first = _opening(spots, at)
    named = _named(spots, at + 1, rules)
    idle = (
        any(first == begin for begin, _ in question.between_marks) and at + 1 < len(plain) and all(spots.prices.light[at + 1 :])
    )
    if first and (named or idle):
        last = _closing(spots, max((seed.end for seed in named), default=at + 1))
        asked = f"{question.typed(0, first)} {question.typed(last, len(plain))}".rstrip()
        yield Denied(asked, question.typed(first, last), _things(named))


def _named(spots: Spots, start: int, rules: Rules) -> list[Item]:
    """What the words from `start` on may name first of the kinds that clues need, as long as it can be.

    It does not end in a name of another of these kinds: of "not critics filmfare" the award is part of the question.
    """
    light, needs = spots.prices.light, rules.clues.needs
    seeds = [seed for seed in spots.seeds if seed.start >= start and seed.kind in needs]
    first = [seed for seed in seeds if all(light[start : seed.start]) and not any(_ends(seed, other) for other in seeds)]
    end = max((seed.end for seed in first), default=start)
    return [seed for seed in first if seed.end == end]


def _ends(seed: Item, other: Item) -> bool:
    """Whether a name ends in another, of another kind."""
    return seed.kind != other.kind and seed.start < other.start and seed.end == other.end


def _things(named: list[Item]) -> frozenset[tuple[str, str]]:
    """The things named, by kind and label."""
    meant = [seed.meaning for seed in named if isinstance(seed.meaning, Named)]
    return frozenset((one.kind, thing.label) for one in meant for thing in one.things)


def _opening(spots: Spots, at: int) -> int:
    """Where what leads to a denying word begins: "the main one not …", behind a mark; else at that word itself."""
    begin = max(first for first, _ in spots.question.between_marks if first <= at)
    return begin if all(spots.prices.light[begin:at]) else at


def _closing(spots: Spots, end: int) -> int:
    """Where what was denied ends: with the small words behind its name, where nothing else follows ("… one please")."""
    return len(spots.prices.light) if all(spots.prices.light[end:]) else end
