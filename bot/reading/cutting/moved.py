"""A question whose words stand apart from where they belong, put together: "the man who …, what did he win?"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.question import Question
from bot.reading.words.sayings import Sayings
from bot.rules.questions import Pronoun
from bot.rules.rules import Rules

_SENTENCE = re.compile(r"[.?!;]\s+\w\w")  # the end of one and the beginning of another, but not behind an initial
MOST_BETWEEN = 2  # words between a thing and the clause that tells which: "the film [released] that won …"


def resumed(question: Question, sayings: Sayings, rules: Rules) -> Iterator[tuple[str, str]]:
    """The text with what opens it in the place of the word behind a mark that stands for it, and what is left out between.

    "The director of Joram, did he win?" is asked of the director of Joram; a clause between two marks may be left out.
    """
    parts = question.between_marks
    if _SENTENCE.search(question.text) or question.plain[0] in rules.words.asking:
        return  # "what about X, did she win?" asks more than one thing
    said = [one for one in sayings.pronouns(question) if _is_alone(*one)]
    for _, end in parts[:-1]:
        first = next((first for _, first, _ in said if first >= end), None)
        if first is None:
            return
        for opening in dict.fromkeys((end, parts[0][1])):
            name = question.typed(0, opening)
            left = question.typed(opening, end)
            yield _with(question, end, first, name), left
            if question.plain[first] in rules.clues.words.get("owns", ()):
                yield _with(question, end, first, f"{name}'s"), left


def _is_alone(pronoun: Pronoun, first: int, last: int) -> bool:
    """Whether one word stands for one thing."""
    return last - first == 1 and not (pronoun.of or pronoun.several or pronoun.place)


def _with(question: Question, begin: int, at: int, name: str) -> str:
    """The text from the word `begin` on with a name in the place of the word `at`."""
    return f"{question.typed(begin, at)} {name}{question.text[question.words[at].end :]}".lstrip()


def reunited(question: Question, heads: Collection[int], joins: frozenset[str]) -> Iterator[str]:
    """The text with a clause right behind what it tells of: "who is the film about that won …"; `heads` are where words for
    kinds of things end.
    """
    plain = question.plain
    for at in range(2, len(plain) - 1):
        for first in range(max(at - MOST_BETWEEN, 1), at) if plain[at] in joins else ():
            if first in heads and joins.isdisjoint(plain[first:at]):
                yield f"{question.typed(0, first)} {question.typed(at, len(plain))} {question.typed(first, at)}"
