"""The words of the rules, indexed: which word may stand for which, what it costs to leave one out, which rule a word opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.question import Question
from bot.rules import Description, Intent, Rules
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word, spellings, vocabulary


@dataclass(frozen=True, slots=True)
class Prices:
    """What each word of a question may be and what it costs to leave it out; lists are by position."""

    words: list[dict[str, float]]
    left: list[float]
    light: list[bool]
    joins: list[bool]
    strange: list[bool]

    def present(self) -> frozenset[str]:
        """Every pattern word that some word of the question may be."""
        return frozenset(word for found in self.words for word in found)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question pattern with what must be in a question for it to fit: a word of each group."""

    intent: Intent
    pattern: Sequence
    groups: tuple[frozenset[str], ...]


class Lexicon:
    """The indexes over one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._costs = rules.costs
        self.asked = [Asked(intent, pattern, tuple(_groups(pattern))) for intent in rules.intents.values() for pattern in intent.questions]
        self.led_by: dict[str, list[Description]] = defaultdict(list)
        self._opened: dict[str, list[Description]] = defaultdict(list)
        for rule in rules.descriptions:
            first = next((part for part in rule.pattern.parts if not isinstance(part, Maybe)), None)
            if isinstance(first, Slot):
                led = replace(rule, pattern=Sequence(rule.pattern.parts[rule.pattern.parts.index(first) :]))
                for kind in rules.members(first.kind):
                    self.led_by[kind].append(led)
            else:
                for word in _first(rule.pattern)[0]:
                    self._opened[word].append(rule)
        self._pronouns = {kind: [_plain(one) for pattern in patterns for one in spellings(pattern)] for kind, patterns in rules.pronouns.items()}
        self._again = {id(one): [_plain(way) for way in spellings(one.pattern)] if one.asks else [] for one in rules.follow_ups}
        self._leaning = frozenset(word for one in rules.follow_ups if not one.asks for word in vocabulary(one.pattern))
        self._fillers = _by_first(rules.words.polite)
        self.vocabulary = frozenset(self._pattern_words())
        self._small = rules.words.fillers | rules.words.glue
        self._spellable = sorted(word for word in self.vocabulary | self._small if len(word) >= 3)
        self._slips: dict[str, dict[str, float]] = {}

    def opening(self, at: int, prices: Prices) -> Iterator[Description]:
        """The descriptions that the word at a position may open."""
        seen: set[int] = set()
        for word in prices.words[at]:
            for rule in self._opened.get(word, ()):
                if id(rule) not in seen:
                    seen.add(id(rule))
                    yield rule

    def pronouns(self, prices: Prices) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """For each kind, the spans of the words that may stand for something of it."""
        for kind, spellings_of in self._pronouns.items():
            spans = [
                (at, at + len(spelling))
                for spelling in spellings_of
                for at in range(len(prices.words) - len(spelling) + 1)
                if all(prices.words[at + step].get(word) == 0.0 for step, word in enumerate(spelling))
            ]
            if spans:
                yield kind, spans

    def asked_again(self, prices: Prices) -> Iterator[tuple[str, float]]:
        """The names that the question asks of the facts before, and the price of the words it has besides."""
        for follow_up in self._rules.follow_ups:
            for spelling in self._again[id(follow_up)]:
                positions = [next((at for at, may_be in enumerate(prices.words) if word in may_be), None) for word in spelling]
                if None not in positions and positions == sorted(set(positions), key=lambda at: at or 0):
                    yield follow_up.asks, sum(price for at, price in enumerate(prices.left) if at not in positions)

    def leans(self, word: str) -> bool:
        """Whether a word only says that the question leans on the one before."""
        return word in self._leaning

    def price(self, question: Question) -> Prices:
        """Look every word of a question up."""
        plain = [word.plain for word in question.words]
        found = [self._may_be(word) for word in plain]
        listed = self._rules.words
        light = [word in listed.glue or word in listed.fillers for word in plain]
        left = [self._leaving(word, may_be) for word, may_be in zip(plain, found, strict=True)]
        said = {at for first, last in self._polite(plain, found) for at in range(first, last)}
        for at in said:
            left[at] = min(left[at], self._costs["filler"])
        strange = [word not in self.vocabulary and not light[at] and at not in said for at, word in enumerate(plain)]
        return Prices(found, left, light, [word in listed.joins for word in plain], strange)

    def _may_be(self, word: str) -> dict[str, float]:
        if word in self.vocabulary:
            return {word: 0.0}
        if word in self._small or len(word) < 3 or word.isdecimal():
            return {}
        if word not in self._slips:
            if len(self._slips) > 10_000:
                self._slips.clear()
            self._slips[word] = self._near(word)
        return self._slips[word]

    def _near(self, word: str) -> dict[str, float]:
        """Words of ours within a slip: one edit, two in long words; a word of three letters may only lack a letter."""
        allowed = 2 if len(word) >= 8 else 1
        near = process.extract(word, self._spellable, scorer=OSA.distance, score_cutoff=allowed, limit=8)
        return {
            found: self._costs["slip"] * distance
            for found, distance, _ in near
            if distance and len(found) >= 4 and (len(word) >= 4 or len(found) == 4)
        }

    def _leaving(self, word: str, may_be: Mapping[str, float]) -> float:
        listed = self._rules.words
        if word in listed.charged:
            return self._costs["charged"]
        if word in listed.fillers:
            return self._costs["filler"]
        if word in listed.glue:
            return self._costs["glue"]
        if any(near in self._small for near in may_be):
            return self._costs["glue"] + min(may_be.values())
        return self._costs["known"] if may_be else self._costs["unknown"]

    def _polite(self, plain: list[str], found: list[dict[str, float]]) -> Iterator[tuple[int, int]]:
        for at in range(len(plain)):
            for phrase in self._fillers.get(plain[at], ()):
                if tuple(plain[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase)

    def _pattern_words(self) -> Iterator[str]:
        for asked in self.asked:
            yield from vocabulary(asked.pattern)
        for rule in self._rules.descriptions:
            yield from vocabulary(rule.pattern)
        for follow_up in self._rules.follow_ups:
            yield from vocabulary(follow_up.pattern)
        for patterns in self._rules.pronouns.values():
            for pattern in patterns:
                yield from vocabulary(pattern)


def _by_first(patterns: Iterable[Sequence]) -> Mapping[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for pattern in patterns:
        for spelling in spellings(pattern):
            plain = _plain(spelling)
            if plain:
                index[plain[0]].append(plain)
    return index


def _plain(spelling: tuple[str | Slot, ...]) -> tuple[str, ...]:
    return tuple(word for word in spelling if isinstance(word, str))


def _first(pattern: Pattern) -> tuple[set[str], bool]:
    """The words a pattern may start with, and whether it may match nothing."""
    match pattern:
        case Word(text):
            return {text}, False
        case Slot():
            return set(), False
        case Maybe(part):
            return _first(part)[0], True
        case Choice(options):
            found = [_first(option) for option in options]
            return set().union(*(words for words, _ in found)), any(empty for _, empty in found)
        case Sequence(parts):
            words: set[str] = set()
            for part in parts:
                more, empty = _first(part)
                words |= more
                if not empty:
                    return words, False
            return words, True


def _groups(pattern: Pattern) -> Iterator[frozenset[str]]:
    """Sets of words of which a question must have one each for the pattern to fit."""
    match pattern:
        case Word(text):
            yield frozenset((text,))
        case Sequence(parts):
            for part in parts:
                yield from _groups(part)
        case Choice(options):
            needed = [list(_groups(option)) for option in options]
            if all(needed):
                yield frozenset().union(*(groups[0] for groups in needed))
        case Slot() | Maybe():
            pass
