"""Whether two readings ask the same, in whatever words each does."""

from __future__ import annotations

from collections.abc import Hashable

from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Several, Value


def ask_the_same(one: Reading, other: Reading) -> bool:
    """Whether two readings are the same question about the same things."""
    same = one.intent is other.intent and one.asks == other.asks and one.slots.keys() == other.slots.keys()
    return same and all(_sense(meaning) == _sense(other.slots[name]) for name, meaning in one.slots.items())


def _sense(meaning: Meaning) -> Hashable:
    """What a meaning comes to, wherever it stands in its question and however it was typed."""
    match meaning:
        case Named(kind, things):
            return kind, frozenset([one.thing for one in things])
        case Value(kind, value):
            return kind, value
        case Described(kind, said, base):
            told = [(id(one.rule), frozenset([(name, _sense(inner)) for name, inner in one.slots.items()])) for one in said]
            return kind, frozenset(told), base and _sense(base)
        case Several(kind, parts):
            return kind, tuple([_sense(part) for part in parts])
