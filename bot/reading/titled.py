"""Small words that are a title without its capitals: "who directed up"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.question import Question
from bot.reading.sayings import Sayings
from bot.rules.rules import Rules

LONGEST = 3  # words of such a title


def titled(question: Question, sayings: Sayings, rules: Rules) -> Iterator[str]:
    """The question with its last words written as a title, the longest first; what asks, denies or points is none."""
    never = rules.words.asking | rules.words.charged
    spoken = {at for _, first, last in sayings.pronouns(question) for at in range(first, last)}
    end = len(question.words)
    begin = end
    while begin > max(end - LONGEST, 1) and begin - 1 not in spoken and question.plain[begin - 1] not in never:
        begin -= 1
    for first in range(begin, end):
        yield question.instead(first, end, question.typed(first, end).title())
