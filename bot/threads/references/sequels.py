"""The rest of a name that begins as what was spoken of is called: "and part III?" after The Godfather."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.rules.rules import Rules
from bot.threads.thread import Thread
from knowledge.names import Candidate, Names
from knowledge.names.numerals import as_roman
from knowledge.words import words

LONGEST = 4  # words of such a rest
Whole = tuple[str, ...]  # words


def sequels(question: Question, thread: Thread, rules: Rules, store: sqlite3.Connection, names: Names) -> Iterator[Item]:
    """Items for the words that end a question and with the name of one thing spoken of are the name of another."""
    for kind in dict.fromkeys(pronoun.kind for pronoun in rules.pronouns) if thread.question else ():
        if rules.schema.kinds[kind].many:
            continue
        singles = [one for _, one in thread.spoken_of((kind,), store) if len(one.things) == 1]
        wholes = [[*_wholes(question, one)] for one in singles]
        called = names.called({whole for every in wholes for _, whole in every})
        found = (_continued(question, one, every, called) for one, every in zip(singles, wholes, strict=True))
        if meaning := next((one for one in found if one), None):
            yield Item(kind, meaning.first, meaning.last, rules.costs["thread"], meaning)


def _wholes(question: Question, spoken: Named) -> Iterator[tuple[int, Whole]]:
    """The name of what was spoken of with the last words of a question behind it, and where those begin."""
    plain, name = question.plain, words(spoken.things[0].name)
    for first in range(max(len(plain) - LONGEST, 0), len(plain)):
        rest = plain[first:]
        for said in dict.fromkeys((rest, tuple(map(as_roman, rest)))):
            yield first, (*name, *said)


def _continued(
    question: Question, spoken: Named, wholes: Iterable[tuple[int, Whole]], called: Mapping[Whole, Sequence[Candidate]]
) -> Named | None:
    """The one thing of the same kind whose name is that of what was spoken of and the last words of a question."""
    for first, whole in wholes:
        things = tuple(one for one in called.get(whole, ()) if one.kind == spoken.kind and (*words(one.matched),) == whole)
        if len(things) == 1 and things[0].label != spoken.things[0].label:
            return Named(spoken.kind, things, first=first, last=len(question.plain))
    return None
