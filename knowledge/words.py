"""Plain words: one form for a text however it was typed (case, accents, punctuation, invisible marks)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A word is a run of letters, digits and their combining marks; `\w` alone splits Devanagari at its vowel signs.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963])+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")  # of a text without other letters, far quicker
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
# Letters that NFKD leaves whole, as people type them on a plain keyboard.
_FOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "&": " and "}
    | {"\u093c": None, "\u0901": "\u0902"}  # Hindi as it is mostly typed: without the dot below, one dot above for two
    | {chr(0x966 + digit): str(digit) for digit in range(10)}
)


def fold(text: str) -> str:
    """Lower case, without Latin accents, invisible marks and control characters; length may change."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("&", " and ")
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED)
    kept = []
    for char in decomposed:
        if "\u0300" <= char <= "\u036f":
            continue
        if char.isprintable() or char.isspace():
            kept.append(char)
        elif unicodedata.category(char) != "Cf":
            kept.append(" ")
    return unicodedata.normalize("NFC", "".join(kept))


def words(text: str) -> list[str]:
    """The plain words of a text: `words("Schindler’s List (1993)")` is `["schindlers", "list", "1993"]`."""
    folded = fold(text)
    if folded.isascii():
        return _PLAIN_WORD.findall(folded.replace("'", "").replace("`", ""))
    return _WORD.findall(folded.translate(_APOSTROPHES))


@lru_cache(maxsize=1 << 15)
def plain(text: str) -> str:
    """The plain words with single spaces between them."""
    return " ".join(words(text))


def key(text: str) -> str:
    """The plain words run together, so that spacing never matters: `key("12 th Fail")` is `"12thfail"`."""
    return "".join(words(text))


def ordinal(value: int) -> str:
    """A rank in digits as names are written: 69th, 2nd."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"
