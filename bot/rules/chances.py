"""How often each word stands in the questions of an intent, worked out from its patterns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

Shares = Mapping[str, float]  # of the ways to say something, by word: in which share of them it stands


class Chances:
    """The words of each intent. Every way to say a pattern is as likely as any other at each of its forks."""

    def __init__(self, rules: Rules) -> None:
        self._heads = {one.kind: one.pattern for one in reversed(rules.descriptions) if one.place == "head"}
        self._known: dict[int, Shares] = {}
        self.of = {intent.name: self._of_intent(intent) for intent in rules.intents.values()}
        total: dict[str, float] = defaultdict(float)
        for shares in self.of.values():
            for word, share in shares.items():
                total[word] += share
        self.anywhere: Shares = {word: share / len(self.of) for word, share in total.items()}

    def _of_intent(self, intent: Intent) -> Shares:
        total: dict[str, float] = defaultdict(float)
        for pattern in intent.questions:
            wanted = intent.wanted(pattern)
            heads = [
                self._shares(self._heads[part.kind])
                for part in _slots(pattern)
                if part.name in wanted and part.kind in self._heads
            ]
            for word, share in _all_of([self._shares(pattern), *heads]).items():
                total[word] += share / len(intent.questions)
        return dict(total)

    def _shares(self, pattern: Pattern) -> Shares:
        if id(pattern) not in self._known:  # phrases are shared by many patterns, which keep them
            self._known[id(pattern)] = self._worked_out(pattern)
        return self._known[id(pattern)]

    def _worked_out(self, pattern: Pattern) -> Shares:
        match pattern:
            case Word(text):
                return {text: 1.0}
            case Slot():
                return {}
            case Maybe(part):
                return {word: share / 2 for word, share in self._shares(part).items()}
            case Choice(options):
                found: dict[str, float] = defaultdict(float)
                for option in options:
                    for word, share in self._shares(option).items():
                        found[word] += share / len(options)
                return dict(found)
            case Sequence(parts):
                return _all_of([self._shares(part) for part in parts])


def _all_of(parts: list[Shares]) -> Shares:
    """The shares of what is said one after the other."""
    found: dict[str, float] = {}
    for shares in parts:
        for word, share in shares.items():
            found[word] = 1 - (1 - found.get(word, 0.0)) * (1 - share)
    return found


def _slots(pattern: Sequence) -> list[Slot]:
    return [part for part in pattern.parts if isinstance(part, Slot)]
