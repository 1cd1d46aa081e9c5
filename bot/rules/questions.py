"""What can be asked: questions with what answers them, and what leans on the question before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.answers import Answer
from bot.rules.facts import Facts
from knowledge.patterns import Sequence, slots


@dataclass(frozen=True, slots=True)
class Example:
    """A question with what its reply must be or hold; `then` goes on in the thread of the one before, `help` ones are shown."""

    ask: str
    then: bool
    reply: str
    includes: tuple[str, ...]
    line: int
    help: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """The nearest thing known, told where the question itself finds nothing; as its answer, as a no to it, or only beside it."""

    facts: Facts
    answer: Answer
    reply: str
    answers: bool = True
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of question: how it is put, what makes it true, what is answered. `lines` are those of its questions."""

    name: str
    questions: tuple[Sequence, ...]
    facts: Facts
    answer: Answer
    reply: str
    no_answer: str
    no: str = ""
    also: Mapping[str, Facts] = field(default_factory=dict)
    instead: tuple[Instead, ...] = ()
    keeps: tuple[str, ...] = ()
    takes: str = ""
    only: str = ""
    groups: str = ""
    tells: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether several things named are held against each other, and one of them is the answer."""
        return self.answer.form in ("most", "fewest") or self.takes == "several"

    def wanted(self, pattern: Sequence) -> frozenset[str]:
        """The slots of a pattern that are what is answered, where another slot says more: "which films did she direct".

        Not so where what is named is compared: "who has more of them, A or B".
        """
        names = [slot.name for slot in slots(pattern)]
        told = len(names) > 1 and not self.compares
        counted = self.answer.of if self.answer.form == "count" else ""
        return frozenset(names) & {self.answer.name, counted} if told else frozenset()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that leans on the one before: with `asks`, it asks that question's facts for another of their names.

    With `ask`, it is the first of these whole questions of which the one before told all that stands in braces.
    """

    pattern: Sequence
    asks: str = ""
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Words that stand for a thing of a kind spoken of before, of which the facts hold.

    With `of`, the facts lead from what was spoken of, by that name, to what is meant: `answer` says which ("the year before").
    `place` counts in what was said in a row: 1 is the first of them, -1 the last. `several` words stand for all of what was said
    in a row, two or more or as many as they say, of which more may be said ("the 1977 one"), with an `answer` for the one that it
    chooses ("the oldest"), as `other` words for all but the one spoken of last. Where it is `sure` that the words stand for
    something, a question in which they stand for nothing is not answered. Where it is `doubted` of most that they may stand for
    it, and somebody of whom it is sure was spoken of before, they stand for nothing. Where they are not `led`, no word that leads
    to them stands before them.
    """

    kind: str
    pattern: Sequence
    facts: Facts
    of: str = ""
    answer: Answer | None = None
    place: int = 0
    several: int = 0
    other: bool = False
    sure: bool = False
    doubted: bool = False
    led: bool = True
