"""Numbers as they are said: in digits, in words, as ranks and as decades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_DECADE = re.compile(r"((?:\d\d)?\d0)([a-z])")
_ORDINAL = re.compile(r"(\d{1,3})(\D{2,4})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number said by the words [first, last): its value, and whether it was said as a rank ("69th")."""

    first: int
    last: int
    value: int
    rank: bool
    tens: bool = False  # ten years at once ("90s")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language says numbers: cardinal words, ordinal words, the endings of written ranks, and ten years at once: as words
    ("nineties"), by the endings of numbers ("90s") and by the words behind them ("1950 ke dashak"). `joins` may stand behind
    hundreds ("two thousand and four").
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    decades: Mapping[str, int] = field(default_factory=dict)
    tens: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()


def read_numbers(plain: Sequence[str], say: NumberWords) -> list[Number]:
    """Numbers in digits or words: "69th", "69 th", "sixty ninth", "2024", "twenty twenty four"."""
    found = []
    at = 0
    while at < len(plain):
        word = plain[at]
        number = _digits(plain, at, say) if word[0].isdecimal() or word in say.decades else None
        if not number and (word in say.cardinals or word in say.ordinals):
            number = _spoken(plain, at, say)
        if number:
            found.append(number)
        at = number.last if number else at + 1
    return found


def _digits(plain: Sequence[str], at: int, say: NumberWords) -> Number | None:
    """The number written at a place: "2024", "69 th", "69th", "1990s", "1990 ke dashak"."""
    word = plain[at]
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        for last in (at + 2, at + 3):
            tail = " ".join(plain[at + 1 : last])
            owned = tail == "'s" and (len(word) == 2 or last == len(plain))  # "the 90's", not "1990's best actor"
            if word[-1] == "0" and (owned or tail in say.tens):
                return Number(at, last, int(word), rank=False, tens=True)
        if at + 1 < len(plain) and plain[at + 1] in say.endings and len(word) < 4:  # "… of 1984 win …" is no rank
            return Number(at, at + 2, int(word), rank=True)
        return Number(at, at + 1, int(word), rank=False)
    if word in say.decades:
        return Number(at, at + 1, say.decades[word], rank=False, tens=True)
    rank = _ORDINAL.fullmatch(word)
    decade = _DECADE.fullmatch(word)
    if decade and decade[2] in say.tens:
        return Number(at, at + 1, int(decade[1]), rank=False, tens=True)
    return Number(at, at + 1, int(rank[1]), rank=True) if rank and rank[2] in say.endings else None


def _spoken(plain: Sequence[str], at: int, say: NumberWords) -> Number | None:
    """The number said in words from a place on: of several that follow each other the first, but for a year said in two."""
    groups, last, rank = _groups(plain, at, say)
    if not groups:
        return None
    if len(groups) == 2 and groups[0] in range(18, 21) and 10 <= groups[1] < 100:
        return Number(at, last, groups[0] * 100 + groups[1], rank=False)
    if len(groups) > 1:
        return Number(at, at + 1, groups[0], rank=plain[at] in say.ordinals)
    return Number(at, last, groups[0], rank)


def _groups(plain: Sequence[str], at: int, say: NumberWords) -> tuple[list[int], int, bool]:
    """The numbers said one after the other from a place on, where they end, and whether they end with a rank."""
    groups: list[int] = []  # "twenty twenty four" is said as two groups, 20 and 24
    last, rank = at, False
    while last < len(plain) and not rank:
        word = plain[last]
        value = say.cardinals.get(word, say.ordinals.get(word))
        if (
            value is None
            and word in say.joins
            and groups
            and groups[-1] % 100 == 0
            and _is_small(plain[last + 1 : last + 2], say)
        ):
            last += 1  # "two thousand and four"
            continue
        if value is None:
            break
        rank = word not in say.cardinals
        if groups and value >= 100:
            groups[-1] *= value
        elif groups and (_takes(groups[-1], value)):
            groups[-1] += value
        else:
            groups.append(value)
        last += 1
    return groups, last, rank


def _is_small(words: Sequence[str], say: NumberWords) -> bool:
    """Whether the next word is a number that may end one of hundreds."""
    return any(say.cardinals.get(word, say.ordinals.get(word, 100)) < 100 for word in words)


def _takes(so_far: int, value: int) -> bool:
    """Whether "sixty" may be followed by "nine", "two thousand" by "twenty", within one number."""
    return value < 10 <= so_far % 100 and so_far % 10 == 0 or value < 100 <= so_far and so_far % 100 == 0
