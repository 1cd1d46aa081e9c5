"""The names of a question: what it says of things and numbers, in the ways that its words may be taken."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Value
from bot.reading.spotting.spots import Spots

DOUBTED = 1.0  # a dearer name is none
MOST = 8  # ways
AS_CHEAP = 0.3  # what the same words name of another kind may cost more
AS_KNOWN = 2  # of it so many times fewer facts may be known


class Names(NamedTuple):
    """The names `said` in a question, in order, and the possible names taken for `mere` words: "which actor", "that one"."""

    said: Sequence[Item]
    mere: Sequence[Item] = ()


def ways(spots: Spots, knows: Callable[[str], bool], sure: Collection[str]) -> Iterator[Names]:
    """The ways to take the words of a question, a few: all that may be names, fewer, or names of other kinds.

    Mere words are some that it `knows`; what is of one of the kinds `sure` is always a name.
    """
    return islice(_ways(spots, knows, sure), MOST)


def _ways(spots: Spots, knows: Callable[[str], bool], sure: Collection[str]) -> Iterator[Names]:
    every = names(spots)
    yield Names(every)
    mere = [item for item in every if item.kind not in sure and _is_mere(item, spots, knows)]
    said = [item for item in every if item not in mere]
    if mere:
        yield Names(said, mere)
    for item in said:
        for other in _other_kinds(item, spots):
            yield Names([other if one is item else one for one in said], mere)
    if len(mere) > 1:
        for one in mere:
            yield Names([item for item in every if item is not one], [one])


def _other_kinds(item: Item, spots: Spots) -> Iterator[Item]:
    """What the same words name of other kinds, about as surely and not far less known."""
    for other in filter(_is_name, spots.seeds):
        same = (other.start, other.end) == (item.start, item.end) and other.kind != item.kind
        if same and other.cost - other.vague <= item.cost - item.vague + AS_CHEAP and AS_KNOWN * _facts(other) >= _facts(item):
            yield other


def _facts(item: Item) -> int:
    return max((one.facts for one in item.meaning.things), default=0) if isinstance(item.meaning, Named) else 0


def names(spots: Spots) -> list[Item]:
    """The names of a question in order: those that explain most, of any words the longest, of any meanings the best known."""
    found: list[Item] = []
    left = spots.prices.left
    free = set(range(len(left)))

    def gain(item: Item) -> tuple[float, int, int]:
        return sum(left[item.start : item.end]) + item.vague - item.cost, item.end - item.start, _facts(item)

    every = list(filter(_is_name, spots.seeds))
    whole = [one for one in every if not any(_is_part(one, other) for other in every)]
    for item in sorted(whole, key=gain, reverse=True):
        span = set(range(item.start, item.end))
        if span <= free and gain(item)[0] > 0:
            found.append(item)
            free -= span
    return sorted(found, key=lambda item: item.start)


def _is_name(item: Item) -> bool:
    return isinstance(item.meaning, Named | Value) and item.cost - item.vague < DOUBTED and not item.pronoun


def _is_part(item: Item, other: Item) -> bool:
    """Whether an item stands within a longer one that is about as sure: "2" in "OMG 2"."""
    within = other.start <= item.start and item.end <= other.end and other.end - other.start > item.end - item.start
    return within and other.cost - other.vague <= item.cost - item.vague + AS_CHEAP


def _is_mere(item: Item, spots: Spots, knows: Callable[[str], bool]) -> bool:
    """Whether a possible name is of words that wordings have, without capitals; several with one that is not ours are a name."""
    question, at = spots.question, range(item.start, item.end)
    ours = len(at) == 1 or not any(spots.prices.strange[item.start : item.end])
    return ours and all(knows(question.plain[one]) and not question.proper[one] for one in at)
