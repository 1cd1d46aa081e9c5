"""What each word is by itself, wherever it stands, and what it costs to leave it out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.reading.words.spelling import Spelling
from bot.rules.rules import Rules
from bot.rules.sieve import Sieve
from knowledge.names.numerals import as_counted
from knowledge.patterns import vocabulary
from knowledge.recent import Recent

REMEMBERED = 20_000  # words


class Said(NamedTuple):
    """A word as it is said, and whether it is none of ours."""

    plain: str
    strange: bool


class Entry(NamedTuple):
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


class Dictionary:
    """Looks words up; `used` are those of the patterns, which `sieve` numbers. What was looked up is remembered."""

    _drawn_out = re.compile(r"(\w)\1+")

    def __init__(self, rules: Rules, used: frozenset[str], sieve: Sieve) -> None:
        self._rules = rules
        self._costs = rules.costs
        self._used = used
        self._sieve = sieve
        self.small = rules.words.fillers | rules.words.glue | rules.words.asking
        self.courteous = vocabulary(*rules.words.polite)
        numbers = rules.numbers.cardinals.keys() | rules.numbers.ordinals.keys()
        self._never_slips = self.small | numbers | rules.words.charged
        self._all = used | self.small | self.courteous
        self._spelling = Spelling((word for word in self._all if len(word) >= 3), most_slips=2)
        self._spoken: Recent[str, Said] = Recent(REMEMBERED)
        self._entries: Recent[tuple[str, bool], Entry] = Recent(REMEMBERED)

    def entry(self, typed: str, proper: bool) -> Entry:
        """What there is to know of a word by itself, looked up once."""
        known = self._entries.recall((typed, proper))
        if known is not None:
            return known
        word, strange = self.said(typed)
        may_be = self.may_be(word)
        entry = Entry(
            word,
            may_be,
            self._leaving(word, may_be, proper),
            self._meant(word, may_be),
            word in self.small,
            word in self._rules.words.joins,
            word in self._rules.words.leads and word not in self._rules.words.joins,
            word in self._rules.words.lists,
            strange,
            self._sieve.bits(may_be),
        )
        return self._entries.keep((typed, proper), entry)

    def all_said(self, typed: Sequence[str]) -> list[Said]:
        """Each of some words as it is said."""
        return [self._spoken.get(word) or self.said(word) for word in typed]

    def said(self, typed: str) -> Said:
        """A word as it is said, looked up once; that is quick, unlike what it may be a slip of."""
        known = self._spoken.recall(typed)
        if known is None:
            word = self._short_of_breath(typed)
            ours = word in self._used or word in self.small or word in self._rules.words.charged
            known = self._spoken.keep(typed, Said(word, not ours))
        return known

    def _short_of_breath(self, word: str) -> str:
        """A word drawn out ("soooo", "hii", "plzz") as it is when said shortly, where that is one of the small ones.

        Not "ii", which is a number.
        """
        said = self._drawn_out.sub(r"\1", word)
        drawn_out = word not in self._all and said in self.small and as_counted(word) == word
        return said if drawn_out else word

    def may_be(self, word: str) -> dict[str, float]:
        """The words of patterns that a word may be, each with its price; a misspelt one may be several."""
        if word in self._used:
            return {word: 0.0}
        if word in self._never_slips or word in self.courteous or len(word) < 3 or word.isdecimal():
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

    def _meant(self, word: str, may_be: Mapping[str, float]) -> str:
        """A word of ours as it is, a slip of one as that one, any other as it is."""
        return word if not may_be or word in may_be or word in self.courteous else min(may_be, key=lambda near: may_be[near])

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
        if not proper and word not in self.courteous and any(near in self.small for near in may_be):
            return self._costs["glue"] + 2 * min(may_be.values())
        if not proper and not may_be and len(word) < 4 and self._misspells_glue(word):
            return self._costs["glue"] + 2 * self._costs["slip"]
        return self._costs["known"] if may_be else self._costs["unknown"]
