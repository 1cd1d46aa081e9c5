"""The coefficients of knowledge/names/judging.py, fitted and tried on names held apart: `python -m benchmarks.names.calibrate`.

Of what is asked, other than names as they are written, a quarter is in no store. The fit maximises the likelihood of what was
meant, with a little weight decay, by gradient ascent; the calibration error (ECE, ten bins) is taken on other names and seeds.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.names import real
from benchmarks.names.damage import CLASSES, SMALL
from benchmarks.names.measure import Query, queries
from benchmarks.names.stores import indexed, reader, stored
from knowledge.names import Names, judging
from knowledge.words import plain

WHOLE = {"one typo": 600, "two typos": 200, "sound": 150, "turned": 50, "article left out": 50}
PARTS = {"initial": 150, "word left out": 150, "surname alone": 150, "given name alone": 150, "first letters": 50}
PARTS |= {"surname alone, one typo": 75}
ABSENT, PART_OF_ABSENT = 500, 5  # names in no store as they are written; of so many parts one is of such a name
ORDINARY = (  # words of questions that stand in many titles
    "best would effects story part night time life love last first little great good bad young house girl boy city road day world"
    " heart king dead death home man woman men women family friend street game high black white red blue big"
).split()
_ROUNDS, _STEP, _COOLING, _DECAY = 500, 2.0, 100, 0.002
_LEAST_SLOPE = 0.5  # a better score is never a worse sign

Odds = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Case:
    """A mention's groups, what it is like, and which group has the name meant; None where none has."""

    groups: Sequence[judging.Group]
    said: judging.Manner
    meant: int | None


def main() -> int:
    folder = real.data()
    if folder is None:
        print("skipped: the real names are not here ($MARQUEE_DATA)")
        return 0
    with TemporaryDirectory() as made:
        tried, fitted = cases(folder, Path(made), 21), cases(folder, Path(made), 11)
    print(f"as it stands: calibration error {error(tried, dict(judging._FITTED)):.4f}")
    odds = fit(fitted)
    for how, weights in odds.items():
        print(f'    "{how}": ({", ".join(f"{weight:.2f}" for weight in weights)}),')
    rounded = {how: [round(weight, 2) for weight in weights] for how, weights in odds.items()}
    print(f"fitted anew: calibration error {error(fitted, rounded):.4f}, on other names {error(tried, rounded):.4f}")
    return 0


def cases(folder: Path, made: Path, seed: int) -> list[Case]:
    """What mentions of names of a store, and of names in none, agree with."""
    names, absent = real.split(folder, seed)
    db = stored(made / f"{seed}.db", names)
    indexed(db)
    db.close()
    chance = random.Random(seed)
    asked = _damaged([name for name, _ in names], seed, WHOLE | PARTS)
    few = {title: count // PART_OF_ABSENT for title, count in PARTS.items()}
    asked += [Query(query.said, "") for query in _damaged(absent, seed, few)]
    asked += [Query(name, "") for name in chance.sample(absent, ABSENT)]
    asked += [Query(word, "") for word in ORDINARY]
    return [*_cases(Names(reader(made / f"{seed}.db"), frozenset(), SMALL), asked)]


def _damaged(names: Sequence[str], seed: int, mix: Mapping[str, int]) -> list[Query]:
    found = queries(names, max(mix.values()), seed, {title: CLASSES[title] for title in mix})
    return [query for title, count in mix.items() for query in found[title][:count]]


def _cases(names: Names, asked: Iterable[Query]) -> Iterable[Case]:
    """By way of what the resolver hands to be judged."""
    seen: list[tuple[Sequence[judging.Group], judging.Manner]] = []

    def listen(groups: Sequence[judging.Group], said: judging.Manner) -> list[object]:
        seen.append((groups, said))
        return []

    import knowledge.names.resolver as resolver

    judged, resolver.judged = resolver.judged, listen  # type: ignore[assignment]
    try:
        for query in asked:
            if not names.resolve(query.said):
                groups, said = seen[-1]
                places = [at for at, group in enumerate(groups) if plain(query.meant) in {entry.plain for entry in group.entries}]
                yield Case(groups, said, places[0] if places else None)
    finally:
        resolver.judged = judged


def fit(known: Sequence[Case]) -> Odds:
    odds: Odds = {how: [0.0, 1.0, *(0.0 for _ in weights[2:])] for how, weights in judging._FITTED.items()}
    for turn in range(_ROUNDS):
        slope: dict[str, list[float]] = {how: [0.0 for _ in weights] for how, weights in odds.items()}
        for case in known:
            for at, (group, probability) in enumerate(zip(case.groups, probabilities(case, odds), strict=True)):
                over = (at == case.meant) - probability
                for place, sign in enumerate(judging.signs(group, case.said)):
                    slope[group.how][place] += over * sign
        counts = Counter(group.how for case in known for group in case.groups)
        for how, weights in odds.items():
            rate = _STEP / (1 + turn / _COOLING)
            for place in range(len(weights)):
                weights[place] += rate * (slope[how][place] / max(counts[how], 1) - _DECAY * weights[place])
            weights[1] = max(weights[1], _LEAST_SLOPE)
    return odds


def probabilities(case: Case, odds: Odds) -> list[float]:
    weights = [
        math.exp(sum(a * b for a, b in zip(odds[group.how], judging.signs(group, case.said), strict=True)))
        for group in case.groups
    ]
    return [weight / (1 + sum(weights)) for weight in weights]


def error(known: Sequence[Case], odds: Odds) -> float:
    """The expected calibration error of the likeliest group, printing the bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for case in known:
        if case.groups:
            found = probabilities(case, odds)
            best = max(range(len(found)), key=found.__getitem__)
            bins[min(int(found[best] * 10), 9)].append((found[best], best == case.meant))
    total = sum(map(len, bins.values()))
    gaps = []
    for at in sorted(bins):
        said, right = (sum(one[place] for one in bins[at]) / len(bins[at]) for place in (0, 1))
        print(f"  {at / 10:.1f}  n={len(bins[at]):4}  said {said:.3f}  right {right:.3f}")
        gaps.append(abs(said - right) * len(bins[at]) / total)
    return sum(gaps)


if __name__ == "__main__":
    sys.exit(main())
