"""Queries asked, timed and scored."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.names.damage import CLASSES, Damage
from knowledge.words import plain

_TRIES = 100
Find = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the name that is meant."""

    said: str
    meant: str


@dataclass(frozen=True, slots=True)
class Scores:
    """How often the name meant came first or among the first five, and the CPU milliseconds of each query in rising order."""

    first: float
    five: float
    times: list[float]

    def at(self, percent: float) -> float:
        return self.times[min(int(len(self.times) * percent / 100), len(self.times) - 1)]


def queries(names: Sequence[str], count: int, seed: int, classes: dict[str, Damage] = CLASSES) -> dict[str, list[Query]]:
    """So many queries of each class, each to a name picked by chance; fewer where few names can be damaged so."""
    chance = random.Random(seed)
    made: dict[str, list[Query]] = {}
    for title, damage in classes.items():
        made[title] = []
        for _ in range(count * _TRIES):
            name = chance.choice(names)
            said = damage(name, chance)
            if said and plain(said):
                made[title].append(Query(said, name))
            if len(made[title]) == count:
                break
    return made


def mixed(by_class: dict[str, list[Query]], shares: dict[str, int], seed: int) -> list[Query]:
    """Queries of several classes by percent, shuffled."""
    each = min(len(by_class[title]) * 100 // share for title, share in shares.items())
    together = [query for title, share in shares.items() for query in by_class[title][: each * share // 100]]
    random.Random(seed).shuffle(together)
    return together


def score(find: Find, asked: Sequence[Query], clock: Callable[[], int] = time.process_time_ns) -> Scores:
    """Ask every query once; a name is right if it is the one meant in plain words, its namesakes included."""
    times, first, five = [], 0, 0
    for query in asked:
        started = clock()
        found = find(query.said)
        times.append((clock() - started) / 1e6)
        listed = [plain(name) for name in found[:5]]
        meant = plain(query.meant)
        first += listed[:1] == [meant]
        five += meant in listed
    return Scores(first / max(len(asked), 1), five / max(len(asked), 1), sorted(times) or [0.0])
