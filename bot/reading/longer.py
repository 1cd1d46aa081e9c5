"""Titles that may be a part of a longer one, of which nobody knows: "A Night in Casablanca" is not *Casablanca*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.question import Question
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import words

SURE = ("exact", "spacing", "accents")  # how a title is found that is written as it is
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
    plain, price = question.plain, rules.costs["beyond"]
    begins = {start for start, _ in question.between_marks if start and plain[start - 1] not in rules.words.titles}  # "Mr. Mom"
    large = [capital and not question.typed(at, at + 1).isupper() for at, capital in enumerate(question.proper)]
    behind = last < len(plain) and last not in begins
    before = first > 0 and first not in begins and _belongs_before(plain, first, last, large, begins, found, rules)
    return Beyond(price * before, price * (behind and large[last]), price * (behind and plain[last] in SEQUELS))


def _belongs_before(
    plain: Sequence[str],
    first: int,
    last: int,
    large: Sequence[bool],
    begins: set[int],
    found: Sequence[Candidate],
    rules: Rules,
) -> bool:
    """Whether the word before a title may belong to a longer one.

    So may one with a capital, be it behind a small word. Before what is but like a title any word may that the title lacks:
    "the new girlfriend" is no *Half Girlfriend*.
    """
    word = plain[first - 1]
    if not all(one.how in SURE for one in found):
        return not any((word, plain[first]) in pairwise(words(one.matched)) for one in found)
    joins, leads = word in rules.words.joins, word in rules.words.leads
    if last - first == 1 and (leads and not joins or word in rules.words.titles):
        return True
    return large[first - 1] and not joins or (joins or leads) and first > 1 and first - 1 not in begins and large[first - 2]
