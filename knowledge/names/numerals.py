"""The numbers in a name, in digits or roman: they must agree before any likeness counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_DIGITS = re.compile(r"\d+")
_LAST_ROMAN = 30
_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# A single letter is an initial or a word before it is a number.
_ROMAN = {roman: str(value) for value in range(2, _LAST_ROMAN + 1) if len(roman := _TENS[value // 10] + _ONES[value % 10]) > 1}


def digits(text: str) -> str:
    """The numbers in a text, in order: `digits("apollo 13, 2nd cut")` is `"13 2"`."""
    return " ".join(_DIGITS.findall(text))


def as_counted(word: str) -> str:
    """The word, a roman number in digits."""
    return _ROMAN.get(word, word)


def counted(words: Iterable[str]) -> list[str]:
    """The words, roman numbers in digits."""
    return [_ROMAN.get(word, word) for word in words]


def numbers(words: Sequence[str]) -> str:
    """The numbers among words, the roman ones included."""
    return digits(" ".join(counted(words)))
