"""The first hop: a text becomes a Question, its words made plain and its numbers read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from knowledge.words import fold, words

LONGEST = 400
_TOKEN = re.compile(
    r"&|(?<= )\+(?= )|(?:[^\W_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963])+(?:['’ʼ][^\W\d_]+)*"
)
_PLAIN_TOKEN = re.compile(
    r"&|(?<= )\+(?= )|(?<= )\+(?= )|[a-zA-Z0-9]+(?:'[a-zA-Z]+)*"
)  # of a text without other letters, far quicker
_MARK = re.compile(r"[.,;:!?…\n–—]|\s-\s")
_SEASON = re.compile(r"\b\d{4}/\d{2}\Z")  # "1927/28" is the year it began in
_DECADE = re.compile(r"((?:\d\d)?\d0)([a-z])")
_ORDINAL = re.compile(r"(\d{1,3})(\D{2,4})")


class Word(NamedTuple):  # a tuple, since every question makes a dozen
    """One word of a question: its plain form and the characters [start, end) of the text it stands in."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number said by the words [first, last): its value, and whether it was said as a rank ("69th")."""

    first: int
    last: int
    value: int
    rank: bool
    tens: bool = False  # ten years at once ("90s")


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


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language says numbers: cardinal words, ordinal words, the endings of written ranks, and ten years at once: as words
    ("nineties"), by the endings of numbers ("90s") and by the words behind them ("1950 ke dashak"). `joins` may stand behind
    hundreds ("two thousand and four").
    """

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    decades: Mapping[str, int] = field(default_factory=dict)
    tens: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()


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
    read = _numbers([word.plain for word in found], numbers)
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


def _numbers(plain: list[str], say: NumberWords) -> list[Number]:
    """Numbers in digits or words: "69th", "69 th", "sixty ninth", "2024", "twenty twenty four"."""
    found = []
    at = 0
    while at < len(plain):
        word = plain[at]
        number = _digits(plain, at, say) if word[0].isdecimal() or word in say.decades else None
        if not number and (word in say.cardinals or word in say.ordinals):
            number = _spoken(plain, at, say)
        if number:
            found.append(number)
        at = number.last if number else at + 1
    return found


def _digits(plain: list[str], at: int, say: NumberWords) -> Number | None:
    word = plain[at]
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        for last in (at + 2, at + 3):
            if word[-1] == "0" and " ".join(plain[at + 1 : last]) in say.tens:
                return Number(at, last, int(word), rank=False, tens=True)
        if at + 1 < len(plain) and plain[at + 1] in say.endings:
            return Number(at, at + 2, int(word), rank=True)
        return Number(at, at + 1, int(word), rank=False)
    if word in say.decades:
        return Number(at, at + 1, say.decades[word], rank=False, tens=True)
    rank = _ORDINAL.fullmatch(word)
    decade = _DECADE.fullmatch(word)
    if decade and decade[2] in say.tens:
        return Number(at, at + 1, int(decade[1]), rank=False, tens=True)
    return Number(at, at + 1, int(rank[1]), rank=True) if rank and rank[2] in say.endings else None


def _spoken(plain: list[str], at: int, say: NumberWords) -> Number | None:
    groups: list[int] = []  # "twenty twenty four" is said as two groups, 20 and 24
    last, rank = at, False
    while last < len(plain) and not rank:
        word = plain[last]
        value = say.cardinals.get(word, say.ordinals.get(word))
        if (
            value is None
            and word in say.joins
            and groups
            and groups[-1] % 100 == 0
            and _is_small(plain[last + 1 : last + 2], say)
        ):
            last += 1  # "two thousand and four"
            continue
        if value is None:
            break
        rank = word not in say.cardinals
        if groups and value >= 100:
            groups[-1] *= value
        elif groups and (_takes(groups[-1], value)):
            groups[-1] += value
        else:
            groups.append(value)
        last += 1
    if not groups:
        return None
    if len(groups) == 2 and groups[0] in range(18, 21) and 10 <= groups[1] < 100:
        return Number(at, last, groups[0] * 100 + groups[1], rank=False)
    if len(groups) > 1:
        return Number(at, at + 1, groups[0], rank=plain[at] in say.ordinals)
    return Number(at, last, groups[0], rank)


def _is_small(words: list[str], say: NumberWords) -> bool:
    """Whether the next word is a number that may end one of hundreds."""
    return any(say.cardinals.get(word, say.ordinals.get(word, 100)) < 100 for word in words)


def _takes(so_far: int, value: int) -> bool:
    """Whether "sixty" may be followed by "nine", "two thousand" by "twenty", within one number."""
    return value < 10 <= so_far % 100 and so_far % 10 == 0 or value < 100 <= so_far and so_far % 100 == 0
