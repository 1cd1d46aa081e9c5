"""Titles that may be a part of a longer one, of which nobody knows: "A Night in Casablanca" is not *Casablanca*."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.question import Question
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import words

SURE = frozenset(("exact", "spacing", "accents"))  # how a title is found that is written as it is
SEQUELS = ("2", "3", "4", "5")


class Beyond(NamedTuple):
    """What a title costs beside what may belong to a longer one: leaving the word before it unread, or the one behind it; and
    `at_once`, whatever reads it.
    """

    before: float
    after: float
    at_once: float


SHORT = Beyond(0.0, 0.0, 0.0)


def beyond(question: Question, first: int, last: int, found: Sequence[Candidate], rules: Rules) -> Beyond:
    """What the words beside a title, the words [first, last), may add to it; `found` are the things so called."""
    plain, price, apart = question.plain, rules.costs["beyond"], _begin(question, rules)
    behind = last < len(plain) and last not in apart
    before = first > 0 and first not in apart and _belongs_before(question, first, last, apart, found, rules)
    if not (before or behind):
        return SHORT
    after = behind and _is_large(question, last)
    return Beyond(price * before, price * after, price * (behind and plain[last] in SEQUELS))


def _begin(question: Question, rules: Rules) -> Collection[int]:
    """The words that begin a stretch of their own behind a mark: not so the one behind a title ("Mr. Mom")."""
    parts = question.between_marks
    return [start for start, _ in parts[1:] if question.plain[start - 1] not in rules.words.titles] if len(parts) > 1 else ()


def _is_large(question: Question, at: int) -> bool:
    """Whether a word is written as a name is, not in capitals."""
    return question.proper[at] and not question.typed(at, at + 1).isupper()


def _belongs_before(
    question: Question, first: int, last: int, apart: Collection[int], found: Sequence[Candidate], rules: Rules
) -> bool:
    """Whether the word before a title may belong to a longer one.

    So may one with a capital, be it behind a small word. Before what is but like a title any word may that the title lacks:
    "the new girlfriend" is no *Half Girlfriend*.
    """
    plain = question.plain
    word = plain[first - 1]
    if not SURE.issuperset([one.how for one in found]):
        return not any((word, plain[first]) in pairwise(words(one.matched)) for one in found)
    joins, leads = word in rules.words.joins, word in rules.words.leads
    if last - first == 1 and (leads and not joins or word in rules.words.titles):
        return True
    if _is_large(question, first - 1) and not joins:
        return True
    return (joins or leads) and first > 1 and first - 1 not in apart and _is_large(question, first - 2)
