"""A message may hold more than one question, or one among other things: the ways to cut it, each as what is then asked.

How a text is cut is told in clauses.py; which of the cuts is the right one shows when its parts have answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.question import Question
from bot.reading.cutting.claimed import claimed
from bot.reading.cutting.clauses import (
    clauses,
    corrections,
    joined,
    names_apart,
    of_one_end,
    of_one_thing,
    questions,
    sentences,
    stretches,
    without_circumstances,
    without_options,
)
from bot.reading.cutting.denied import denied
from bot.reading.cutting.marked import marked
from bot.reading.cutting.moved import resumed, reunited
from bot.reading.cutting.said_around import without_asides
from bot.reading.meanings.item import Item
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules

Read = Callable[[str], Question | Unclear]

_YEAR = re.compile(r"\b\d{4}\b")  # what is told of a year is a condition


@dataclass(frozen=True, slots=True)
class Cut:
    """A message cut: the one or two questions `asked`, what was `told` before them, and what is `left` out and must be said.

    `before` is a question that was taken back: what takes its place may be a part of it. A `core` is what remains without
    what was said around it; it may be cut further. What is `denied`, by kind and label, is no part of the answer. What was told
    may be a `condition` of what is asked ("in the year of her Oscar, who …"): the answer must then tell of it. The first of two
    questions that a mark `parted` may only lead to the second.
    """

    asked: tuple[str, ...]
    told: str = ""
    before: str = ""
    left: str = ""
    core: bool = False
    denied: frozenset[tuple[str, str]] = frozenset()
    condition: bool = False
    parted: bool = False


def between_questions(question: Question) -> Iterator[Cut]:
    """The message in two questions, at each question mark within it."""
    return (Cut(parts) for parts in questions(question))


def cuts(
    spots: Spots,
    items: Sequence[Item],
    rules: Rules,
    lexicon: Lexicon,
    read: Read,
    *,
    closing: Sequence[Item] = (),
    heads: Collection[int] = (),
    core: bool = False,
) -> Iterator[Cut]:
    """The ways to cut a message that is not one question, the likeliest first; `items` are the things it names, in order.

    One of `closing` may close two questions; `heads` are where words for kinds of things end.
    A `core` has nothing said around it any more.
    """
    question, prices = spots.question, spots.prices
    for before, asked in corrections(question, lexicon.sayings, rules.words.lists):
        yield Cut((asked,), before=before)
    for without in denied(spots, rules):
        yield Cut((without.asked,), left=without.left, core=True, denied=without.things)
    for asked, told, left in marked(question, rules.words, lexicon.sayings, rules.clues.words["denies"]):
        yield Cut((asked,), told=told, left=left, core=True)
    for asked, told in claimed(question, items, prices, lexicon.sayings, rules):
        yield Cut((asked,), told=told, core=True)
    if not core:
        for asked, left in without_asides(question, items, prices, rules):
            yield Cut((asked,), left=left, core=True)
    for parts in of_one_end(question, closing, prices, rules.words):
        yield Cut(parts)
    for parts in sentences(question):
        yield Cut(parts, parted=True)
    for parts in clauses(question, rules.words.lists):
        yield Cut(parts)
    for parts in of_one_thing(question, items, prices, rules.words):
        yield Cut(parts)
    apart = names_apart(spots.seeds, rules.costs["slip"])
    for asked in dict.fromkeys(
        (*without_options(question, items, prices, rules), *without_options(question, apart, prices, rules))
    ):
        yield Cut((asked,))
    for asked, left in without_circumstances(question, items, prices, rules.words):
        if not _leads_back(left, lexicon, read):
            yield Cut((asked,), left=left)
    for asked, left in resumed(question, lexicon.sayings, rules):
        yield Cut((asked,), left=left)
    for told, asked in (*sentences(question), *stretches(question)):
        if _leaves_out(told, rules, read):
            continue
        if _asks(asked, lexicon, read, leaning=True) and not _asks(told, lexicon, read, leaning=False):
            leads = prices.leads[0] and question.text.startswith(f"{told},")
            yield Cut((asked,), told=told, condition=leads or _YEAR.search(told) is not None)
    parted = list(stretches(question))
    for told, asked in (*parted, *joined(question, rules.words.lists)):  # "the best picture of 1998 and its director"
        if _leans(asked, lexicon, read) and _asks(asked, lexicon, read, leaning=True):
            yield Cut((told, asked), parted=(told, asked) in parted)
    for asked in reunited(question, heads, rules.words.joins):
        yield Cut((asked,))


def _leaves_out(text: str, rules: Rules, read: Read) -> bool:
    """Whether a text begins with what asks for others than it names: "apart from Paper Moths, …" is a condition."""
    question = read(text)
    return isinstance(question, Question) and question.plain[0] in rules.words.others


def _leans(text: str, lexicon: Lexicon, read: Read) -> bool:
    """Whether a text says something by what was spoken of."""
    question = read(text)
    return isinstance(question, Question) and next(iter(lexicon.sayings.pronouns(question)), None) is not None


def _leads_back(text: str, lexicon: Lexicon, read: Read) -> bool:
    """Whether a text tells something by what was spoken of: "after that"."""
    question = read(text)
    said = lexicon.sayings.pronouns(question) if isinstance(question, Question) else ()
    return any(pronoun.of and pronoun.sure for pronoun, _, _ in said)


def _asks(text: str, lexicon: Lexicon, read: Read, *, leaning: bool) -> bool:
    question = read(text)
    return isinstance(question, Question) and lexicon.pricing.asks(question, leaning=leaning)
