"""Aligning the words of a mention with the words of a name: what was said of it, in which order, with which slips."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from knowledge.names.numerals import counted, digits

How = Literal["exact", "spacing", "accents", "order", "edit", "sound", "part", "initials"]
Near = dict[str, dict[str, float]]

_IN_ORDER, _OUT_OF_ORDER = 0.97, 0.95
_OTHER_GLUE = 0.85  # small words on both sides, not the same
_INITIALS = 0.9
_WITHIN, _LOOSELY, _SCATTERED, _SHUFFLED = 0.98, 0.95, 0.9, 0.75
_INNER = 0.7  # one word from the middle of a name
_DIGITS_LEFT = 0.7
_WHOLE_SLIPS, _PART_SLIPS = 2, 1


class Alignment(NamedTuple):  # a tuple, since a question makes them by the hundred
    """How a mention agrees with a name: the kind of agreement, its probability, and the share of the name's letters said."""

    how: How
    probability: float
    said: float = 1.0


def typo(length: int, edits: int) -> float:
    """The probability that a word so long with so many edits was meant: a slip says more in a short word."""
    return min(1 - 0.8 / length, 0.93) if edits == 1 else min((1 - 0.8 / length) * (1 - 1.2 / length), 0.85)


def align(said: Sequence[str], name: Sequence[str], glue: Collection[str], near: Near) -> Alignment | None:
    """Find a different word of the name for every word said but glue; None where a word said would be lost.

    `near` has, for a misspelt word, the words it may be and their probabilities. A single letter stands for a word it begins,
    on either side.
    """
    written, called = said, name
    said = counted([word for word in said if word not in glue])
    name = counted([word for word in name if word not in glue])
    if not said or len(said) > len(name):
        return None
    if len(said) == 1 < len(name) and said[0] in name:
        return _part(said, name, [name.index(said[0])], _phrase(written, called), 0, 0)
    places, chance, slips, initials = _places(said, name, near)
    if None in places or (initials and not any(len(word) > 2 for word in said)):
        return None
    found = [place for place in places if place is not None]
    ordered = found == sorted(found)
    if initials and not ordered:
        return None
    if len(said) == len(name):
        chance *= _glued(written, called, glue)
        return _whole(chance * (_IN_ORDER if ordered else _OUT_OF_ORDER), slips, initials)
    return _part(said, name, found, chance * _phrase(written, called), slips, initials)


def _phrase(said: Sequence[str], name: Sequence[str]) -> float:
    """What it is worth that a name begins or ends with just these words, or has them somewhere, small words and all."""
    whole, part = f" {' '.join(name)} ", f" {' '.join(said)} "
    if whole.startswith(part) or whole.endswith(part):
        return 1.0
    return _WITHIN if part in whole else _LOOSELY


def _glued(said: Sequence[str], name: Sequence[str], glue: Collection[str]) -> float:
    """What it is worth that no small word stands for another: "women in war" is hardly "women at war"."""
    mine, other = ({word for word in words if word in glue} for words in (said, name))
    return _OTHER_GLUE if mine - other and other - mine else 1.0


def _places(said: Sequence[str], name: Sequence[str], near: Near) -> tuple[list[int | None], float, int, int]:
    """The place in the name of each word said; then the probability, slips and initials it took."""
    free = list(range(len(name)))
    places: list[int | None] = []
    chance, slips, initials = 1.0, 0, 0
    for word in said:
        place = _first(free, places, [at for at in free if name[at] == word])
        if place is None and (likely := near.get(word)):
            place = max((at for at in free if name[at] in likely), key=lambda at: likely[name[at]], default=None)
            if place is not None:
                chance, slips = chance * likely[name[place]], slips + 1
        places.append(place)
        if place is not None:
            free.remove(place)
    for at, word in enumerate(said):
        if places[at] is None and word[0].isalpha():
            short = [spot for spot in free if name[spot][0] == word[0] and 1 in (len(word), len(name[spot]))]
            places[at] = _first(free, places[:at], short)
            if (chosen := places[at]) is not None:
                free.remove(chosen)
                chance, initials = chance * _INITIALS if initials == 0 else chance, initials + 1
    return places, chance, slips, initials


def _first(free: Sequence[int], before: Sequence[int | None], fitting: Sequence[int]) -> int | None:
    """The first fitting place after the last one taken, else the first."""
    last = before[-1] if before and before[-1] is not None else -1
    return next((at for at in fitting if at > last), fitting[0] if fitting else None)


def _whole(chance: float, slips: int, initials: int) -> Alignment | None:
    if slips > _WHOLE_SLIPS:
        return None
    return Alignment("initials" if initials else "edit" if slips else "order", chance)


def _part(
    said: Sequence[str], name: Sequence[str], found: list[int], chance: float, slips: int, initials: int
) -> Alignment | None:
    left = [word for at, word in enumerate(name) if at not in found]
    letters = sum([len(name[at]) for at in found])
    if slips > _PART_SLIPS or not [word for word in said if len(word) > 2 and not word.isdigit()]:
        return None
    if found != sorted(found):
        chance *= _SHUFFLED
    elif found[-1] - found[0] >= len(found):
        chance *= _SCATTERED
    elif len(found) == 1 and 0 < found[0] < len(name) - 1:
        chance *= _INNER
    if digits(" ".join(left)):
        chance *= _DIGITS_LEFT
    return Alignment("initials" if initials else "part", chance, letters / (letters + sum(map(len, left))))
