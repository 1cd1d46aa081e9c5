"""The numbers in a name, in digits, roman or as words: those in digits or roman must agree before any likeness counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from knowledge.words import ordinal

_DIGITS = re.compile(r"\d+")
_LAST_ROMAN = 30
_TENS = ("", "x", "xx", "xxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# A single letter is an initial or a word before it is a number.
_ROMAN = {roman: str(value) for value in range(2, _LAST_ROMAN + 1) if len(roman := _TENS[value // 10] + _ONES[value % 10]) > 1}
_IN_ROMAN = {value: roman for roman, value in _ROMAN.items()}
_WRITTEN = yaml.load((Path(__file__).parent / "numerals.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
# A number as a word may be misspelt, so it counts where words are compared, not where numbers must agree.
_COUNTED: dict[str, str] = _ROMAN | {
    word: write(value)
    for kind, write in (("words", str), ("ranks", ordinal))
    for words in _WRITTEN[kind]
    for value, word in enumerate(words, 1)
}


def digits(text: str) -> str:
    """The numbers in a text, in order: `digits("apollo 13, 2nd cut")` is `"13 2"`."""
    return "" if text.isalpha() else " ".join(_DIGITS.findall(text))


def as_counted(word: str) -> str:
    """The word, a number in digits."""
    return _COUNTED.get(word, word)


def as_roman(word: str) -> str:
    """The word, a number in digits in roman ones."""
    return _IN_ROMAN.get(word, word)


def counted(words: Iterable[str]) -> list[str]:
    """The words, numbers in digits."""
    return [_COUNTED.get(word, word) for word in words]


def numbers(words: Sequence[str]) -> str:
    """The numbers among words, the roman ones included, those written as words aside."""
    return digits(" ".join([_ROMAN.get(word, word) for word in words]))


def agreeing(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two names have the same numbers: those that are no words, which may be misspelt, or else all of them."""
    return numbers(said) == numbers(name) or digits(" ".join(counted(said))) == digits(" ".join(counted(name)))
