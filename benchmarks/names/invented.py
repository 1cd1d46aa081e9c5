"""Any number of invented names, alike for everyone who has the seed: the names of the shipped facts, with other words in them.

A name keeps the shape of a shipped one (how many words, which small words, where its number stands). Its other words are drawn
from a vocabulary by Zipf's law; the vocabulary grows with the number of names as that of real lists does (Heaps' law, fitted to
lists of 1,000 to 65,000 real names), and is spelt by a Markov chain over the letters of the shipped names (chain.py), each word
as long as a shipped one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml

from benchmarks.names.chain import Chain
from knowledge.words import words

FACTS = Path(__file__).parents[2] / "knowledge" / "facts"
_FILES = ("people.yaml", "films-20??.yaml")  # alike names of both kinds, and enough of them
_NAMING = ("title", "name", "actors", "director", "writer", "producer")
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SMALL = 3  # letters; so short a word is part of a name's shape
_FLAT = 40  # the first so many words are about equally common
_VOCABULARY, _OF_NAMES, _GROWTH = 30_000, 40_000, 0.62
_TRIES = 3  # before a name that is taken gets another word
_SHARE_OF_ONE_WORD = 0.1


def invented(count: int, seed: int) -> Iterator[tuple[str, int]]:
    """So many different names, each with the number of facts about it: few for most, many for few."""
    chance = random.Random(seed)
    shapes = _shapes()
    vocabulary = _vocabulary(int(_VOCABULARY * (count / _OF_NAMES) ** _GROWTH) + 50, shapes, chance)
    weights = [*accumulate(1 / (_FLAT + rank) for rank in range(len(vocabulary)))]
    taken: set[int] = set()
    while len(taken) < count:
        shape = chance.choice(shapes)
        if len(shape) == 1 and chance.random() > _SHARE_OF_ONE_WORD:
            continue
        name = ""
        for tried in range(_TRIES):
            several = [*shape, *("" for _ in range(tried))]
            picked = iter(chance.choices(vocabulary, cum_weights=weights, k=len(several)))
            name = " ".join(_filled(word, picked, chance) for word in several)
            if hash(name) not in taken:
                taken.add(hash(name))
                yield name.title(), int(chance.paretovariate(0.9))
                break


def _shapes() -> list[list[str]]:
    """The shipped names as words, an empty one where another word goes."""
    return [[word if len(word) <= _SMALL or word.isdigit() else "" for word in name] for name in _shipped()]


@cache
def _shipped() -> list[list[str]]:
    """The names in the shipped facts, as words."""
    files = sorted(path for pattern in _FILES for path in FACTS.glob(pattern))
    found = {name for path in files for name in _names(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader))}
    return [said for name in sorted(found) if (said := words(name)) and all(word.isascii() for word in said)]


def _names(told: Any, named: bool = False) -> Iterator[str]:
    """Every text under a key that holds names."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _names(value, key in _NAMING)
    elif isinstance(told, list):
        for each in told:
            yield from _names(each, named)
    elif named and told:
        yield told


def _filled(word: str, picked: Iterator[str], chance: random.Random) -> str:
    if not word:
        return next(picked)
    return str(chance.randrange(2, 100)) if word.isdigit() else word


def _vocabulary(count: int, shapes: Sequence[Sequence[str]], chance: random.Random) -> list[str]:
    """The words of shipped names, then invented ones, all different."""
    seen = dict.fromkeys(word for name in _shipped() for word in name if len(word) > _SMALL and word.isalpha())
    chain, lengths = Chain(seen), [*map(len, seen)]
    while len(seen) < count:
        if word := chain.word(chance.choice(lengths), chance):
            seen.setdefault(word)
    listed = [*seen]
    chance.shuffle(listed)
    return listed[:count]
