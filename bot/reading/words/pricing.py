"""What each word of a question may be, and what it costs to leave it out: by itself, and by the words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.question import Question
from bot.reading.words.capitals import lone_capitals, standing
from bot.reading.words.context import asides, asked_beside, numerals, questioning, within_names
from bot.reading.words.dictionary import Dictionary, Entry
from bot.reading.words.prices import Prices
from bot.reading.words.sayings import Sayings
from bot.rules.rules import Rules
from bot.rules.sieve import Sieve


class Pricing:
    """Prices the words of questions; `used` are those of the patterns, which `sieve` numbers."""

    def __init__(self, rules: Rules, sayings: Sayings, used: frozenset[str], sieve: Sieve) -> None:
        self._rules = rules
        self._costs = rules.costs
        self._sayings = sayings
        self._words = Dictionary(rules, used, sieve)

    def price(self, question: Question, proper: Sequence[bool] | None = None) -> Prices:
        """Look every word of a question up; `proper` are those written as names are, where that is known already."""
        large = question.proper if proper is None else proper
        entries = self._entries(question, large)
        polite = self._said_politely(entries)
        back = self._sayings.taken_back(question)
        left = self._left(question, entries, large, polite, back)
        behind = {first for first, _ in question.between_marks if first}
        joined = [entry.joined for entry in entries]
        where: dict[str, list[tuple[int, float]]] = {}
        there = 0
        for at, entry in enumerate(entries):
            there |= entry.bits
            for word, price in entry.may_be.items():
                where.setdefault(word, []).append((at, price))
        return Prices(
            words=[entry.may_be for entry in entries],
            left=left,
            light=[entry.light for entry in entries],
            joins=[entry.joins for entry in entries],
            leads=[entry.leads for entry in entries],
            strange=[False] * back + _strange(entries, polite)[back:],
            stands=self.stands(question),
            named=[False] * len(entries),
            sure=[],
            joined=joined,
            lists=[joins or at in behind for at, joins in enumerate(joined)],
            where=where,
            there=there,
            bits=[entry.bits for entry in entries],
            back=back,
        )

    def _entries(self, question: Question, proper: Sequence[bool]) -> list[Entry]:
        return [self._words.entry(word.plain, large) for word, large in zip(question.words, proper, strict=True)]

    def _left(
        self, question: Question, entries: Sequence[Entry], proper: Sequence[bool], polite: set[int], back: int
    ) -> list[float]:
        """What it costs to leave each word out, as the words beside it have it; the first ones only take something `back`."""
        costs, stretches = self._costs, question.between_marks
        left = [entry.left for entry in entries]
        for at in polite:
            left[at] = min(left[at], costs["filler"])
        for at in within_names(entries, proper, self._rules.words):
            left[at] = max(left[at], costs["known"])
        for at in lone_capitals(question, proper, self._rules):
            left[at] = max(left[at], costs["known"])
        for at in numerals(entries, stretches):
            left[at] = max(left[at], costs["known"])
        for at in questioning(entries, left, stretches, polite, self._rules):
            left[at] = max(left[at], costs["whether"])
        for at in asked_beside(entries, self._rules.words):
            left[at] = costs["charged"]
        for at in asides(question, entries, left, self._rules):
            left[at] = min(left[at], costs["glue"])
        left[:back] = [costs["filler"]] * back
        if entries[-1].joined:
            left[-1] = costs["charged"]  # the rest of the question is missing
        return left

    def strange(self, question: Question, proper: Sequence[bool]) -> list[bool]:
        """Which words of a question are none of ours, so that they may be names; `proper` are those written as names are."""
        said = self._words.all_said(question.plain)
        strange = [one.strange for one in said]
        if any(one.strange and one.plain in self._words.courteous for one in said):
            entries = self._entries(question, proper)
            strange = _strange(entries, self._said_politely(entries))
        back = self._sayings.taken_back(question)
        return [False] * back + strange[back:]

    def stands(self, question: Question) -> tuple[bool, ...]:
        """Which words of a question stand as names do, small ones too."""
        pronouns = [at for _, first, last in self._sayings.pronouns(question) for at in range(first, last)]
        return standing(question, pronouns, self._rules)

    def slip(self, word: str) -> float:
        """The price at which a word that is none of ours may be a slip of one of a pattern; nothing where it cannot be."""
        entry = self._words.entry(word, False)
        read = entry.strange and not entry.may_be.keys() <= self._rules.words.fillers
        return min(entry.may_be.values()) if read else 0.0

    def says_something(self, word: str) -> bool:
        """Whether a word says more than that the question leans on the one before."""
        return not self._sayings.leans(word) and self._words.entry(word, False).left > self.most_unread

    @property
    def leaning_gain(self) -> float:
        """How much likelier a fragment is a follow-up where a word says so ("and", "what about")."""
        return 2 * self._costs["thread"]

    @property
    def most_unread(self) -> float:
        """What may be left unread of a fragment: less than any word that says something."""
        return min(self._costs["known"], self._costs["unknown"], self._costs["asking"]) / 2

    def asks(self, question: Question, *, leaning: bool) -> bool:
        """Whether a word of a question asks or, where `leaning` is enough, stands for something spoken of."""
        words = self._rules.words.asking
        asking = any(not words.isdisjoint((plain, *self._words.may_be(plain))) for plain in question.plain)
        return asking or leaning and next(self._sayings.pronouns(question), None) is not None

    def _said_politely(self, entries: Sequence[Entry]) -> set[int]:
        return self._sayings.polite([entry.meant for entry in entries])


def _strange(entries: Sequence[Entry], polite: set[int]) -> list[bool]:
    """Which words may be names; one that only misspells a word said politely may."""
    return [entry.strange and (at not in polite or entry.meant != entry.plain) for at, entry in enumerate(entries)]
