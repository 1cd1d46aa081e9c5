"""A message may ask more than one thing, tell something before it asks, or list what to choose from: it is cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.words.prices import Prices
from bot.reading.words.sayings import Sayings
from bot.rules.rules import Rules, Words

SHORTEST = 3  # words of a part; fewer are rather a name with a joining word in it
_ENDS = re.compile(r"[.?!;:\n]+\s+")
_ASKED = re.compile(r"[?]+\s+(?=\w)")
_COMMA = re.compile(r"(?:,|\s[-–—])\s+")


def sentences(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each end of a sentence."""
    for place in _ENDS.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def questions(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each question mark within it."""
    for place in _ASKED.finditer(question.text):
        yield question.text[: place.end()].rstrip(), question.text[place.end() :]


def stretches(question: Question) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each comma or dash."""
    for place in _COMMA.finditer(question.text):
        yield question.text[: place.start()], question.text[place.end() :]


def joined(question: Question, joins: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The text in two parts, at each joining word."""
    for at, word in enumerate(question.words):
        if word.plain in joins and 0 < at < len(question.words) - 1:
            yield question.text[: word.start].rstrip(" ,"), question.text[word.end :].lstrip()


def of_one_thing(question: Question, items: Sequence[Item], prices: Prices, words: Words) -> Iterator[tuple[str, str]]:
    """Two questions that share what they are asked of, at each joining word before it: "who directed and who wrote 12 Bells"."""
    first = min((item.start for item in items if not item.pronoun), default=0)
    for at in range(1, first - 1):
        if question.words[at].plain not in words.lists:
            continue
        shared = first
        while shared > at + 2 and prices.light[shared - 1]:
            shared -= 1
        tail, second = question.typed(shared, len(question.words)), question.typed(at + 1, len(question.words))
        asks = "" if question.words[at + 1].plain in words.asking else question.typed(0, 1)
        one = f"{question.typed(0, at)} {tail}"
        yield one, second
        if asks and question.words[0].plain in words.asking:
            yield one, f"{asks} {second}"


def of_one_end(question: Question, told: Sequence[Item], prices: Prices, words: Words) -> Iterator[tuple[str, str]]:
    """Two questions of which only the second ends with one of the items `told`: the first is given that end too."""
    end = len(question.words)
    begin = min((item.start for item in told if item.end == end and not item.pronoun), default=end)
    for at in range(1, begin - 1):
        asks = question.words[at].plain in words.lists and question.words[at + 1].plain in words.asking
        if asks and begin < end and all(item.start > at for item in told):
            shared = begin
            while shared > at + 2 and prices.light[shared - 1]:
                shared -= 1
            yield f"{question.typed(0, at)} {question.typed(shared, end)}", question.typed(at + 1, end)


def without_options(question: Question, items: Sequence[Item], prices: Prices, rules: Rules) -> Iterator[str]:
    """The text before a list of things to choose from ("which of these won: Joram, Dunki or Faraaz?").

    `items` are the things named, in order; a list is two or more of one kind at the end, joined by marks or joining words. Years
    and what else is not named are no list to choose from but conditions. One thing behind a mark is a guess at what is asked for
    ("who won best actor, Ranbir?"), unless it tells which is meant, as an award does.
    """
    end, listed = len(question.words), 0
    plain, guesses = question.plain, {first for first, _ in question.between_marks[1:]}

    def says_little(first: int, last: int) -> bool:
        little = all(prices.light[at] or prices.left[at] <= rules.costs["glue"] for at in range(first, last))
        return little and rules.words.asking.isdisjoint(plain[first:last])

    for at in range(len(items) - 1, -1, -1):
        if (
            not isinstance(items[at].meaning, Named)
            or items[at].kind != items[-1].kind
            or not all(prices.light[items[at].end : end])
        ):
            return
        if listed and not any(prices.lists[items[at].end : end + 1]):
            return
        end, listed = items[at].start, listed + 1
        begin = max((first for first in guesses if first <= end and says_little(first, end)), default=0)  # "…, i say X"
        guessed = begin and items[at].kind not in rules.clues.needs and not rules.words.asking.isdisjoint(plain[:begin])
        if (listed > 1 or guessed) and end >= SHORTEST:
            yield question.typed(0, begin if guessed else end)


def names_apart(seeds: Sequence[Item], surest: float) -> list[Item]:
    """The names as they stand, the last ones first, each as long as it can be: beside a mark a year is no part of the film."""
    sure = [seed for seed in seeds if isinstance(seed.meaning, Named) and seed.cost < surest]
    found: list[Item] = []
    for seed in sorted(sure, key=lambda seed: (-seed.end, seed.start, seed.cost)):
        if not found or seed.end <= found[-1].start:
            found.append(seed)
    return found[::-1]


def without_circumstances(question: Question, items: Sequence[Item], prices: Prices, words: Words) -> Iterator[tuple[str, str]]:
    """The text before a clause that tells only the circumstances, and that clause; it names nothing and asks nothing."""
    for at, word in enumerate(question.words):
        named = any(item.start >= at and any(prices.strange[item.start : item.end]) for item in items if not item.pronoun)
        asks = not words.whether.isdisjoint(question.plain[at + 1 : at + 2])  # "when was she born"
        if word.plain in words.circumstances and at >= SHORTEST and not named and not asks:
            yield question.typed(0, at), question.typed(at, len(question.words))


def corrections(question: Question, sayings: Sayings, joins: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The text before and behind words that take back what was said; one alone opens, or stands apart ("or no, …")."""
    opens, ends = zip(*question.between_marks, strict=True)
    for first, last in sayings.corrections(question):
        apart = last in ends and (first in opens or question.words[first - 1].plain in joins)
        if last < len(question.words) and (not first or last - first > 1 or apart):
            yield question.text[: question.words[first].start].rstrip(" ,.…"), question.text[question.words[last].start :]


def clauses(question: Question, joins: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The text in two parts of a few words each, at each joining word."""
    for one, other in joined(question, joins):
        if min(len(one.split()), len(other.split())) >= SHORTEST:
            yield one, other
