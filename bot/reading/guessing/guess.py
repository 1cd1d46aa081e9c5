"""What a question may ask where no pattern fits it: the intents whose slots its names fill, ranked by the words beside them.

How likely the words are in a question of an intent follows from its patterns (naive Bayes). How often an intent is asked counts
for nothing, as nobody knows it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.reading.guessing.places import Places, names, places
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.chances import Shares
from bot.rules.questions import Intent
from bot.rules.rules import Rules

SMOOTH = 0.2  # how much of what is said anywhere is said in a question of any intent
COMMON = 0.002  # a word that so large a share of all questions has tells little
MOST_NAMES = 5
SAYS = 0.9  # a word dearer to leave out says something
LIKELY = 3.0  # how much likelier the words of a sure guess must be than if anything were asked, as a logarithm
AHEAD = 1.0  # the same of how likely another intent makes them
LACKING = 3.0  # how much more of both where a word is missing that the pattern needs
OWN = 5.0  # a word that stands so many times as often in the questions of an intent as anywhere is its own


class Guess(NamedTuple):
    """An intent, what fills its slots, how much likelier it makes the words than they are anywhere (a logarithm).

    It is `sure` where nothing that the question says speaks against it.
    """

    intent: Intent
    slots: Mapping[str, Item]
    likeness: float
    sure: bool = False


class Guesser:
    """Guesses by one set of rules."""

    def __init__(self, rules: Rules, lexicon: Lexicon) -> None:
        self._rules = rules
        self._lexicon = lexicon

    @cached_property
    def _places(self) -> Mapping[str, Places]:
        return {one.intent.name: one for one in places(self._lexicon, self._rules)}

    def guesses(self, spots: Spots, chart: Chart) -> list[Guess]:
        """The intents that all names of a question fit, the likeliest first."""
        named = names(chart, spots.prices)
        if not 0 < len(named) <= MOST_NAMES:
            return []
        beside = _beside(spots, named)
        words = [_word(at, spots, self._lexicon.chances.anywhere) for at in beside]
        found = []
        for one in self._places.values():
            if filled := [*one.filled(named)]:
                shares = self._lexicon.chances.of[one.intent.name]
                likeness = sum([self._weight(word, shares) for word in {*words}])
                found += [Guess(one.intent, slots, likeness) for slots in filled]
        found.sort(key=lambda guess: -guess.likeness)
        if found and self._is_one(named, {*words}, beside, spots) and self._is_sure(found, words, beside, spots):
            found[0] = found[0]._replace(sure=True)
        return found

    def _weight(self, word: str, shares: Shares) -> float:
        anywhere = self._lexicon.chances.anywhere.get(word, 0.0)
        return math.log((shares.get(word, 0.0) / anywhere + SMOOTH) / (1 + SMOOTH)) if anywhere else 0.0

    def _is_one(self, named: Sequence[Item], words: Collection[str], beside: Collection[int], spots: Spots) -> bool:
        """Whether a question is one clause that nothing turns round, with all its numbers in names, and those surely names."""
        question, listed = spots.question, self._rules.words
        turned = not (listed.charged - listed.asking).isdisjoint(words)
        counts = any(number.first in beside for number in question.numbers)
        doubtful = any(self._is_doubtful(item, spots) for item in named)
        return len(question.between_marks) == 1 and not turned and not counts and not doubtful

    def _is_doubtful(self, item: Item, spots: Spots) -> bool:
        """Whether a name is misspelt, or what is taken for a title may be mere words of the question: "two women"."""
        kind = self._rules.schema.kinds[item.kind]
        span, prices = slice(item.start, item.end), spots.prices
        mere = not any(prices.strange[span]) and not all(prices.stands[span])
        return item.cost - item.vague >= self._rules.costs["slip"] or bool(kind.told_by) and not kind.many and mere

    def _is_sure(self, found: Sequence[Guess], words: Collection[str], beside: Sequence[int], spots: Spots) -> bool:
        """Whether the likeliest intent is well ahead, and explains every word that says something but one said anywhere."""
        question, listed, intent = spots.question, self._rules.words, found[0].intent
        missing = self._places[intent.name].missing(spots.prices)
        second = max((guess.likeness for guess in found if guess.intent is not intent), default=0.0)
        if missing > 1 or found[0].likeness < LACKING * missing + max(LIKELY, second + AHEAD):
            return False
        asks = not listed.asking.isdisjoint(words)
        polar = intent.answer.form == "yes_or_no"
        if polar and asks or not polar and not asks and (question.plain[0] in listed.whether or question.text.endswith("?")):
            return False
        said = [question.plain[at] for at in beside if spots.prices.left[at] >= SAYS]
        strange = [word for word in said if word not in self._lexicon.chances.of[intent.name]]
        return len(strange) <= 1 and all(self._tells_little(word, found) for word in strange)

    def _tells_little(self, word: str, found: Sequence[Guess]) -> bool:
        """Whether a word is said in questions of any kind, and belongs to none that may be meant."""
        anywhere = self._lexicon.chances.anywhere.get(word, 0.0)
        shares = [self._lexicon.chances.of[guess.intent.name].get(word, 0.0) for guess in found]
        return anywhere >= COMMON and word not in self._rules.words.asking and max(shares) < OWN * anywhere


def _beside(spots: Spots, named: Sequence[Item]) -> list[int]:
    """The places of the words beside the names."""
    taken = {at for item in named for at in range(item.start, item.end)}
    return [at for at in range(spots.prices.back, len(spots.question.words)) if at not in taken]


def _word(at: int, spots: Spots, known: Collection[str]) -> str:
    """A word of the question, or that of patterns of which it may be a slip; empty where it is neither."""
    word = spots.question.plain[at]
    near = spots.prices.words[at]
    return word if word in known else min(near, key=lambda one: near[one], default="")
