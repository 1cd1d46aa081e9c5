"""Terms: the numbers under which a plain name is filed, and those under which a mention of it looks.

Edits follow pass-join (Li, Deng, Wang, Feng, VLDB 2011): a key is cut into one piece more than it may have edits, so a key within
that many edits shares a piece at nearly the same place. A transposition across a cut spoils two pieces, so it is undone first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from zlib import crc32

from knowledge.names_sound import skeleton, sound

LONGEST_KEY = 100
_PIECE, _WORD, _ORDER, _SOUND, _INITIALS, _WORD_PIECE, _WORD_SOUND = (kind << 32 for kind in range(7))
_SHORT_WORD = 3


def allowed(length: int) -> int:
    """How many edits a key of so many letters may have."""
    if length > LONGEST_KEY:
        return 0
    return (length >= 4) + (length >= 8)


def filed(plain: str) -> set[int]:
    """Every term of a plain name."""
    words = plain.split()
    terms = {word_term(word) for word in words if len(word) > 1 or word.isdigit()}
    terms |= {order_term(words), *_filed_pieces("".join(words), _PIECE), *sound_terms(sound(words))}
    if len(words) > 2:
        terms.add(initials_term("".join(word[0] for word in words)))
    return terms


def filed_word(word: str) -> set[int]:
    """Every term of one word of a name, under which its misspellings find it."""
    if len(word) > 1 and allowed(len(word)):
        return {*_filed_pieces(word, _WORD_PIECE), *sound_terms(sound([word]), of_word=True)}
    return set()


def word_term(word: str) -> int:
    """The term of the names that have this word."""
    return _WORD | _hash(word)


def order_term(words: Sequence[str]) -> int:
    """The term of the names with the same long words, in any order; short words may have been dropped or added."""
    long = {word for word in words if len(word) > _SHORT_WORD or not word.isalpha()}
    return _ORDER | _hash(" ".join(sorted(long or words)))


def sound_terms(heard: str, of_word: bool = False) -> list[int]:
    """The term of the names, or of the words, with the same consonants; none where there are too few of them."""
    bare = skeleton(heard)
    return [(_WORD_SOUND if of_word else _SOUND) | _hash(bare)] if bare else []


def initials_term(letters: str) -> int:
    """The term of the names of three words and more with these first letters."""
    return _INITIALS | _hash(letters)


def near_terms(key: str, of_word: bool = False) -> list[int]:
    """The terms of the names, or of the words, that may be within the allowed edits of a key."""
    kind = _WORD_PIECE if of_word else _PIECE
    looks, undone = _plan(len(key))
    data = _wide(key)
    terms = [kind | crc32(data[start:end], salt) for salt, start, end in looks]
    for swap, salt, start, end in undone:
        swapped = data[: swap - 4] + data[swap : swap + 4] + data[swap - 4 : swap] + data[swap + 4 :]
        terms.append(kind | crc32(swapped[start:end], salt))
    return terms


def _filed_pieces(key: str, kind: int) -> Iterable[int]:
    data = _wide(key)
    return (kind | crc32(data[4 * start : 4 * end], _salt(len(key), at)) for at, (start, end) in enumerate(_cuts(len(key))))


def _hash(text: str) -> int:
    return crc32(text.encode())


def _wide(key: str) -> bytes:
    """Four bytes a letter, so that pieces are cut without encoding each."""
    return key.encode("utf-32-le")


def _salt(length: int, piece: int) -> int:
    return length * 4 + piece


@cache
def _cuts(length: int) -> list[tuple[int, int]]:
    pieces = allowed(length) + 1
    if pieces == 1:
        return []
    return [(length * at // pieces, length * (at + 1) // pieces) for at in range(pieces)]


@lru_cache(maxsize=2 * LONGEST_KEY)
def _plan(length: int) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int, int]]]:
    """Where to look for the pieces of every key length in reach: (salt, start, end) in bytes, and the same after a swap."""
    looks, undone = [], []
    for other in range(length - 2, length + 3):
        if abs(length - other) > allowed(min(length, other)):
            continue
        for piece, (start, end) in enumerate(_cuts(other)):
            for at in _places(length, other, piece, start, end):
                looks.append((_salt(other, piece), 4 * at, 4 * (at + end - start)))
        undone += _swaps(length, other)
    return looks, undone


def _places(length: int, other: int, piece: int, start: int, end: int) -> range:
    """The places of a piece that no other piece makes superfluous (the multi-match-aware choice of pass-join)."""
    longer, after = length - other, allowed(other) - piece
    first = max(start - piece, start + longer - after, 0)
    last = min(start + piece, start + longer + after, length - (end - start))
    return range(first, last + 1)


def _swaps(length: int, other: int) -> list[tuple[int, int, int, int]]:
    """Once a swap across a cut is undone: its left piece where it stood, its right piece behind the one edit that may be left."""
    cuts, longer = _cuts(other), length - other
    if abs(longer) > 1 or (longer and allowed(other) < 2):
        return []
    found = []
    for piece in range(1, len(cuts)):
        for at, shift in ((piece - 1, 0), (piece, longer)):
            start, end, swap = cuts[at][0] + shift, cuts[at][1] + shift, cuts[piece][0] + shift
            if start >= 0 and end <= length and 1 <= swap < length:
                found.append((4 * swap, _salt(other, at), 4 * start, 4 * end))
    return found
