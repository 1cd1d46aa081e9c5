"""Phrases of the rules that may be said anywhere in a question: of something spoken of, of today, of courtesy, taking back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.question import Question
from bot.rules.phrases import Phrases
from bot.rules.questions import Pronoun
from bot.rules.rules import Rules
from knowledge.patterns import vocabulary


class Sayings:
    """The phrases of one set of rules, each found with the words [first, last) that say it."""

    def __init__(self, rules: Rules) -> None:
        self._pronouns = Phrases((pronoun.pattern, pronoun) for pronoun in rules.pronouns)
        self._again = Phrases((one.pattern, one.asks) for one in rules.follow_ups if one.asks)
        self._in_full = Phrases((one.pattern, one.ask) for one in rules.follow_ups if one.ask)
        around = [one.pattern for one in rules.follow_ups if not (one.asks or one.ask)]
        self._leaning = vocabulary(*around)
        self._leads = Phrases((pattern, "") for pattern in around)
        leaning = [*(one.pattern for one in rules.follow_ups), *(pronoun.pattern for pronoun in rules.pronouns)]
        self.words = vocabulary(*leaning)  # of messages that lean on others
        self._corrects = Phrases((pattern, "") for pattern in rules.words.corrects)
        self._checks = Phrases((pattern, "") for pattern in rules.words.checks)
        self._now = Phrases((pattern, (kind.name, off)) for kind in rules.kinds.values() for pattern, off in kind.now)
        self._bars = Phrases((pattern, "") for pattern in rules.clues.bars)
        self._polite = Phrases((pattern, "") for pattern in rules.words.polite)

    def pronouns(self, question: Question) -> Iterator[tuple[Pronoun, int, int]]:
        """Words that may stand for something spoken of, and their span."""
        return self._pronouns.within(question.plain)

    def asked_again(self, question: Question) -> Iterator[tuple[str, int, int]]:
        """The names that a question asks of the facts before, and their span."""
        return self._again.within(question.plain)

    def in_full(self, question: Question) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The whole questions that words of a question may stand for, with what the one before told in braces, and their span."""
        return self._in_full.within(question.plain)

    def corrections(self, question: Question) -> Iterator[tuple[int, int]]:
        """The words [first, last) that take back what was said before them."""
        return ((first, last) for _, first, last in self._corrects.within(question.plain))

    def checks(self, question: Question) -> Iterator[tuple[int, int]]:
        """The words [first, last) that only ask whether what was said before them is so."""
        return ((first, last) for _, first, last in self._checks.within(question.plain))

    def taken_back(self, question: Question) -> int:
        """How many words at the beginning take back what was said before; one alone only with a mark behind it."""
        apart = {last for _, last in question.between_marks}
        found = [last for _, last in self._corrects.beginning(question.plain) if last > 1 or last in apart]
        return max((last for last in found if last < len(question.words)), default=0)

    def now(self, question: Question) -> Iterator[tuple[str, int, int, int]]:
        """Words for a number by today's date: its kind, how far off it is, and the words [first, last)."""
        for (kind, off), first, last in self._now.within(question.plain):
            yield kind, off, first, last

    def barred(self, plain: Sequence[str]) -> list[tuple[int, int]]:
        """The words [first, last) that say that clues alone do not tell what is asked for ("how many", "the sequel")."""
        return [(first, last) for _, first, last in self._bars.within(plain)]

    def leading(self, question: Question) -> int:
        """How many words at the beginning only say that the question leans on the one before: "what about …"."""
        found = (last for _, last in self._leads.beginning(question.plain) if 1 < last < len(question.words))
        return max(found, default=0)

    def leans(self, word: str) -> bool:
        """Whether a word only says that the question leans on the one before."""
        return word in self._leaning

    def polite(self, words: Sequence[str]) -> set[int]:
        """The positions of the words of polite phrases."""
        return {at for _, first, last in self._polite.within(words) for at in range(first, last)}
