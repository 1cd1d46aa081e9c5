"""Words of a text with their places, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.words import words

_TOKEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963])+|&")
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s|$)")
_COUNTED = re.compile(r"\d{1,2}(?!\d)")
_WRAP = re.compile(r"[ \t]*\r?\n[ \t]*")
_SHORTENED = (3, 4)  # letters of a short form before a number
_SHORT = frozenset(words("mr mrs ms smt dr st vs jr sr no prof rev gen col hon ft feat vol"))


@dataclass(frozen=True, slots=True)
class Token:
    """A plain word, its place in the text, whether it begins with a capital or a digit, and what stands before it."""

    plain: str
    start: int
    end: int
    capital: bool
    gap: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a stretch of text; "Chopra's" is two, so that the name in it stands alone."""
    found = []
    before = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        plain = "".join(words(match[0]))
        if plain:
            first = match[0][0]
            capital = first.isupper() or first.isdigit()
            gap = text[before : match.start()]
            found.append(Token(plain, match.start(), match.end(), capital, _WRAP.sub(" ", gap) if gap.count("\n") == 1 else gap))
            before = match.end()
    return found


def possessive(line: Sequence[Token], at: int) -> bool:
    """Whether a token is the 's of the word before it."""
    return 0 < at < len(line) and line[at].plain == "s" and line[at].gap in ("'", "’", "‘", "`", "´", " ")


def owns(line: Sequence[Token], at: int) -> bool:
    """Whether the word before this place owns what follows: "Chopra's", "Morris'"."""
    bare = 0 < at < len(line) and line[at].gap in ("' ", "’ ") and line[at - 1].plain.endswith("s")
    return bare or possessive(line, at)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the sentences in a paragraph; a full stop behind an initial or a short form ends none."""
    begin = start
    for found in _END.finditer(text, start, end):
        before = text[begin : found.start()]
        last = re.split(r"[\s(.]", before)[-1]
        after = text[found.end() : end].lstrip()
        stop = found[0].startswith(".") and (len(last) == 1 and last.isalpha() or last.casefold() in _SHORT)
        dated = found[0] == "." and last.istitle() and len(last) in _SHORTENED and _COUNTED.match(after)  # "Jan. 19"
        if dated:
            continue
        if stop and not (last.islower() and len(last) == 1) and after:
            continue
        if after and after[0].islower() and text[begin : found.start()].casefold() != text[begin : found.start()]:
            continue
        yield _trimmed(text, begin, found.end())
        begin = found.end()
    if text[begin:end].strip():
        yield _trimmed(text, begin, end)


def is_short_form(text: str) -> bool:
    """Whether a text ends with a short form, to which a full stop belongs: "Robert Downey Jr."."""
    said = words(text.split()[-1]) if text.split() else []
    return bool(said) and said[-1] in _SHORT


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
