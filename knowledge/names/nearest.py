"""The names nearest to words that can be nothing but a name: compared letter by letter as wholes, whatever the words mean else.

A letter left out, doubled or swapped with the next is likelier than one that came from nowhere: there are so many of those.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.names import postings, terms
from knowledge.names.looks import small
from knowledge.names.numerals import digits
from knowledge.names.pieces import LONGEST_KEY, allowed
from knowledge.names.rank import Entry, Rated
from knowledge.names.windows import Window

FEWEST = 3  # letters that are said
_CHUNKS, _MOST_CHUNKS = 4, 40
_KINDLY, _STRANGELY, _TWICE = 1.0, 0.12, 0.03  # how likely a slip is beside others
_SHORTEST, _SHORT = 3, 5  # letters, small words aside, in which only a kind slip is believed; the same of words in use
_TINY, _LONG = 2, 6  # letters of a word that may have several slips: up to the one, from the other

Used = Callable[[Collection[str]], Collection[str]]
Entries = Callable[[Collection[str]], Mapping[str, list[Entry]]]


class Nearest:
    """Finds them in a store; `glue` are small words."""

    def __init__(self, db: sqlite3.Connection, glue: Collection[str], entries: Entries, used: Used) -> None:
        """`entries`: the names that have one of some keys; `used`: those of some words that stand in any name."""
        self._db = db
        self._glue = glue
        self._entries = entries
        self._used = used

    def to(self, said: Mapping[Window, str], most: int) -> dict[Window, list[Rated]]:
        """The names one slip away from the plain words of each window; more, `most` of them, where none of any window is nearer.

        The probability of each is its share of what all near names of its kind have together.
        """
        keys = {window: key for window, words in said.items() if FEWEST <= len(key := words.replace(" ", "")) <= LONGEST_KEY}
        for edits in range(1, most + 1):
            near = _near(self._db, keys, edits)
            named = self._entries({*chain.from_iterable(near.values())}) if near else {}
            found = {
                window: self._rated(said[window], [entry for key in some for entry in named.get(key, ())])
                for window, some in near.items()
            }
            if any(found.values()):
                return {window: rated for window, rated in found.items() if rated}
        return {}

    def _rated(self, said: str, near: Iterable[Entry]) -> list[Rated]:
        every = [(entry, _weight(said, entry.plain)) for entry in near if _spread(said, entry.plain)]
        least = self._least(said) if every else 0.0
        every = [(entry, weight) for entry, weight in every if weight >= least]
        shared: dict[str, dict[str, float]] = {}
        for entry, weight in every:
            shared.setdefault(entry.kind, {})[entry.plain] = weight
        return [
            Rated(round(weight / sum(shared[entry.kind].values()), 4), "edit", entry, entry.matched) for entry, weight in every
        ]

    def _least(self, said: str) -> float:
        """How likely a slip must be: words that are all in use are rather of a name unknown here, the shorter the more so."""
        words = said.split()
        letters = sum(map(len, words)) - small(words, self._glue)
        if letters <= _SHORTEST:
            return _KINDLY
        if len(self._used(words)) < len({*words}):
            return 0.0
        return _KINDLY if letters <= _SHORT else _STRANGELY


def _near(db: sqlite3.Connection, keys: Mapping[Window, str], edits: int) -> dict[Window, set[str]]:
    """The keys so many edits away from each of some keys, with as many letters as may be wrong."""
    looks = {window: terms.near_terms(key, edits) for window, key in keys.items() if edits == 1 or allowed(len(key)) >= edits}
    wanted = {term: _CHUNKS for look in looks.values() for term in look}
    filed = postings.read(db, wanted, _MOST_CHUNKS) if wanted else {}
    found: dict[Window, set[str]] = {}
    for window, look in looks.items() if filed else ():
        key, numbers = keys[window], digits(keys[window])
        texts = {*chain.from_iterable([filed[term] for term in look if term in filed])}
        for other, slips, _ in process.extract(key, texts, scorer=OSA.distance, score_cutoff=edits, limit=None):
            if slips and digits(other) == numbers and (slips == 1 or allowed(len(other)) >= slips):
                found.setdefault(window, set()).add(other)
    return found


def _spread(said: str, name: str) -> bool:
    """Whether no short word has all of several slips, as another word than that of the name has: "last" is no "glass"."""
    words, others = said.split(), name.split()
    if len(words) != len(others):
        return True
    apart = [other for word, other in zip(words, others, strict=True) if OSA.distance(word, other) > 1]
    return not any(_TINY < len(other) < _LONG for other in apart)


def _weight(said: str, name: str) -> float:
    """How likely a name is said so, beside other names: of spaces too."""
    slips = OSA.distance(said, name)
    if slips > 1:
        return _TWICE
    swapped = len(said) == len(name) and sorted(said) == sorted(name)
    return _KINDLY if swapped or len(said) < len(name) or _is_doubled(said, name) else _STRANGELY


def _is_doubled(said: str, name: str) -> bool:
    """Whether what was said has a letter of the name twice."""
    if len(said) != len(name) + 1:
        return False
    at = next((at for at, letter in enumerate(name) if said[at] != letter), len(name))
    return at > 0 and said[at] == said[at - 1]
