"""Rules by the words that their patterns need: of many, most are never looked at.

Each rule is known by its place among all, and sets of them are kept as the bits of one number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Sequence as Sequence_
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import Generic, TypeVar

from bot.rules.sieve import Screen
from knowledge.patterns import Sequence, slots

Rule = TypeVar("Rule")
Key = TypeVar("Key")
Members = Callable[[str], tuple[str, ...]]
_TAKEN_APART = 4_000  # sets of words; about 3 MB
_KINDS = 500  # sets of kinds


class Screens(Generic[Rule]):
    """Rules with their screens; `members` are the kinds that a slot of a kind takes. They are filed once they are asked for."""

    def __init__(self, screened: Iterable[tuple[Rule, Screen]], members: Members = lambda kind: (kind,)) -> None:
        self._screened = tuple(screened)
        self._every = (1 << len(self._screened)) - 1
        self._members = members
        self._last = -1, 0  # words that are there, and what fits them: a question asks more than once
        self.fillable = lru_cache(maxsize=_KINDS)(self._fillable)

    def fitting(self, there: int) -> int:
        """The rules that have one word of each set they need."""
        last = self._last
        if last[0] != there:
            words, fitting = _each_word(there), self._every
            for satisfied, by_word in self._needing:
                for word in words:
                    if word in by_word:
                        satisfied |= by_word[word]
                fitting &= satisfied
            self._last = last = there, fitting
        return last[1]

    def _fillable(self, kinds: frozenset[str]) -> int:
        """The rules of which each slot takes things of one of these kinds."""
        found = self._every
        for kind, rules in self._slotted.items():
            if kinds.isdisjoint(self._members(kind)):
                found &= ~rules
        return found

    def using(self, words: int) -> int:
        """The rules whose patterns have one of these words."""
        found = 0
        for word in _each_word(words):
            found |= self._used.get(word, 0)
        return found

    def each(self, rules: int) -> list[tuple[Rule, Screen]]:
        """These rules, in order."""
        return [self._screened[at] for at in places(rules)]

    def sift(self, rules: int, there: int) -> list[tuple[Rule, Sequence]]:
        """Those of some fitting rules that can fit, in order, each with what is left of its pattern."""
        return [(rule, left) for rule, screen in self.each(rules) if (left := screen.sift(there)) is not None]

    @cached_property
    def _needing(self) -> list[tuple[int, Mapping[int, int]]]:
        """The rules that need no first set of words, with those that need one by the words in it; the same of the second sets."""
        return [_filed(needs) for needs in zip_longest(*[screen.needs for _, screen in self._screened])]

    @cached_property
    def _used(self) -> Mapping[int, int]:
        return _by_word((words, 1 << at) for at, (_, screen) in enumerate(self._screened) for words in screen.within)

    @cached_property
    def _slotted(self) -> Mapping[str, int]:
        return by_key([[slot.kind for slot in slots(screen.pattern)] for _, screen in self._screened])


def by_key(keys: Iterable[Iterable[Key]]) -> Mapping[Key, int]:
    """Rules filed under each of the keys that they have, as the bits of their places."""
    found: dict[Key, int] = defaultdict(int)
    for at, every in enumerate(keys):
        for key in every:
            found[key] |= 1 << at
    return dict(found)


def _filed(needs: Sequence_[int | None]) -> tuple[int, Mapping[int, int]]:
    none = sum([1 << at for at, need in enumerate(needs) if need is None])
    return none, _by_word((need, 1 << at) for at, need in enumerate(needs) if need is not None)


def _by_word(rules: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """The rules filed under each word of a set by itself; what many have in common is taken apart once."""
    alike: dict[int, int] = defaultdict(int)
    for words, rule in rules:
        alike[words] |= rule
    found: dict[int, int] = defaultdict(int)
    for words, those in alike.items():
        for word in _each_word(words):
            found[word] |= those
    return dict(found)


def places(members: int) -> list[int]:
    """The places of the members of a set."""
    found, bits = [], f"{members:b}"[::-1]
    at = bits.find("1")
    while at >= 0:
        found.append(at)
        at = bits.find("1", at + 1)
    return found


_each_word = lru_cache(maxsize=_TAKEN_APART)(places)  # a big number is no quick key, so words are filed under their places
