"""What a question may ask where no pattern fits it: the questions that its names fit, ranked by the words beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.reading.guessing.model import Likely, Model
from bot.reading.guessing.names import Names, ways
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.rules.phrases import single_words
from bot.rules.rules import Rules
from bot.rules.wordings import Gap, Parts

MOST_NAMES = 5
MOST = 4  # guesses
LEAST = 0.04  # a less likely one is none
SAYS = 0.9  # a word dearer to leave out says something
STRANGE = 1  # so many words that say something may speak for no guess that is sure
_SENTENCES = re.compile(r"[.?!]\s")


class Guess(NamedTuple):
    """A whole question as it is read, the same as it is shown, and how likely it is meant.

    It is `clear` where nothing that was said speaks against it; `strange` are the words that do not speak for it.
    """

    text: str
    shown: str
    chance: float
    clear: bool
    strange: tuple[str, ...]

    @property
    def fit(self) -> tuple[bool, int, float]:
        """How well it fits what was said, to be compared."""
        return self.clear, -len(self.strange), self.chance


class Guesses(NamedTuple):
    """The guesses, the likeliest first, and how likely what is asked is beyond all questions, however its words are taken."""

    likeliest: list[Guess]
    beyond: float


class Guesser:
    """Guesses by one set of rules and the model of wordings."""

    def __init__(self, rules: Rules, model: Model) -> None:
        self._rules = rules
        self._model = model
        self._turning = rules.words.charged - rules.words.asking
        plain = [one.pattern for one in rules.pronouns if not (one.of or one.place or one.several)]
        self._pronouns = frozenset().union(*(single_words(pattern)[0] for pattern in plain))

    @property
    def has_learned(self) -> bool:
        """Whether there is anything to guess from."""
        return bool(self._model.forms)

    def guesses(self, spots: Spots) -> Guesses:
        """The questions that may be meant, by the way to take the words that speaks most surely for one."""
        found: list[list[Guess]] = []
        beyond = 1.0
        for names in ways(spots, self._model.knows, self._rules.clues.needs):
            words = self._words(names, spots)
            if likely := self._likely(names, words):
                beyond = min(beyond, 1 - sum([one.chance for one in likely]))
                found.append(self._of(likely, names, words, spots))
        best = max(filter(None, found), key=lambda guesses: guesses[0].fit, default=[])
        return Guesses(best, beyond if found else 0.0)

    def _of(self, likely: Sequence[Likely], names: Names, words: Mapping[int, str], spots: Spots) -> list[Guess]:
        plain = self._is_plain(spots, names, words)
        mere = [words[at] for item in names.mere for at in range(item.start, item.end) if at in words]
        return [
            self._guess(one, spots, names.said, words, plain and all(self._speaks_for(word, one.number) for word in mere))
            for one in likely[:MOST]
            if one.chance >= LEAST
        ]

    def _likely(self, names: Names, words: Mapping[int, str]) -> list[Likely]:
        if not 0 < len(names.said) <= MOST_NAMES:
            return []
        return self._model.likely({*words.values()}, tuple(sorted(item.kind for item in names.said)))

    def _words(self, names: Names, spots: Spots) -> Mapping[int, str]:
        """The words beside the names."""
        taken = {at for item in names.said for at in range(item.start, item.end)}
        beside = (at for at in range(spots.prices.back, len(spots.question.words)) if at not in taken)
        return {at: _word(at, spots, self._model) for at in beside}

    def _guess(self, likely: Likely, spots: Spots, named: Sequence[Item], words: Mapping[int, str], plain: bool) -> Guess:
        typed = spots.question.typed
        text = _filled(likely.form, named, lambda item: typed(item.start, item.end))
        shown = _filled(likely.form, named, lambda item: _called(item, typed))
        says = [word for at, word in words.items() if spots.prices.left[at] >= SAYS and word not in self._pronouns]
        strange = tuple(word for word in says if not self._speaks_for(word, likely.number))
        turned = not self._turning.isdisjoint(strange) or self._turns(likely.form) and self._turning.isdisjoint(words.values())
        fits = all(map(self._model.knows, says)) and len(strange) <= STRANGE and not turned
        return Guess(text, f"{shown[:1].upper()}{shown[1:]}?", likely.chance, plain and fits, strange)

    def _turns(self, form: Parts) -> bool:
        """Whether a form has a word that turns a question round: "the first …"."""
        return any(not self._turning.isdisjoint(part.split()) for part in form if isinstance(part, str))

    def _speaks_for(self, word: str, number: int) -> bool:
        """Whether a word makes a question likelier; one that asks speaks for any that it does not make less likely."""
        says = self._model.says(word, number)
        return says >= 0 if word in self._rules.words.asking else says > 0

    def _is_plain(self, spots: Spots, names: Names, words: Mapping[int, str]) -> bool:
        """Whether a question is one sentence with all its numbers in names or mere words, and those surely names."""
        question, mere = spots.question, {item.start for item in names.mere}
        counts = any(number.first in words and number.first not in mere for number in question.numbers)
        doubtful = any(self._is_doubtful(item, spots) for item in names.said)
        return not (counts or doubtful or _SENTENCES.search(question.text))

    def _is_doubtful(self, item: Item, spots: Spots) -> bool:
        """Whether a name is misspelt, or what is taken for a title may be mere words of the question: "two women"."""
        kind = self._rules.schema.kinds[item.kind]
        span, prices = slice(item.start, item.end), spots.prices
        mere = not any(prices.strange[span]) and not all(prices.stands[span])
        return item.cost - item.vague >= self._rules.costs["slip"] or bool(kind.told_by) and not kind.many and mere


def _word(at: int, spots: Spots, model: Model) -> str:
    """A word of the question, or the pattern word of which it may be a slip."""
    word, near = spots.question.plain[at], spots.prices.words[at]
    return word if model.knows(word) else min(near, key=lambda one: near[one], default=word)


def _filled(parts: Parts, named: Sequence[Item], call: Callable[[Item], str]) -> str:
    """A text with names in its gaps."""
    of_kind: dict[str, list[Item]] = defaultdict(list)
    for item in named:
        of_kind[item.kind].append(item)
    return "".join(call(of_kind[part.kind][part.number - 1]) if isinstance(part, Gap) else part for part in parts)


def _called(item: Item, typed: Callable[[int, int], str]) -> str:
    """A thing by its name where it is one, else as it was typed."""
    meaning = item.meaning
    one = isinstance(meaning, Named) and len(meaning.things) == 1
    return meaning.things[0].label if one and isinstance(meaning, Named) else typed(item.start, item.end)
