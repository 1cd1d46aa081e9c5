"""What each word of one question may be, and what it costs to leave it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Prices:
    """What each word of a question may be and what it costs to leave it out; lists are by position."""

    words: list[dict[str, float]]
    left: list[float]
    light: list[bool]
    joins: list[bool]
    leads: list[bool]  # "from", "with": what follows is no name of what stands before
    strange: list[bool]
    stands: Sequence[bool]  # as a name does: written so, or small at the end behind a word that leads to one
    named: list[bool]  # within a sure name of several words, set when names are spotted
    sure: list[tuple[int, int]]  # the words [first, last) of those names
    joined: list[bool]  # "and", "or"
    lists: list[bool]  # the same, or the first word behind a mark of punctuation
    where: dict[str, list[tuple[int, float]]]  # for each pattern word, the positions of the words that may be it
    there: int  # those pattern words, as the sieve numbers them
    bits: list[int]  # the same for each word of the question
    back: int = 0  # how many words at the beginning take back what was said before ("no, …", "i meant …")

    def afresh(self) -> Prices:
        """The same prices, that may become others in a thread."""
        return replace(self, words=[*self.words], left=[*self.left], where={**self.where})

    def besides(self, first: int, last: int) -> float:
        """The price of leaving all words out but [first, last)."""
        return sum(self.left[:first]) + sum(self.left[last:])

    def is_name(self, at: int) -> None:
        """A word is a name as it is written, so it is no misspelt word of a pattern."""
        for word in self.words[at]:
            self.where[word] = [place for place in self.where[word] if place[0] != at]
        self.words[at] = {}

    def means_something(self, at: int, price: float) -> None:
        """A word stands for something spoken of: it is no word of a pattern, and dear to leave out."""
        self.left[at] = max(self.left[at], price)
        for word in self.words[at]:
            self.where[word] = [place for place in self.where[word] if place[0] != at]
