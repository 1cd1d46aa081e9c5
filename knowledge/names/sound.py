"""How a name sounds: one Latin spelling for the ways Indian and European names are written down.

The letters of Devanagari are written out first, an inherent vowel dropped at the end of a word. A sound is vowels and consonants
in their classes (`sound(["shah", "rukh"])` is `"saruk"`); its skeleton is the consonants alone, under which names are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        "k kh g gh n ch ch j jh n t th d dh n t th d dh n p f b bh m y r l l v sh sh s h".split(),
        strict=True,
    )
)
_VOWELS = dict(zip("अआइईउऊऋएऐऑओऔ", "a a i i u u ri e e o o o".split(), strict=True))
_SIGNS = dict(zip("ािीुूृेैॉोौ्", ["a", "i", "i", "u", "u", "ri", "e", "e", "o", "o", "o", ""], strict=True))
_MARKS = {"ं": "n", "ँ": "n", "ः": "", "़": ""}
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")

_SAME = {
    **{"ph": "f", "bh": "b", "chh": "C", "ch": "C", "sch": "s", "sh": "s", "kh": "k", "gh": "g", "th": "t", "dh": "d", "jh": "j"},
    **{"ck": "k", "q": "k", "x": "ks", "w": "v", "z": "j", "ce": "se", "ci": "si", "cy": "si", "c": "k", "h": "", "y": "i"},
    **{"aa": "a", "ee": "i", "ii": "i", "ie": "i", "ea": "i", "oo": "u", "uu": "u", "ou": "u"},
    **{"ai": "e", "ay": "e", "ei": "e", "ey": "e", "au": "o", "aw": "o", "ow": "o", "mb": "nb", "mp": "np"},
}
_CLASSES = re.compile("|".join(sorted(_SAME, key=len, reverse=True)))
_DOUBLED = re.compile(r"([^\W\d])\1+")
_NO_VOWELS = str.maketrans("", "", "aeiou")
FEWEST_DIFFERING = 6  # letters of a sound, for each that may differ
_SOUNDS_SAME, _FOR_EACH_VOWEL = 0.85, 0.06


def sound(words: Iterable[str]) -> str:
    """The sound of plain words, wherever their spaces stand."""
    return _DOUBLED.sub(r"\1", "".join(map(_spell, words)))


def skeleton(heard: str) -> str:
    """The consonants of a sound, after an "a" where it begins with a vowel."""
    consonants = _DOUBLED.sub(r"\1", heard.translate(_NO_VOWELS))
    return "a" + consonants if heard[0] in "aeiou" else consonants


def alike(heard: str, other: str) -> float:
    """The probability that two sounds of one skeleton are one name: of six letters one may differ."""
    apart = OSA.distance(heard, other)
    if apart > min(len(heard), len(other)) // FEWEST_DIFFERING:
        return 0.0
    return _SOUNDS_SAME - _FOR_EACH_VOWEL * apart


@lru_cache(maxsize=50_000)
def _spell(word: str) -> str:
    latin = _romanised(word) if _DEVANAGARI.search(word) else word
    return _DOUBLED.sub(r"\1", _CLASSES.sub(lambda found: _SAME[found.group()], latin))


def _romanised(word: str) -> str:
    written = []
    inherent = False  # a consonant is followed by "a" unless a sign or the end of the word takes its place
    for char in word:
        if inherent and (char in _CONSONANTS or char in _VOWELS or char in "ंँः"):
            written.append("a")
        if char in _CONSONANTS:
            written.append(_CONSONANTS[char])
        else:
            written.append(_VOWELS.get(char, _SIGNS.get(char, _MARKS.get(char, char))))
        inherent = char in _CONSONANTS or (inherent and char == "़")
    return "".join(written)
