"""A message may ask more than one thing, or tell something before it asks: it is cut where both sides can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lexicon import Lexicon
from bot.question import Question

SHORTEST = 3  # words of a part; fewer are rather a name with a joining word in it
_ENDS = re.compile(r"[.?!;:\n]+\s+")
_COMMA = re.compile(r",\s+")


def sentences(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each end of a sentence."""
    for place in _ENDS.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def stretches(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each comma."""
    for place in _COMMA.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def corrections(question: Question, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The text before and behind words that take back what was said ("no wait")."""
    for first, last in lexicon.corrections(question):
        if first and last < len(question.words):
            yield question.typed(0, last), question.text[question.words[last].start :]


def clauses(question: Question, joins: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The text in two parts of a few words each, at each end of a sentence and each joining word."""
    yield from sentences(question)
    for at, word in enumerate(question.words):
        if word.plain in joins and SHORTEST <= at <= len(question.words) - SHORTEST - 1:
            yield question.text[: word.start].rstrip(" ,"), question.text[word.end :].lstrip()
