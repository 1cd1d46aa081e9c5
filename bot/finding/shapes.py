"""What a meaning is apart from the things and values that are said: questions of one shape need one SQL statement."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import cast

from bot.reading.meanings.meaning import Described, Meaning, Named, Said, Several, Value


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a shape takes what was named or said: the number of the place, and whether several things may stand there."""

    kind: str
    number: int
    several: bool


def shape_of(meaning: Meaning, values: list[str | int]) -> Hashable:
    """The shape of a meaning, rules by identity. What it leaves out is added to `values`: a thing or value, or things as JSON."""
    match meaning:
        case Named(kind, things):
            several = len(things) != 1
            values.append(json.dumps([thing.thing for thing in things]) if several else things[0].thing)
            return kind, several
        case Value(kind, value):
            values.append(value)
            return kind, False
        case Described(kind, said, base):
            about = [shape_of(base, values)] if base else []
            for one in said:
                about += [id(one.rule.facts), one.rule.answer]
                about += [(name, shape_of(inner, values)) for name, inner in one.slots.items()]
            return kind, tuple(about)
        case Several(kind):
            return kind


def with_holes(meaning: Meaning, numbers: Iterator[int]) -> Meaning:
    """A meaning with holes in the place of what `shape_of` adds to the values, numbered in its order."""
    match meaning:
        case Named(kind, things):
            return cast(Meaning, Hole(kind, next(numbers), len(things) != 1))
        case Value(kind):
            return cast(Meaning, Hole(kind, next(numbers), False))
        case Described(kind, said, base):
            hole = cast(Named, with_holes(base, numbers)) if base else None
            about = [Said(one.rule, {name: with_holes(inner, numbers) for name, inner in one.slots.items()}) for one in said]
            return Described(kind, tuple(about), hole)
        case Several():
            return meaning
