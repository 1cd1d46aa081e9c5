"""A message may ask more than one thing, tell something before it asks, or list what to choose from: it is cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.chart import Item
from bot.lexicon import Lexicon, Prices
from bot.question import Question
from bot.rules import Words

SHORTEST = 3  # words of a part; fewer are rather a name with a joining word in it
LONGEST_CALL = 6  # words before or behind a question that only call or close
_ENDS = re.compile(r"[.?!;:\n]+\s+")
_ASKED = re.compile(r"[?]+\s+(?=\w)")
_COMMA = re.compile(r",\s+")


def sentences(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each end of a sentence."""
    for place in _ENDS.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def questions(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each question mark within it."""
    for place in _ASKED.finditer(question.text):
        yield question.text[: place.end()].rstrip(), question.text[place.end() :]


def stretches(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each comma."""
    for place in _COMMA.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def without_options(question: Question, items: Sequence[Item], prices: Prices) -> Iterator[str]:
    """The text before a list of things to choose from ("which of these won: Joram, Dunki or Faraaz?").

    `items` are the things named, in order; a list is two or more of one kind at the end, joined by marks or joining words.
    """
    end, listed = len(question.words), 0
    for at in range(len(items) - 1, -1, -1):
        if items[at].kind != items[-1].kind or not all(prices.light[items[at].end : end]):
            return
        if listed and not any(prices.lists[items[at].end : end + 1]):
            return
        end, listed = items[at].start, listed + 1
        if listed > 1 and end >= SHORTEST:
            yield question.typed(0, end)


def without_circumstances(
    question: Question, items: Sequence[Item], prices: Prices, begin: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The text before a clause that tells only the circumstances, and that clause; it names nothing."""
    for at, word in enumerate(question.words):
        named = any(item.start >= at and any(prices.strange[item.start : item.end]) for item in items if not item.pronoun)
        if word.plain in begin and at >= SHORTEST and not named:
            yield question.typed(0, at), question.typed(at, len(question.words))


def without_preamble(question: Question, items: Sequence[Item], prices: Prices, words: Words) -> Iterator[tuple[str, str]]:
    """The text without what is told around the question, and that: what names nothing before the first word that asks, and what
    is said of the one who asks, before the first name or behind the last.
    """
    plain = [word.plain for word in question.words]
    named = [item for item in items if item.pronoun or any(prices.strange[item.start : item.end])]
    asks = next((at for at, word in enumerate(plain) if word in words.asking), len(plain))
    begin = min((asks, *(item.start for item in named)))
    apart = any(first == begin for first, _ in question.between_marks())
    idle = apart or all(prices.strange[at] or prices.light[at] for at in range(begin))  # else "the lady who …" is one thing
    if begin == len(plain) or words.speaking.isdisjoint(plain[:begin]) and (begin < asks or not idle):
        begin = 0
    behind = max((item.end for item in named), default=begin)
    end = next((at for at in range(max(behind, begin + SHORTEST), len(plain)) if plain[at] in words.speaking), len(plain))
    while end < len(plain) and end > behind and prices.light[end - 1]:
        end -= 1
    for first, last in dict.fromkeys([(0, end), (begin, len(plain)), (begin, end)]):
        said = [part for part in (question.typed(0, first), question.typed(last, len(plain))) if part]
        if said and last - first >= SHORTEST:
            yield question.typed(first, last), " … ".join(said)


def without_calls(question: Question, items: Sequence[Item], words: Words) -> Iterator[tuple[str, str]]:
    """The text without what calls or closes it, between marks of its own, and that: "for the jackpot: …", "…, my friend"."""
    parts = question.between_marks()
    idle = [_is_idle(question, first, last, items, words) for first, last in parts]
    start = next((at for at, is_idle in enumerate(idle) if not is_idle), len(parts))
    end = next((at for at in range(len(parts), start, -1) if not idle[at - 1]), start)
    if start < end and (start or end < len(parts)):
        first, last = parts[start][0], parts[end - 1][1]
        said = [part for part in (question.typed(0, first), question.typed(last, len(question.words))) if part]
        if last - first >= SHORTEST:
            yield question.typed(first, last), " … ".join(said)


def _is_idle(question: Question, first: int, last: int, items: Sequence[Item], words: Words) -> bool:
    """Whether a few words between marks name nothing, ask nothing and turn nothing round."""
    plain = {word.plain for word in question.words[first:last]}
    named = any(item.start < last and first < item.end for item in items)
    return last - first <= LONGEST_CALL and not named and plain.isdisjoint(words.asking) and plain.isdisjoint(words.charged)


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
