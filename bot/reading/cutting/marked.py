"""A message whose one question its marks show: what is told before the question, the question, and what is remarked behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.question import Question
from bot.reading.words.sayings import Sayings
from bot.rules.rules import Words

_ASKED = re.compile(r"[?]+[!]*(?:\s+|\Z)")
_TOLD = re.compile(r"(\w*)(?:(?<=\w\w)|(?<=[)\"'”’]))[.!…]+\s+|\n+")  # not behind an initial
_WORD = re.compile(r"\w+")
SHORT = 3  # letters of a title that ends with a mark


class Marked(NamedTuple):
    """A question with what was `told` before it, and what is remarked `behind` it and may be left out."""

    asked: str
    told: str
    behind: str


def marked(question: Question, words: Words, sayings: Sayings, turning: Collection[str]) -> Iterator[Marked]:
    """The one question of a message, the shortest first; none where none is marked, or what stands before may be one as well.

    `turning` are words that show that what follows a question narrows it ("not the critics one").
    """
    ends = [place.end() for place in _ASKED.finditer(question.text)]
    if not ends:
        return
    text, behind = question.text[: ends[-1]].rstrip(), question.text[ends[-1] :].strip()
    if behind and not _remarks(question, ends[-1], words, sayings, turning):
        return
    for start in sorted(_begins(text, words), reverse=True):
        if not _opens_question(text[:start], words):
            yield Marked(text[start:], text[:start].rstrip(), behind.rstrip(" .!"))
    if behind and len(ends) == 1:
        yield Marked(text, "", behind.rstrip(" .!"))


def _begins(text: str, words: Words) -> list[int]:
    """Where a sentence ends and another begins; not behind a title written short ("Mr.")."""
    short = frozenset(word for word in words.titles if len(word) <= SHORT)
    told = (place.end() for place in _TOLD.finditer(text) if (place[1] or "").casefold() not in short)
    return sorted(end for end in (*told, *(place.end() for place in _ASKED.finditer(text))) if end < len(text))


def _remarks(question: Question, start: int, words: Words, sayings: Sayings, turning: Collection[str]) -> bool:
    """Whether what begins there only speaks of who asks or of what was asked: it tells no number and turns nothing round."""
    plain = [word.plain for word in question.words if word.start >= start]
    first = len(question.words) - len(plain)
    heard = not words.speaking.isdisjoint(plain) or any(at == first for _, at, _ in sayings.pronouns(question))
    return heard and not any(word in turning or word in words.asking or word[0].isdecimal() for word in plain)


def _opens_question(text: str, words: Words) -> bool:
    """Whether one of the sentences of a text begins as a question does; "when we were young" does not."""
    begins = [0, *_begins(text, words)]
    return any(_is_question(text[begin:end], words) for begin, end in zip(begins, [*begins[1:], len(text)], strict=True))


def _is_question(sentence: str, words: Words) -> bool:
    said = [found.group().casefold() for found in _WORD.finditer(sentence)]
    circumstance = said[:1] and said[0] in words.circumstances and not words.speaking.isdisjoint(said)
    return bool(said) and not circumstance and (said[0] in words.asking or said[0] in words.whether)
