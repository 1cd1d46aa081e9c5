"""Which question is meant, by the words that are said beside names: a linear model of wordings.

A multinomial logistic regression over the words of a question, among the questions that its names fit; its weights are found by
stochastic gradient descent with a step for each weight (AdaGrad: Duchi, Hazan and Singer, 2011).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bot.rules.wordings import Gap, Parts, Wording, gaps

ROUNDS = 4  # over all wordings
STEP = 0.6
FIRST = 0.01  # what the sum of squared slopes of a weight begins at
CLOSE = 0.02  # a smaller slope moves nothing
KEPT = 0.1  # a smaller weight is forgotten

Kinds = tuple[str, ...]  # of all names of a question, sorted


class Likely(NamedTuple):
    """A form of the question of a number, and how likely that is among those that fit."""

    form: Parts
    chance: float
    number: int


@dataclass(frozen=True)
class Model:
    """The forms of each question by the kinds of the names they take, and what each word says for it.

    A question without a form is any that is beyond the others.
    """

    forms: Sequence[Mapping[Kinds, Parts]]
    weights: Mapping[str, Mapping[int, float]]

    def likely(self, words: Collection[str], kinds: Kinds) -> list[Likely]:
        """The questions that take names of these kinds, the likeliest first; what may be asked beyond them has its share too."""
        fitting = [number for number, forms in enumerate(self.forms) if kinds in forms or not forms]
        weights = [self.weights.get(one, {}) for one in signs(words, kinds)]
        share = 1 / math.sqrt(len(weights) or 1)
        chances = _chances([share * sum([weight.get(number, 0.0) for weight in weights]) for number in fitting])
        ranked = sorted(zip(chances, fitting, strict=True), key=lambda one: -one[0])
        return [Likely(forms[kinds], chance, number) for chance, number in ranked if (forms := self.forms[number])]

    def says(self, word: str, number: int) -> float:
        """How much likelier a word makes a question, less than nothing where it makes it less likely."""
        return self.weights.get(word, {}).get(number, 0.0)

    def knows(self, word: str) -> bool:
        """Whether a word was said in any wording."""
        return word in self.weights

    def save(self, path: Path) -> None:
        """Write it to a file, whole or not at all."""
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps({"forms": [[*of.values()] for of in self.forms], "weights": self.weights}))
        fresh.replace(path)


def no_model() -> Model:
    """One that guesses nothing."""
    return Model((), {})


def load_model(path: Path) -> Model | None:
    """The model in a file; None where there is none."""
    try:
        found = json.loads(path.read_text())
    except (OSError, ValueError):
        return None
    weights = {word: {int(number): weight for number, weight in of.items()} for word, of in found["weights"].items()}
    return Model([_by_kinds(tuple(map(_part, parts)) for parts in of) for of in found["forms"]], weights)


def _part(part: str | list[Any]) -> str | Gap:
    return Gap(*part) if isinstance(part, list) else part


def train(wordings: Sequence[Wording], words_of: Callable[[str], Sequence[str]]) -> Model:
    """The model of wordings; `words_of` makes the words of a text plain. The same wordings always make the same model."""
    forms = [_by_kinds(one.means) for one in wordings]
    learner = _Learner(forms)
    samples = [
        (number, signs(_words(parts, words_of), kinds_of(parts)), kinds_of(parts))
        for number, one in enumerate(wordings)
        for parts in (*one.means, *one.said)
    ]
    samples = [one for one in samples if one[0] in learner.fitting(one[2])]
    random = Random(0)
    for _ in range(ROUNDS):
        random.shuffle(samples)
        for sample in samples:
            learner.learn(*sample)
    return Model(forms, learner.weights())


class _Learner:
    """Finds the weights of words for questions, sample by sample."""

    def __init__(self, forms: Sequence[Mapping[Kinds, Parts]]) -> None:
        self._beyond = [number for number, of in enumerate(forms) if not of]
        self._fitting: dict[Kinds, list[int]] = {}
        for number, of in enumerate(forms):
            for kinds in of:
                self._fitting.setdefault(kinds, [*self._beyond]).append(number)
        self._weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(forms))
        self._slopes: dict[str, list[float]] = defaultdict(lambda: [FIRST] * len(forms))

    def fitting(self, kinds: Kinds) -> list[int]:
        """The questions that take names of these kinds."""
        return self._fitting.get(kinds, self._beyond)

    def learn(self, number: int, said: Sequence[str], kinds: Kinds) -> None:
        """Move the weights of what is said a step towards the question that it means, and away from the others that it fits."""
        fitting, weights, share = self.fitting(kinds), [self._weights[one] for one in said], 1 / math.sqrt(len(said))
        if len(fitting) == 1:
            return
        scores = [share * sum(each) for each in zip(*map(itemgetter(*fitting), weights), strict=True)]
        for one, chance in zip(fitting, _chances(scores), strict=True):
            slope = (chance - (one == number)) * share
            if abs(slope) < CLOSE * share:
                continue
            for word, weight in zip(said, weights, strict=True):
                slopes = self._slopes[word]
                slopes[one] += slope * slope
                weight[one] -= STEP * slope / math.sqrt(slopes[one])

    def weights(self) -> dict[str, dict[int, float]]:
        """What was found, without what hardly counts."""
        return {
            word: {number: round(weight, 2) for number, weight in enumerate(weights) if abs(weight) >= KEPT}
            for word, weights in self._weights.items()
        }


def kinds_of(parts: Parts) -> Kinds:
    """The kinds of all names that a text takes."""
    return tuple(sorted(gap.kind for gap in {*gaps(parts)}))


def signs(words: Collection[str], kinds: Kinds) -> list[str]:
    """What the model looks at: each word, and each kind of name."""
    return [*sorted({*words}), *(f"{{{kind}}}" for kind in dict.fromkeys(kinds))]


def _chances(scores: Sequence[float]) -> list[float]:
    """How likely each is by its score: their softmax."""
    most = max(scores, default=0.0)
    raised = [math.exp(score - most) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def _words(parts: Parts, words_of: Callable[[str], Sequence[str]]) -> tuple[str, ...]:
    return tuple(word for part in parts if isinstance(part, str) and part.strip() for word in words_of(part))


def _by_kinds(every: Iterable[Parts]) -> Mapping[Kinds, Parts]:
    found: dict[Kinds, Parts] = {}
    for parts in every:
        found.setdefault(kinds_of(parts), parts)
    return found
