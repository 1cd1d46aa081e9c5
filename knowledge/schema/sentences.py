"""Sentences with nouns: the parts of a statement, and the ways in which a line or a sentence fills them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

_TOKEN = re.compile(r"\[([^\[\]]*)\]|([^\s\[\]]+)")
_NAME = re.compile(r"[a-z_]+")
_SAID = re.compile(r"'[a-z]+'")
MOST_SPLITS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """Fixed words and the noun after them (either may be empty); an optional part may be left out whole."""

    fixed: tuple[str, ...]
    noun: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a fact line: the words in one pair of brackets, or one word outside of any."""

    words: tuple[str, ...]
    shown: bool


def parts_of(says: str, nouns: set[str]) -> tuple[Part, ...]:
    """The parts of a `says:` line; required ones come first. Raises ValueError where brackets or order are wrong."""
    parts: list[Part] = []
    for piece in pieces_of(says):
        if piece.shown:
            inner = _plain_parts(piece.words, nouns)
            if len(inner) != 1 or not inner[0].noun or not inner[0].fixed:
                raise ValueError("an optional part is fixed words and one noun, as in [at noun]")
            parts.append(Part(inner[0].fixed, inner[0].noun, optional=True))
        else:
            parts.append(Part(piece.words, ""))
    required = [word for part in parts if not part.optional for word in part.fixed]
    if any(early.optional and not late.optional for early, late in pairwise(parts)):
        raise ValueError("optional parts stand at the end")
    return (*_plain_parts(required, nouns), *(part for part in parts if part.optional))


def pieces_of(line: str) -> list[Piece]:
    """The stretches of a line. Raises ValueError where brackets have no partner."""
    if "[" in _TOKEN.sub("", line) or "]" in _TOKEN.sub("", line):
        raise ValueError("a bracket has no partner")
    return [Piece((plain,), False) if plain else Piece(tuple(inner.split()), True) for inner, plain in _TOKEN.findall(line)]


def _plain_parts(words: Sequence[str], nouns: set[str]) -> list[Part]:
    parts: list[Part] = []
    fixed: list[str] = []
    for word in words:
        if word in nouns:
            parts.append(Part(tuple(fixed), word))
            fixed = []
        else:
            fixed.append(word)
    return [*parts, Part(tuple(fixed), "")] if fixed else parts


def fill_line(parts: Sequence[Part], pieces: Sequence[Piece]) -> tuple[dict[str, str], frozenset[str]] | None:
    """The name of each noun in a fact line, and the nouns written in brackets; None where its fixed words differ."""
    required = [part for part in parts if not part.optional]
    optional = [part for part in parts if part.optional]
    names: dict[str, str] = {}
    shown: set[str] = set()
    plain = [word for piece in pieces if not piece.shown for word in piece.words]
    rest = _take(required, plain, names)
    while rest:
        part = _fitting(optional, rest, names)
        rest = _take([part], rest, names) if part else None
    if rest is None:
        return None
    for piece in pieces:
        if piece.shown:
            part = _fitting(optional, piece.words, names)
            if part is None or _take([part], piece.words, names) != []:
                return None
            shown.add(part.noun)
    return names, frozenset(shown)


def is_said(name: str) -> bool:
    """Whether what stands for a noun in a fact line is no name but the value itself: 'women'."""
    return _SAID.fullmatch(name) is not None


def _fitting(optional: Sequence[Part], words: Sequence[str], names: Mapping[str, str]) -> Part | None:
    """The optional part that the words begin with, one whose noun has the very name first."""
    fits = [part for part in optional if part.noun not in names and _take([part], words, {}) is not None]
    return min(fits, key=lambda part: words[len(part.fixed)] != part.noun, default=None)


def _take(parts: Sequence[Part], words: Sequence[str], names: dict[str, str]) -> list[str] | None:
    """Fill the parts from the front of the words and return what is left; None where they do not fit."""
    rest = list(words)
    for part in parts:
        size = len(part.fixed)
        if tuple(rest[:size]) != part.fixed:
            return None
        rest = rest[size:]
        if part.noun:
            if not rest or not (_NAME.fullmatch(rest[0]) or is_said(rest[0])):
                return None
            names[part.noun] = rest.pop(0)
    return rest


def splits(parts: Sequence[Part], sentence: str) -> list[dict[str, str]]:
    """Every way in which the sentence fills the parts, each noun with one word or more; at most 64 ways.

    Those that leave the fewest words to nouns come first; the case of fixed words does not matter.
    """
    words = sentence.split()
    plain = [word.casefold().rstrip(",;:") for word in words]
    required = [part for part in parts if not part.optional]
    optional = [part for part in parts if part.optional]
    ways = list(islice(_ways(required, optional, words, plain, 0), MOST_SPLITS))
    return sorted(ways, key=lambda way: sum(len(noun.split()) for noun in way.values()))


def _ways(
    required: Sequence[Part], optional: Sequence[Part], words: Sequence[str], plain: Sequence[str], at: int
) -> Iterator[dict[str, str]]:
    for index, part in enumerate(required[:1] or optional):
        begin = at + len(part.fixed)
        if tuple(plain[at:begin]) != part.fixed:
            continue
        others = optional if required else [*optional[:index], *optional[index + 1 :]]
        later = required[1:]
        for end in _ends(part, later, others, plain, begin):
            filled = {part.noun: " ".join(words[begin:end])} if part.noun else {}
            if end == len(words) and not later:
                yield filled
            else:
                yield from ({**filled, **rest} for rest in _ways(later, others, words, plain, end))


def _ends(part: Part, later: Sequence[Part], others: Sequence[Part], plain: Sequence[str], begin: int) -> Iterator[int]:
    """Where the noun of a part may end: before the fixed words of what may follow it, or at the end."""
    if not part.noun:
        yield begin
        return
    following = [other.fixed for other in (later[:1] or others)]
    for end in range(begin + 1, len(plain) + 1):
        if end == len(plain) or any(tuple(plain[end : end + len(fixed)]) == fixed for fixed in following):
            yield end
