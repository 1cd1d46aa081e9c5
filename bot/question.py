"""The first hop: a text becomes a Question, its words made plain and its numbers read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from bot.numbers import Number, NumberWords, read_numbers
from knowledge.words import fold, words

LONGEST = 400
_TOKEN = re.compile(
    r"&|(?<= )\+(?= )|(?:[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963])+(?:['’ʼ][^\W\d_]+)*"
)
_PLAIN_TOKEN = re.compile(r"&|(?<= )\+(?= )|[a-zA-Z0-9]+(?:'[a-zA-Z]+)*")  # of a text without other letters, far quicker
_MARK = re.compile(r"[.,;:!?…\n–—]|\s-\s")
_SEASON = re.compile(r"\b\d{4}/\d{2}\Z")  # "1927/28" is the year it began in


class Word(NamedTuple):  # a tuple, since every question makes a dozen
    """One word of a question: its plain form and the characters [start, end) of the text it stands in."""

    plain: str
    start: int
    end: int


class Short(NamedTuple):
    """The words [first, last) that spell out one written short or in another script, and that one as typed, made plain."""

    first: int
    last: int
    plain: str


@dataclass(frozen=True)
class Question:
    """The text as sent, and the same words made plain; what every hop asks of them is worked out once."""

    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    short: tuple[Short, ...] = ()

    def typed(self, first: int, last: int) -> str:
        """The characters of words [first, last) as they were typed."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple([word.plain for word in self.words])

    @cached_property
    def proper(self) -> tuple[bool, ...]:
        """The words written with a capital that no beginning of a sentence asks for; none where most are, the first included."""
        if self.text.islower():
            return (False,) * len(self.words)
        begins = {first for first, _ in self.between_marks}
        large = [self.text[word.start].isupper() and word.end - word.start > 1 for word in self.words]
        if large[:1] == [True] and 2 * sum(large) > len(large):
            return (False,) * len(large)
        return tuple([capital and at not in begins for at, capital in enumerate(large)])

    @cached_property
    def between_marks(self) -> tuple[tuple[int, int], ...]:
        """The words [first, last) of each stretch between marks of punctuation."""
        if self.words and not _MARK.search(self.text, self.words[0].end, self.words[-1].start):
            return ((0, len(self.words)),)
        ends = [
            at + 1
            for at, (word, following) in enumerate(pairwise(self.words))
            if (between := self.text[word.end : following.start]) != " " and _MARK.search(between)
        ]
        stretches = zip([0, *ends], [*ends, len(self.words)], strict=True)
        return tuple([(first, last) for first, last in stretches if first < last])

    def instead(self, first: int, last: int, name: str) -> str:
        """The question with words [first, last) written as `name`."""
        start, end = self.words[first].start, self.words[last - 1].end
        opened = self.text.count("(", start, end) > self.text.count(")", start, end)
        return self.text[:start] + name + self.text[end + (opened and self.text.startswith(")", end)) :]


def read_question(text: str, numbers: NumberWords, short: Mapping[str, tuple[str, ...]]) -> Question:
    """Make a text plain. Characters without a face (marks of direction, NUL) count as nothing or as a space; what was pasted
    from a page ("&amp;") is read as shown there.

    `short` spells out what is written short ("whos" is "who is") or in a script that no pattern has; the words it becomes stand
    where that one stood.
    """
    text = unescape(text)
    plainly = text.isascii() and text.isprintable()
    clean = text if plainly else "".join(_visible(char) for char in unicodedata.normalize("NFC", text))
    found: list[Word] = []
    spelt: list[Short] = []
    for token in (_PLAIN_TOKEN if plainly else _TOKEN).finditer(clean):
        start, end = token.span()
        if end - start == 2 and _SEASON.search(clean, 0, end):
            continue
        plain, owner = _made_plain(token.group())
        if plain in short and not _is_initial(clean, start, end):
            spelt.append(Short(len(found), len(found) + len(short[plain]), plain))
            found += [Word(one, start, end) for one in short[plain]]
        elif owner is not None:
            found += [Word(owner, start, end - 2)] if owner else []
            found.append(Word("'s", end - 2, end))
        elif plain:
            found.append(Word(plain, start, end))
    read = read_numbers([word.plain for word in found], numbers)
    return Question(clean.strip(" \n") and clean, tuple(found), tuple(read), tuple(spelt))


def _is_initial(text: str, start: int, end: int) -> bool:
    """Whether the characters are a letter of a name ("Ernest R. Dickerson"), not a word written short ("how r u")."""
    return end - start == 1 and (text[end : end + 1] == "." or text[start].isupper() and not text.isupper())


@lru_cache(maxsize=20_000)
def _made_plain(typed: str) -> tuple[str, str | None]:
    """The plain form of one word, and that of whom a thing belongs to where it ends in "'s"; empty where nothing is left."""
    owner, mark, tail = fold(typed).replace("’", "'").replace("ʼ", "'").rpartition("'")
    plain = words("and" if typed in ("&", "+") else typed)
    return plain[0] if plain else "", "".join(words(owner)[:1]) if mark and tail == "s" else None


def _visible(char: str) -> str:
    if unicodedata.category(char) in ("Cf", "Cs"):
        return "" if char != "\u00ad" else "-"
    return char if char.isprintable() else " "
