"""Small words that are a title without its capitals: "who directed up", "did up win"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.question import Question
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from knowledge.names import Names

LONGEST = 3  # words of such a title


def titled(question: Question, lexicon: Lexicon, rules: Rules, names: Names, *, spoken: bool, named: bool) -> Iterator[str]:
    """The question with a title among its last words written as one, the longest first, then with one of its other small words.

    What asks or denies is none, nor what points to something `spoken` of, nor what nothing is asked of ("what about her").
    Where something is `named` already, words that say more than small ones do are none.
    """
    small = rules.words.glue
    leading = lexicon.sayings.leading(question)
    for first, last in _small(question, lexicon, rules, spoken=spoken):
        if named and not small.issuperset(question.plain[first:last]):
            continue
        if (first, last) != (leading, len(question.words)) and _is_name(question.plain[first:last], names):
            yield question.instead(first, last, question.typed(first, last).title())


def _small(question: Question, lexicon: Lexicon, rules: Rules, *, spoken: bool) -> Iterator[tuple[int, int]]:
    never = rules.words.asking | rules.words.charged
    points = {at for _, first, last in lexicon.sayings.pronouns(question) for at in range(first, last)} if spoken else set()
    begin = end = len(question.words)
    while begin > max(end - LONGEST, 1) and begin - 1 not in points and question.plain[begin - 1] not in never:
        begin -= 1
    yield from ((first, end) for first in range(begin, end))
    yield from ((at, at + 1) for at in range(1, end - 1) if at not in points and question.plain[at] in rules.words.glue - never)


def _is_name(words: tuple[str, ...], names: Names) -> bool:
    whole = (0, len(words))
    return any(span[:2] == whole for span in names.written(words, [False] * len(words), [True] * len(words)))
