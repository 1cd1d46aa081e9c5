"""Terms: the numbers under which a plain name is filed, and those under which a mention of it looks.

A term is 32 bits of hash. What is found under it is compared with what was said, so a chance collision only costs time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, starmap
from zlib import crc32

from knowledge.names.numerals import counted
from knowledge.names.pieces import allowed, every_piece, filed_pieces, near_pieces
from knowledge.names.sound import FEWEST_DIFFERING, skeleton, sound

_KEY, _WORD_KEY, _WORD, _PAIR, _ORDER, _SOUND, _WORD_SOUND, _ACRONYM, _INITIAL = range(1, 10)
_SHORT_WORD = 3
_MOST_PAIRED = 5  # words, above which only near ones and the first with the last are paired
_WORDS = 1 << 14  # that are not worked out again
_NEAR = 3  # words on, since small words stand between


def filed(plain: str) -> Iterator[tuple[str, list[int]]]:
    """What is filed of a plain name, with its terms: the name itself, and its key where only keys are compared."""
    written = plain.split()
    words = counted(written)
    terms = {order_term(words), *sound_terms(sound(written)), *[word_term(word) for word in words if word[1:] or word.isdigit()]}
    if len(words) > 1:
        terms.add(initial_term(words[0], words[-1]))
        paired = [word for word in words if pairable(word)]
        if len(paired) > 1:
            terms.update(starmap(pair_term, _pairs(paired)))
    if len(words) > 2:
        terms.add(acronym_term("".join([word[0] for word in words])))
    yield plain, list(terms)
    key = "".join(written)
    yield key, every_piece(key, _KEY)


def filed_word(word: str) -> list[int]:
    """Every term of one word of a name, under which its misspellings find it."""
    if edits := allowed(len(word)):
        return filed_pieces(word, edits, _WORD_KEY) + sound_terms(sound([word]), of_word=True)
    return []


def near_terms(key: str, edits: int) -> list[int]:
    """The terms of the keys that may be within so many edits."""
    return near_pieces(key, edits, _KEY)


def near_word_terms(word: str) -> list[int]:
    """The terms of the words that may be within the edits they allow."""
    return [term for edits in (1, 2) for term in near_pieces(word, edits, _WORD_KEY, once=True)]


@lru_cache(maxsize=_WORDS)
def word_term(word: str) -> int:
    """The term of the names that have this word."""
    return _hash(word, _WORD)


def pairable(word: str) -> bool:
    """Whether a word tells enough to be paired: small words are in every other name."""
    return len(word) >= _SHORT_WORD or word.isdigit()


def pair_term(one: str, other: str) -> int:
    """The term of the names that have both words, near each other where a name is long."""
    return _hash(f"{one} {other}" if one < other else f"{other} {one}", _PAIR)


def order_term(words: Sequence[str]) -> int:
    """The term of the names with the same long words, in any order; short words may have been dropped or added."""
    long = {word for word in words if len(word) > _SHORT_WORD or not word.isalpha()}
    return _hash(" ".join(sorted(long or words)), _ORDER)


def sound_terms(heard: str, of_word: bool = False) -> list[int]:
    """The term of the names, or of the words, that may sound alike: a short sound is all of it, a long one its consonants."""
    bare = heard if len(heard) < FEWEST_DIFFERING else skeleton(heard)
    return [_hash(bare, _WORD_SOUND if of_word else _SOUND)] if len(bare) > 1 else []


def acronym_term(letters: str) -> int:
    """The term of the names of three words and more with these first letters."""
    return _hash(letters, _ACRONYM)


def initial_term(first: str, last: str) -> int:
    """The term of the names whose first word begins like this one, and that end in this word."""
    return _hash(f"{first[0]} {last}", _INITIAL)


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(words) <= _MOST_PAIRED:
        return combinations(words, 2)
    near = ((word, other) for at, word in enumerate(words) for other in words[at + 1 : at + 1 + _NEAR])
    return chain(near, [(words[0], words[-1])])


def _hash(text: str, kind: int) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"), kind)
