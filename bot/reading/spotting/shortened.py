"""Names said without the word they all begin with, right beside what they belong to: "the director Oscar" for Best Director."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.named import named
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from knowledge.names import Candidate

LONGEST = 4  # words of such a name

Span = tuple[int, int]  # the words [first, last)
Look = Callable[[Sequence[str], Sequence[bool]], Sequence[tuple[int, int, list[Candidate]]]]  # words; strange ones


def with_shortened(spots: Spots, rules: Rules, look: Look) -> Spots:
    """The spots, and names of kinds that may lack their first word, beside a sure one of the spots; `look` finds them whole."""
    seeds = list(spots.seeds)
    for found in _shortened(spots, rules, look):
        item = found._replace(cost=found.cost + rules.costs["loose"])
        same = [at for at, seed in enumerate(seeds) if (seed.kind, seed.start, seed.end) == (item.kind, item.start, item.end)]
        for at in same:
            seeds[at] = _either(seeds[at], item) if seeds[at].cost <= item.cost else item
        seeds += [] if same else [item]
    return replace(spots, seeds=tuple(seeds))


def _either(whole: Item, item: Item) -> Item:
    """What the words name as they are, or else without the word they lack."""
    assert isinstance(whole.meaning, Named)
    assert isinstance(item.meaning, Named)
    return whole._replace(meaning=whole.meaning._replace(things=(*whole.meaning.things, *item.meaning.things)))


def _shortened(spots: Spots, rules: Rules, look: Look) -> Iterator[Item]:
    for kind in rules.kinds.values():
        for lacking, owner in kind.without.items():
            for first, last in _beside(spots, owner, rules):
                words = [lacking, *(word.plain for word in spots.question.words[first:last])]
                spans = look(words, [False] * len(words))
                whole = [one for start, end, found in spans if (start, end) == (0, len(words)) for one in found]
                ours = [one for one in whole if one.kind == kind.name]
                yield from (
                    named(spots.question, first, last, ours, rules, spots.prices.strange, spots.prices.stands) if ours else ()
                )


def _beside(spots: Spots, owner: str, rules: Rules) -> Iterator[Span]:
    """The stretches that end right before such a name, or begin behind it and a word that leads ("the Oscar for …")."""
    leads = spots.prices.leads
    spans: dict[Span, None] = {}
    for name in spots.seeds:
        if name.kind == owner and name.cost < rules.costs["slip"]:
            start, end = next(part for part in spots.question.between_marks if part[0] <= name.start < part[1])
            spans |= dict.fromkeys((first, name.start) for first in range(max(name.start - LONGEST, start), name.start))
            begin = name.end + (name.end < end and leads[name.end])
            spans |= dict.fromkeys((begin, last) for last in range(begin + 1, min(begin + LONGEST, end) + 1))
    yield from spans
