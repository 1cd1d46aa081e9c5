"""How a name sounds: one Latin spelling for the ways Indian and European names are written down.

Letters of other scripts are written in Latin ones first, an inherent vowel dropped at the end of a word. A sound is vowels and
consonants in their classes (`sound(["shah", "rukh"])` is `"saruk"`); its skeleton is the consonants alone, under which names are
looked up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml
from rapidfuzz.distance import OSA

_SOUNDS = yaml.load((Path(__file__).parent / "sounds.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
_INHERENT: str = _SOUNDS["letters"]["inherent"]
_CONSONANTS, _VOWELS, _SIGNS, _MARKS = (
    cast(dict[str, str], _SOUNDS["letters"][kind]) for kind in ("consonants", "vowels", "signs", "marks")
)
_LETTERS = _CONSONANTS | _VOWELS | _SIGNS | _MARKS
_SAME: dict[str, str] = _SOUNDS["same"]
_CLASSES = re.compile("|".join(sorted(_SAME, key=len, reverse=True)))
_DOUBLED = re.compile(r"([^\W\d])\1+")
_NO_VOWELS = str.maketrans("", "", "aeiou")
FEWEST_DIFFERING = 6  # letters of a sound, for each that may differ
_FEWEST_ACROSS = 3  # and of one written in another script, whose vowels are those that were heard: "टाइटैनिक"
_SOUNDS_SAME, _FOR_EACH_VOWEL = 0.85, 0.06
_CONSONANT = re.compile("[^aeiou]")
_NEAR = {"ea", "ei", "ao"}  # as heard in English words, and as they are spelt
_NEAR_VOWELS, _UNHEARD = 0.5, 0.25


def sound(words: Iterable[str]) -> str:
    """The sound of plain words, wherever their spaces stand."""
    heard = ""
    for spelt in map(_spell, words):
        doubled = spelt and heard and spelt[0] == heard[-1] and spelt[0].isalpha()
        heard += spelt[1:] if doubled else spelt
    return heard


def skeleton(heard: str) -> str:
    """The consonants of a sound, after an "a" where it begins with a vowel."""
    consonants = _DOUBLED.sub(_once, heard.translate(_NO_VOWELS))
    return "a" + consonants if heard[0] in "aeiou" else consonants


def alike(heard: str, other: str, across_scripts: bool = False) -> float:
    """The probability that two sounds of one skeleton are one name: of six letters one may differ, of three across scripts."""
    apart = _across(heard, other) if across_scripts else OSA.distance(heard, other)
    if apart > min(len(heard), len(other)) // (_FEWEST_ACROSS if across_scripts else FEWEST_DIFFERING):
        return 0.0
    return _SOUNDS_SAME - _FOR_EACH_VOWEL * apart


def _across(heard: str, other: str) -> float:
    """How far a sound written as it was heard is from one of Latin letters, whose vowels are written otherwise: "पैरासाइट"."""
    ours, theirs = _CONSONANT.split(heard), _CONSONANT.split(other)
    if len(ours) != len(theirs):
        return 2 * OSA.distance(heard, other)
    *within, last = zip(ours, theirs, strict=True)
    end = _UNHEARD if last == ("", "e") else _vowels_apart(*last)
    return sum(itertools.starmap(_vowels_apart, within)) + end


def _vowels_apart(heard: str, other: str) -> float:
    if (heard, other) == (_INHERENT, ""):  # "बर्डमैन": nothing says that the vowel of its "ड" is not spoken
        return _UNHEARD
    return _NEAR_VOWELS if heard + other in _NEAR else OSA.distance(heard, other)


def _once(doubled: re.Match[str]) -> str:
    return doubled[1]


@lru_cache(maxsize=50_000)
def _spell(word: str) -> str:
    latin = _romanised(word) if any(letter in _LETTERS for letter in word) else word
    return _DOUBLED.sub(_once, _CLASSES.sub(lambda found: _SAME[found.group()], latin))


def _romanised(word: str) -> str:
    written = []
    inherent = False  # the vowel of a consonant is only written where neither a sign nor the end of the word takes its place
    for char in word:
        if inherent and (char in _CONSONANTS or char in _VOWELS or _MARKS.get(char)):
            written.append(_INHERENT)
        written.append(_LETTERS.get(char, char))
        inherent = char in _CONSONANTS or (inherent and not _MARKS.get(char, char))
    return "".join(written)
