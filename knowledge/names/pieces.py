"""Pass-join (Li, Deng, Wang, Feng, VLDB 2011): which pieces of a key to file, and where to look for those of keys nearby.

A key is cut into one piece more than it may have edits, so that a key within that many edits shares a piece at nearly the same
place. A transposition across a cut, one edit here, spoils two pieces, so it is undone before looking. Pieces are hashed with the
length of their key and their number, in 32 bits: what is found under a piece is compared, so a chance collision only costs time.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zlib import crc32

LONGEST_KEY = 100
_ALLOWED_FROM = (4, 8)  # letters of a key that may have one edit, two edits
_FOUND_FROM = (4, 5)  # letters of a key that is found at one edit, at two as a last resort
_ALLOWED, _FOUND = (
    [sum(length >= fewest for fewest in least) for length in range(LONGEST_KEY + 1)] for least in (_ALLOWED_FROM, _FOUND_FROM)
)
MOST_EDITS = len(_FOUND_FROM)


def allowed(length: int) -> int:
    """How many edits a key of so many letters may have."""
    return _ALLOWED[max(length, 0)] if length <= LONGEST_KEY else 0


def found(length: int) -> int:
    """At how many edits a key of so many letters is found, once nothing nearer is."""
    return _FOUND[max(length, 0)] if length <= LONGEST_KEY else 0


def filed_pieces(key: str, edits: int, salt: int) -> list[int]:
    """The pieces under which a key is found by those within so many edits."""
    data = _wide(key)
    return [crc32(data[start:end], salted) for salted, start, end in _filing(len(key), edits, salt)]


def every_piece(key: str, salt: int) -> list[int]:
    """The pieces under which a key is found at one edit, and at two as a last resort."""
    data = _wide(key)
    return [crc32(data[start:end], salted) for salted, start, end in _filing_at_all(len(key), salt)]


def near_pieces(key: str, edits: int, salt: int, once: bool = False) -> list[int]:
    """The pieces of every key that may be within so many edits of this one; `once`, of those filed for no other number."""
    looks, undone = _plan(len(key), edits, salt, once)
    data = _wide(key)
    found = [crc32(data[start:end], salted) for salted, start, end in looks]
    for swap, salted, start, end in undone:
        swapped = data[: swap - 4] + data[swap : swap + 4] + data[swap - 4 : swap] + data[swap + 4 :]
        found.append(crc32(swapped[start:end], salted))
    return found


def _wide(key: str) -> bytes:
    """Four bytes a letter, so that pieces are cut without encoding each."""
    return key.encode("utf-32-le", "surrogatepass")


def _salted(salt: int, length: int, edits: int, piece: int) -> int:
    return salt << 16 | length << 8 | edits << 4 | piece


@cache
def _cuts(length: int, edits: int) -> list[tuple[int, int]]:
    pieces = edits + 1
    return [(length * at // pieces, length * (at + 1) // pieces) for at in range(pieces)]


@cache
def _filing(length: int, edits: int, salt: int) -> list[tuple[int, int, int]]:
    """Where the pieces of a key so long are: (salt, start, end) in bytes."""
    return [(_salted(salt, length, edits, piece), 4 * start, 4 * end) for piece, (start, end) in enumerate(_cuts(length, edits))]


@cache
def _filing_at_all(length: int, salt: int) -> list[tuple[int, int, int]]:
    return [piece for edits in range(1, found(length) + 1) for piece in _filing(length, edits, salt)]


@cache
def _plan(length: int, edits: int, salt: int, once: bool) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int, int]]]:
    """Where to look for the pieces of every length in reach: (salt, start, end) in bytes, and the same after a swap."""
    looks, undone = [], []
    for other in range(length - edits, length + edits + 1):
        if edits != allowed(other) if once else edits > found(other):
            continue
        for piece, (start, end) in enumerate(_cuts(other, edits)):
            salted = _salted(salt, other, edits, piece)
            looks += [(salted, 4 * at, 4 * (at + end - start)) for at in _places(length, other, edits, piece, start, end)]
        undone += [
            (4 * swap, _salted(salt, other, edits, piece), 4 * start, 4 * end)
            for swap, piece, start, end in _swaps(length, other, edits)
        ]
    return looks, undone


def _places(length: int, other: int, edits: int, piece: int, start: int, end: int) -> range:
    """The places of a piece that no other piece makes superfluous (the multi-match-aware choice)."""
    longer, after = length - other, edits - piece
    first = max(start - piece, start + longer - after, 0)
    last = min(start + piece, start + longer + after, length - (end - start))
    return range(first, last + 1)


def _swaps(length: int, other: int, edits: int) -> Iterator[tuple[int, int, int, int]]:
    """Once a swap across a cut is undone: its left piece where it stood, its right piece behind the one edit that may be left."""
    cuts, longer = _cuts(other, edits), length - other
    if abs(longer) >= edits:
        return
    for piece in range(1, len(cuts)):
        for at, shift in ((piece - 1, 0), (piece, longer)):
            start, end, swap = cuts[at][0] + shift, cuts[at][1] + shift, cuts[piece][0] + shift
            if start >= 0 and end <= length and 1 <= swap < length:
                yield swap, at, start, end
