"""Things that a question names twice, under one name or two: "the Black Lady at Filmfare"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from bot.reading.matching.coverage import Coverage, led_in
from bot.reading.matching.seek import span_bits
from bot.reading.meanings.meaning import Meaning, Named, Value, leaves
from bot.reading.spotting.spots import Spots


def said_again(filled: Mapping[str, Meaning], taken: int, spots: Spots, coverage: Coverage) -> tuple[int, float]:
    """The words taken with those that name one of the things once more ("the Black Lady at Filmfare"), and what that gains."""
    known = {leaf.things[0].thing for meaning in filled.values() for leaf in leaves(meaning) if _is_one(leaf)}
    gained = 0.0
    for seed in spots.seeds:
        again = isinstance(seed.meaning, Named) and len(seed.meaning.things) == 1 and seed.meaning.things[0].thing in known
        if again and not taken & span_bits(seed.start, seed.end):
            start = led_in(seed.start, taken, spots.prices)
            gained += max(0.0, coverage.gain(seed, start))
            taken |= span_bits(start, seed.end)
    return taken, gained


def _is_one(leaf: Named | Value) -> TypeGuard[Named]:
    """Whether it is one thing named."""
    return isinstance(leaf, Named) and len(leaf.things) == 1
