"""The rules, indexed by their words: which questions and descriptions can fit what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from bot.question import Question
from bot.reading.words.prices import Prices
from bot.reading.words.pricing import Pricing
from bot.reading.words.sayings import Sayings
from bot.rules.phrases import first_words
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from bot.rules.screens import Screens, each_word
from bot.rules.sieve import Screen, Sieve
from bot.rules.things import Description
from knowledge.patterns import Maybe, Pattern, Sequence, Slot, vocabulary
from knowledge.seldom import collecting_seldom

ALIKE = 2_000  # sets of words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question pattern, and the names its facts leave open.

    `number` is that of the pattern in its intent. `slot_kinds` are those of its slots; `kinds` are all that its slots and those
    names may be, `open_kinds` those of the names that no slot says; `wanted` are the slots that are what is answered, with their
    kinds.
    """

    intent: Intent
    number: int
    screen: Screen
    names: Mapping[str, tuple[str, ...]]
    slot_kinds: frozenset[str]
    kinds: tuple[str, ...]
    open_kinds: tuple[str, ...]
    wanted: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]


Screened = tuple[Description, Screen]
Sifted = tuple[Description, Sequence]


class Lexicon:
    """The indexes over one set of rules, with its sayings and the prices of words."""

    @collecting_seldom()
    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._sieve = Sieve()
        self.asked = [
            self._asked(intent, number, pattern)
            for intent in rules.intents.values()
            for number, pattern in enumerate(intent.questions, 1)
        ]
        led: dict[str, list[Screened]] = defaultdict(list)
        opened: list[tuple[tuple[Description, int], Screen]] = []
        for rule in rules.descriptions:
            first = next((part for part in rule.pattern.parts if not isinstance(part, Maybe)), None)
            if isinstance(first, Slot):
                rest = replace(rule, pattern=Sequence(rule.pattern.parts[rule.pattern.parts.index(first) :]))
                for kind in rules.members(first.kind):
                    led[kind].append((rest, self._sieve.screen(rest.pattern)))
            # what may stand before a slot is skipped there, if it is small words; any other opens the pattern
            small = rules.words.glue | rules.words.joins if isinstance(first, Slot) else frozenset()
            if heard := first_words(rule.pattern)[0] - small:
                screen = self._sieve.screen(rule.pattern)
                opened.append(((rule, self._sieve.bits(heard)), screen))
        self._questions = Screens((asked, asked.screen) for asked in self.asked)
        self._led = {kind: Screens(rules) for kind, rules in led.items()}
        self._opened = Screens(opened)
        self.vocabulary = vocabulary(*self._patterns())
        self._heads = vocabulary(*(rule.pattern for rule in rules.descriptions if rule.place in ("head", "beside")))
        self.sayings = Sayings(rules)
        self.pricing = Pricing(rules, self.sayings, self.vocabulary, self._sieve)
        # which rules a question may use follows from its words alone, and people ask much the same things of many names
        self._openers = lru_cache(maxsize=ALIKE)(self._opened_by)
        self._led_by = lru_cache(maxsize=ALIKE)(self._led_in)
        self._fitting = lru_cache(maxsize=ALIKE)(self._asked_by)

    def asks_by(self, question: Question) -> bool:
        """Whether a question asks for a yes, or by a word that does not go on from the word for a kind ("the actor who …")."""
        plain, asking = question.plain, self._rules.words.asking
        behind = (at > 1 and plain[at - 1] in self._heads for at in range(len(plain)))
        asks = (word in asking and not relative for word, relative in zip(plain, behind, strict=True))
        return bool(plain) and (plain[0] in self._rules.words.whether or any(asks))

    def opening(self, at: int, prices: Prices) -> Sequence_[Sifted]:
        """The descriptions that the word at a position may open, each with what the question has of its pattern."""
        openers, words = self._openers(prices.there), prices.words[at]
        opened = [one for word in words for one in openers.get(self._sieve.bits((word,)), ())]
        return list({id(rule): (rule, pattern) for rule, pattern in opened}.values()) if len(words) > 1 else opened

    def led_by(self, kind: str, prices: Prices) -> Sequence_[Sifted]:
        """The descriptions that begin with a thing of a kind, each with what the question has of its pattern."""
        return self._led_by(prices.there, kind)

    def fitting(self, prices: Prices) -> Sequence_[Asked]:
        """The question patterns of which every necessary word is there."""
        return self._fitting(prices.there)

    def _asked_by(self, there: int) -> list[Asked]:
        return [asked for asked, _ in self._questions.fitting(there)]

    def _opened_by(self, there: int) -> Mapping[int, list[Sifted]]:
        """The descriptions that each of the words that are there may open."""
        found: dict[int, list[Sifted]] = defaultdict(list)
        for (rule, heard), screen in self._opened.fitting(there):
            if (opening := heard & there) and (left := screen.sift(there)) is not None:
                for word in each_word(opening):
                    found[word].append((rule, left))
        return found

    def _led_in(self, there: int, kind: str) -> list[Sifted]:
        return self._led[kind].sift(there) if kind in self._led else []

    def _asked(self, intent: Intent, number: int, pattern: Sequence) -> Asked:
        names = {name: kinds for name, kinds in intent.facts.names().items() if name != intent.answer.name}
        slot_kinds = frozenset(part.kind for part in pattern.parts if isinstance(part, Slot))
        kinds = tuple(dict.fromkeys([*sorted(slot_kinds), *chain.from_iterable(names.values())]))
        slots = {part.name for part in pattern.parts if isinstance(part, Slot)}
        open_kinds = tuple(dict.fromkeys(chain.from_iterable(names[name] for name in names if name not in slots)))
        named = intent.wanted(pattern)
        wanted = {part.name: part.kind for part in pattern.parts if isinstance(part, Slot) and part.name in named}
        lines = [frozenset(line.names.values()) for line in intent.facts.lines]
        beside = {name: frozenset().union(*(line - {name} for line in lines if name in line)) for name in names}
        return Asked(intent, number, self._sieve.screen(pattern), names, slot_kinds, kinds, open_kinds, wanted, beside)

    def _patterns(self) -> Iterator[Pattern]:
        yield from (asked.screen.pattern for asked in self.asked)
        yield from (rule.pattern for rule in self._rules.descriptions)
        yield from (follow_up.pattern for follow_up in self._rules.follow_ups)
        yield from (pronoun.pattern for pronoun in self._rules.pronouns)
        yield from (pattern for kind in self._rules.kinds.values() for pattern, _ in kind.now)
