"""What each word of a question may be by itself, and what it costs to leave it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Sequence_
from typing import NamedTuple

from bot.question import Question
from bot.reading.words.capitals import lone_capitals, standing
from bot.reading.words.prices import Prices
from bot.reading.words.sayings import Sayings
from bot.reading.words.spelling import Spelling
from bot.rules.rules import Rules
from bot.rules.sieve import Sieve
from knowledge.names.numerals import as_counted
from knowledge.patterns import vocabulary
from knowledge.recent import Recent

REMEMBERED = 20_000  # words


class _Said(NamedTuple):
    """A word as it is said, and whether it is none of ours."""

    plain: str
    strange: bool


class _Entry(NamedTuple):
    """What a word is by itself, wherever it stands; the fields are those of `Prices`."""

    plain: str
    may_be: dict[str, float]
    left: float
    meant: str
    light: bool
    joins: bool
    leads: bool
    joined: bool
    strange: bool
    bits: int


class Pricing:
    """Looks the words of questions up; `used` are those of the patterns, which `sieve` numbers."""

    _drawn_out = re.compile(r"(\w)\1+")

    def __init__(self, rules: Rules, sayings: Sayings, used: frozenset[str], sieve: Sieve) -> None:
        self._rules = rules
        self._costs = rules.costs
        self._sayings = sayings
        self._used = used
        self._sieve = sieve
        self._small = rules.words.fillers | rules.words.glue | rules.words.asking
        self._numbers = rules.numbers.cardinals.keys() | rules.numbers.ordinals.keys()
        self._never_slips = self._small | self._numbers | rules.words.charged
        self._courteous = vocabulary(*rules.words.polite)
        self._all = used | self._small | self._courteous
        self._spelling = Spelling((word for word in self._all if len(word) >= 3), most_slips=2)
        self._spoken: Recent[str, _Said] = Recent(REMEMBERED)
        self._entries: Recent[tuple[str, bool], _Entry] = Recent(REMEMBERED)

    def price(self, question: Question, proper: Sequence_[bool] | None = None) -> Prices:
        """Look every word of a question up; `proper` are those written as names are, where that is known already."""
        large_ones = question.proper if proper is None else proper
        entries = [self._entry(word.plain, large) for word, large in zip(question.words, large_ones, strict=True)]
        plain = [entry.plain for entry in entries]
        found = [entry.may_be for entry in entries]
        left = [entry.left for entry in entries]
        said = self._said_politely(entries)
        for at in said:
            left[at] = min(left[at], self._costs["filler"])
        for at in self._within_names(entries, large_ones):
            left[at] = max(left[at], self._costs["known"])
        asides = question.between_marks
        for at in lone_capitals(question, large_ones, self._rules):
            left[at] = max(left[at], self._costs["known"])
        for at in _numerals(entries, asides):
            left[at] = max(left[at], self._costs["known"])
        for at in self._whether(plain, left, asides, said):
            left[at] = max(left[at], self._costs["whether"])
        self._cheapen_asides(asides, question, found, left)
        back = self._sayings.taken_back(question)
        left[:back] = [self._costs["filler"]] * back
        behind = {first for first, _ in asides if first}
        joined = [entry.joined for entry in entries]
        if joined[-1]:
            left[-1] = self._costs["charged"]  # the rest of the question is missing
        where: dict[str, list[tuple[int, float]]] = {}
        there = 0
        for at, entry in enumerate(entries):
            there |= entry.bits
            for word, price in entry.may_be.items():
                where.setdefault(word, []).append((at, price))
        return Prices(
            found,
            left,
            [entry.light for entry in entries],
            [entry.joins for entry in entries],
            [entry.leads for entry in entries],
            [False] * back + _strange(entries, said)[back:],
            self.stands(question),
            [False] * len(plain),
            [],
            joined,
            [joins or at in behind for at, joins in enumerate(joined)],
            where,
            there,
            [entry.bits for entry in entries],
            back,
        )

    def strange(self, question: Question, proper: Sequence_[bool]) -> list[bool]:
        """Which words of a question are none of ours, so that they may be names; `proper` are those written as names are."""
        spoken = self._spoken
        said = [spoken.get(word) or self._said(word) for word in question.plain]
        strange = [one.strange for one in said]
        if any(one.strange and one.plain in self._courteous for one in said):
            entries = [self._entry(word.plain, large) for word, large in zip(question.words, proper, strict=True)]
            strange = _strange(entries, self._said_politely(entries))
        back = self._sayings.taken_back(question)
        return [False] * back + strange[back:]

    def stands(self, question: Question) -> tuple[bool, ...]:
        """Which words of a question stand as names do, small ones too."""
        pronouns = [at for _, first, last in self._sayings.pronouns(question) for at in range(first, last)]
        return standing(question, pronouns, self._rules)

    def slip(self, word: str) -> float:
        """The price at which a word that is none of ours may be a slip of one of a pattern; nothing where it cannot be."""
        entry = self._entry(word, False)
        read = entry.strange and not entry.may_be.keys() <= self._rules.words.fillers
        return min(entry.may_be.values()) if read else 0.0

    def says_something(self, word: str) -> bool:
        """Whether a word says more than that the question leans on the one before."""
        return not self._sayings.leans(word) and self._entry(word, False).left > self.most_unread

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
        asking = any(not self._rules.words.asking.isdisjoint((word.plain, *self._may_be(word.plain))) for word in question.words)
        return asking or leaning and next(self._sayings.pronouns(question), None) is not None

    def _within_names(self, entries: Sequence_[_Entry], proper: Sequence_[bool]) -> Iterator[int]:
        """The idle words written as a name is, beside another that is none: of "Greetings Bait!" both are the name."""
        listed = self._rules.words
        idle = [entry.plain in listed.fillers for entry in entries]
        part = [large and not still for large, still in zip(proper, idle, strict=True)]
        for at, large in enumerate(proper):
            beside = True in part[max(at - 1, 0) : at + 2]
            if large and idle[at] and beside and entries[at].plain not in listed.titles:
                yield at

    def _said_politely(self, entries: Sequence_[_Entry]) -> set[int]:
        return self._sayings.polite([entry.meant for entry in entries])

    def _entry(self, typed: str, proper: bool) -> _Entry:
        """What there is to know of a word by itself, looked up once."""
        known = self._entries.recall((typed, proper))
        if known is not None:
            return known
        word, strange = self._said(typed)
        may_be = self._may_be(word)
        entry = _Entry(
            word,
            may_be,
            self._leaving(word, may_be, proper),
            self._meant(word, may_be),
            word in self._small,
            word in self._rules.words.joins,
            word in self._rules.words.leads and word not in self._rules.words.joins,
            word in self._rules.words.lists,
            strange,
            self._sieve.bits(may_be),
        )
        return self._entries.keep((typed, proper), entry)

    def _said(self, typed: str) -> _Said:
        """A word as it is said, looked up once; that is quick, unlike what it may be a slip of."""
        known = self._spoken.recall(typed)
        if known is None:
            word = self._short_of_breath(typed)
            ours = word in self._used or word in self._small or word in self._rules.words.charged
            known = self._spoken.keep(typed, _Said(word, not ours))
        return known

    def _short_of_breath(self, word: str) -> str:
        """A word drawn out ("soooo", "hii", "plzz") as it is when said shortly, where that is one of the small ones.

        Not "ii", which is a number.
        """
        said = self._drawn_out.sub(r"\1", word)
        drawn_out = word not in self._all and said in self._small and as_counted(word) == word
        return said if drawn_out else word

    def _whether(self, plain: list[str], left: list[float], asides: Sequence_[tuple[int, int]], said: set[int]) -> Iterator[int]:
        """The words that ask for a yes or a no: the first that says something, and a last one by itself ("…, yes?").

        "Could you" before what is asked is courtesy.
        """
        listed, speaking = self._rules.words.whether, self._rules.words.speaking
        courtesy = {at for at in said if at + 1 in said and plain[at + 1] in speaking}
        asks = (plain[at] in listed and at not in courtesy or price > self._costs["filler"] for at, price in enumerate(left))
        first = next((at for at, one in enumerate(asks) if one), None)
        alone = [last - 1 for first, last in asides[-1:] if last - first == 1 and len(asides) > 1]
        yield from (at for at in (first, *alone) if at is not None and plain[at] in listed)

    def _may_be(self, word: str) -> dict[str, float]:
        if word in self._used:
            return {word: 0.0}
        if word in self._never_slips or word in self._courteous or len(word) < 3 or word.isdecimal():
            return {}
        return self._near(word)

    def _near(self, word: str) -> dict[str, float]:
        """Words of ours within a slip: one edit, two in long words that begin alike; a word of three may lack a later letter."""
        return {
            found: self._costs["slip"] * distance
            for found, distance in self._spelling.near(word, 2 if len(word) >= 8 else 1)
            if distance
            and len(found) >= 4
            and (found[0] == word[0] or distance == 1 and len(word) >= 4)
            and (len(word) >= 4 or len(found) == 4)
        }

    def _misspells_glue(self, word: str) -> bool:
        """Whether a short word of nobody's is a slip of a small word of three letters ("teh")."""
        glue = self._rules.words.glue
        return any(len(found) == 3 and found in glue for found, _ in self._spelling.near(word, 1))

    def _cheapen_asides(
        self, asides: Sequence_[tuple[int, int]], question: Question, found: list[dict[str, float]], left: list[float]
    ) -> None:
        """Between marks of punctuation, pleasantries and words that no pattern uses are an aside ("sorry to bother you, but")."""
        for first, last in asides if len(asides) > 1 else ():
            words = range(first, last)
            polite = any(question.words[at].plain in self._rules.words.fillers for at in words)
            if polite and all(self._idle(question.words[at].plain, found[at], left[at]) for at in words):
                for at in words:
                    left[at] = min(left[at], self._costs["glue"])

    def _idle(self, word: str, may_be: Mapping[str, float], left: float) -> bool:
        asks = any(price == 0 for price in may_be.values()) and word not in self._small
        return not asks and not any(char.isdigit() for char in word) and left < self._costs["charged"]

    def _meant(self, word: str, may_be: Mapping[str, float]) -> str:
        """A word of ours as it is, a slip of one as that one, any other as it is."""
        return word if not may_be or word in may_be or word in self._courteous else min(may_be, key=lambda near: may_be[near])

    def _leaving(self, word: str, may_be: Mapping[str, float], proper: bool) -> float:
        """The price of leaving a word out; one with a capital is rather part of a name than a small word misspelt."""
        listed = self._rules.words
        if word in listed.charged:
            return self._costs["charged"]
        if word in listed.fillers:
            return self._costs["filler"]
        if word in listed.asking:
            return self._costs["asking"]
        if word in listed.glue:
            return self._costs["glue"]
        if not proper and word not in self._courteous and any(near in self._small for near in may_be):
            return self._costs["glue"] + 2 * min(may_be.values())
        if not proper and not may_be and len(word) < 4 and self._misspells_glue(word):
            return self._costs["glue"] + 2 * self._costs["slip"]
        return self._costs["known"] if may_be else self._costs["unknown"]


def _numerals(entries: Sequence_[_Entry], asides: Sequence_[tuple[int, int]]) -> Iterator[int]:
    """The letters that end a stretch behind a word that is none of ours: "Star Wars I" is not "who, I"."""
    for first, last in asides:
        if last - first > 1 and len(entries[last - 1].plain) == 1 and entries[last - 2].strange:
            yield last - 1


def _strange(entries: Sequence_[_Entry], said: set[int]) -> list[bool]:
    """Which words may be names; one that only misspells a word `said` politely may."""
    return [entry.strange and (at not in said or entry.meant != entry.plain) for at, entry in enumerate(entries)]
