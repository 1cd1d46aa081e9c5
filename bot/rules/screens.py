"""Rules by the words that their patterns need: of many, most are never looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, TypeVar

from bot.rules.sieve import Screen
from knowledge.patterns import Sequence as Pattern

Rule = TypeVar("Rule")
_TAKEN_APART = 4_000  # sets of words; about 3 MB
_FEW = 16  # rules that are quicker looked at than found


class Screens(Generic[Rule]):
    """Rules with their screens. Of many most are never looked at, as they are filed, once they are asked for."""

    def __init__(self, screened: Iterable[tuple[Rule, Screen]]) -> None:
        self._screened = tuple(screened)

    def fitting(self, there: int) -> list[tuple[Rule, Screen]]:
        """The rules that have one word of each set they need, in order."""
        if len(self._screened) <= _FEW:
            return [one for one in self._screened if all(need & there for need in one[1].needs)]
        return [self._screened[at] for at in self._filed.places(there)]

    def sift(self, there: int) -> list[tuple[Rule, Pattern]]:
        """The rules that can fit, in order, each with what is left of its pattern."""
        likely = self._screened if len(self._screened) <= _FEW else self.fitting(there)
        return [(rule, left) for rule, screen in likely if (left := screen.sift(there)) is not None]

    @cached_property
    def _filed(self) -> _Filed:
        return _Filed([screen.needs for _, screen in self._screened])


class _Filed:
    """The needs of rules, filed under the words of the one that is rarest in all."""

    def __init__(self, needs: Sequence[Sequence[int]]) -> None:
        numbered = {need: 1 << at for at, need in enumerate(dict.fromkeys(chain.from_iterable(needs)))}
        words = {need: each_word(need) for need in numbered}
        common = Counter(chain.from_iterable([words[need] for every in needs for need in every]))
        wide = {need: sum([common[word] for word in every]) for need, every in words.items()}
        self._needs = [sum({numbered[need] for need in every}) for every in needs]
        self._satisfied: dict[int, int] = defaultdict(int)  # by each word, needs as their numbers
        for need, number in numbered.items():
            for word in words[need]:
                self._satisfied[word] |= number
        self._always = [at for at, every in enumerate(needs) if not every]
        self._under: dict[int, list[int]] = defaultdict(list)
        for at, every in enumerate(needs):
            for word in words[min(every, key=wide.__getitem__)] if every else ():
                self._under[word].append(at)

    def places(self, there: int) -> list[int]:
        """The places of the rules of which each need has a word that is there."""
        satisfied, likely = 0, {*self._always}
        for word in each_word(there):
            if word in self._satisfied:
                satisfied |= self._satisfied[word]
                likely.update(self._under.get(word, ()))
        missing = ~satisfied
        return [at for at in sorted(likely) if not self._needs[at] & missing]


@lru_cache(maxsize=_TAKEN_APART)
def each_word(words: int) -> list[int]:
    """Each word of a set by itself."""
    found = []
    while words:
        one = words & -words
        found.append(one)
        words ^= one
    return found
