"""Names as people type them: the classes of queries, each a seeded damage to a name, or None where it cannot be done to it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from knowledge.words import words

SMALL = frozenset("a an and at by for from in of on or the to vs with".split())
Damage = Callable[[str, random.Random], str | None]

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_TYPED_SHORT = 4
_TWO_SLIPS, _THREE_SLIPS = 8, 12
_NUMBERS = [  # each in its ways; a letter by itself is an initial first
    *(("2", "ii", "two"), ("3", "iii", "three"), ("4", "iv", "four"), ("5", "five"), ("6", "vi", "six"), ("7", "vii", "seven")),
    *(("8", "viii", "eight"), ("9", "ix", "nine"), ("10", "ten")),
]
# Spellings that sound the same to those who write Indian and European names in Latin letters.
_SOUNDS_LIKE = [
    *(("sh", "s"), ("kh", "k"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("ph", "f"), ("ck", "k"), ("w", "v")),
    *(("ee", "i"), ("oo", "u"), ("aa", "a"), ("c", "k"), ("z", "s"), ("y", "i"), ("v", "w"), ("f", "ph"), ("k", "c")),
    *(("i", "ee"), ("u", "oo"), ("j", "z"), ("ai", "e"), ("au", "o"), ("x", "ks"), ("q", "k"), ("ie", "i"), ("ea", "ee")),
]


def exact(name: str, _: random.Random) -> str:
    """As it is, in lower case."""
    return name.lower()


def one_slip(name: str, chance: random.Random) -> str | None:
    """One letter dropped, added, changed or swapped with the next; of four letters at least."""
    return _slip(name.lower(), chance) if _letters(name) >= _TYPED_SHORT else None


def two_slips(name: str, chance: random.Random) -> str | None:
    """Two slips; of eight letters at least."""
    return _slip(_slip(name.lower(), chance), chance) if _letters(name) >= _TWO_SLIPS else None


def two_slips_anywhere(name: str, chance: random.Random) -> str | None:
    """Two slips in a name of any length from five letters on."""
    return _slip(_slip(name.lower(), chance), chance) if _letters(name) >= _TYPED_SHORT + 1 else None


def three_slips(name: str, chance: random.Random) -> str | None:
    """Three slips; of twelve letters at least."""
    return _slip(_slip(_slip(name.lower(), chance), chance), chance) if _letters(name) >= _THREE_SLIPS else None


def part(name: str, chance: random.Random) -> str | None:
    """Half of them an initial, half a word left out, where the name has enough of them."""
    return initial(name, chance) if chance.random() < 0.5 else left_out(name, chance)


def left_out(name: str, chance: random.Random) -> str | None:
    """One word left out of three or more; what is left neither begins nor ends in a small word it did not begin or end in."""
    said = words(name)
    if len(said) < 3:
        return None
    at = chance.randrange(len(said))
    kept = said[:at] + said[at + 1 :]
    return None if kept[-1] in SMALL or (at == 0 and kept[0] in SMALL) or set(kept) - SMALL == set(kept[-1:]) else " ".join(kept)


def initial(name: str, _: random.Random) -> str | None:
    """The first letter and the last word."""
    said = words(name)
    if len(said) < 2 or min(len(said[0]), len(said[-1])) < 2 or said[0] in SMALL or not said[0].isalpha():
        return None
    return f"{said[0][0]} {said[-1]}"


def last_word(name: str, _: random.Random) -> str | None:
    """The last of several words alone."""
    said = words(name)
    return said[-1] if len(said) > 1 and len(said[-1]) > 2 else None


def last_word_slipped(name: str, chance: random.Random) -> str | None:
    """The last of several words alone, with one slip."""
    said = last_word(name, chance)
    return one_slip(said, chance) if said else None


def first_word(name: str, _: random.Random) -> str | None:
    """The first of several words alone, unless it is a small one."""
    said = words(name)
    return said[0] if len(said) > 1 and len(said[0]) > 2 and said[0] not in SMALL else None


def article(name: str, _: random.Random) -> str | None:
    """The small word in front left out."""
    said = words(name)
    return " ".join(said[1:]) if len(said) > 1 and said[0] in SMALL and len(said[-1]) > 2 else None


def subtitle(name: str, _: random.Random) -> str | None:
    """What stands behind a colon or a dash, where that is two words or more."""
    first, _, last = re.sub(r"\s[-–]\s", ":", name).rpartition(":")
    return " ".join(words(last)) if words(first) and len(words(last)) > 1 else None


def numbered(name: str, chance: random.Random) -> str | None:
    """A number written another way: in digits, roman or as a word."""
    said = words(name)
    ways = [(at, ways) for at, word in enumerate(said) for ways in _NUMBERS if word in ways and len(said) > 1]
    if not ways:
        return None
    at, written = chance.choice(ways)
    return " ".join([*said[:at], chance.choice([way for way in written if way != said[at]]), *said[at + 1 :]])


def abbreviated(name: str, _: random.Random) -> str | None:
    """The first letters of three to six words."""
    said = words(name)
    return "".join(word[0] for word in said) if 3 <= len(said) <= 6 and all(word.isalpha() for word in said) else None


def turned(name: str, _: random.Random) -> str | None:
    """The last word first."""
    said = words(name)
    return " ".join([said[-1], *said[:-1]]) if len(said) > 1 else None


def sound(name: str, chance: random.Random) -> str | None:
    """Two places spelt as they sound, where two can be."""
    said = name.lower()
    places = [(found.start(), old, new) for old, new in _SOUNDS_LIKE for found in re.finditer(old, said)]
    chance.shuffle(places)
    chosen: list[tuple[int, str, str]] = []
    for at, old, new in places:
        if all(at + len(old) <= other or at >= other + len(before) for other, before, _ in chosen):
            chosen.append((at, old, new))
    if len(chosen) < 2 or len(said) < _TWO_SLIPS:
        return None
    for at, old, new in sorted(chosen[:2], reverse=True):
        said = said[:at] + new + said[at + len(old) :]
    return said


CLASSES: dict[str, Damage] = {
    "exact": exact,
    "one typo": one_slip,
    "two typos": two_slips,
    "two typos, short names too": two_slips_anywhere,
    "three typos, long names": three_slips,
    "initial": initial,
    "word left out": left_out,
    "parts": part,
    "sound": sound,
    "turned": turned,
    "article left out": article,
    "subtitle alone": subtitle,
    "number otherwise": numbered,
    "first letters": abbreviated,
    "surname alone": last_word,
    "surname alone, one typo": last_word_slipped,
    "given name alone": first_word,
}
MIXED = {"exact": 25, "one typo": 50, "two typos": 15, "parts": 10}  # percent of all queries together


def _slip(said: str, chance: random.Random) -> str:
    """Digits stay as they are: other digits are another name."""
    at = chance.choice([place for place, letter in enumerate(said) if letter.isalpha()] or [0])
    letter = chance.choice(_ALPHABET)
    match chance.randrange(4):
        case 0:
            return said[:at] + said[at + 1 :]
        case 1:
            return said[:at] + letter + said[at:]
        case 2:
            return said[:at] + letter + said[at + 1 :]
        case _ if said[at + 1 : at + 2].isalpha():
            return said[:at] + said[at + 1] + said[at] + said[at + 2 :]
        case _:
            return said[:at] + letter + said[at:]


def _letters(name: str) -> int:
    return sum(map(len, words(name)))
