"""The rules, indexed by their words: which questions and descriptions can fit what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from bot.question import Question
from bot.reading.words.prices import Prices
from bot.reading.words.pricing import Pricing
from bot.reading.words.sayings import Sayings
from bot.rules.phrases import first_words
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from bot.rules.screens import Screens, by_key
from bot.rules.sieve import Screen, Sieve
from bot.rules.things import Description
from knowledge.patterns import Maybe, Pattern, Sequence, Slot, slots, vocabulary
from knowledge.seldom import collecting_seldom


@dataclass(frozen=True, slots=True)
class Asked:
    """A question pattern, and the names its facts leave open.

    `number` is that of the pattern in its intent. `kinds` are all that its slots and those names may be, `open_kinds` those of
    the names that no slot says; `wanted` are the slots that are what is answered, with their kinds.
    """

    intent: Intent
    number: int
    screen: Screen
    names: Mapping[str, tuple[str, ...]]
    kinds: tuple[str, ...]
    open_kinds: tuple[str, ...]
    wanted: Mapping[str, str]
    beside: Mapping[str, frozenset[str]]


Sifted = tuple[Description, Sequence]


class Lexicon:
    """The indexes over one set of rules, with its sayings and the prices of words.

    Of the `questions`, those that may take something of a kind are filed under it in `taking`, those of which it is what is
    answered in `wanting`.
    """

    @collecting_seldom()
    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._sieve = Sieve()
        asked = [
            self._asked(intent, number, pattern)
            for intent in rules.intents.values()
            for number, pattern in enumerate(intent.questions, 1)
        ]
        self.questions = Screens([(one, one.screen) for one in asked], rules.members)
        self.taking = by_key([one.kinds for one in asked])
        self.wanting = by_key([one.wanted.values() for one in asked])
        led: dict[str, list[tuple[Description, Screen]]] = defaultdict(list)
        opened: list[tuple[Description, Screen]] = []
        opening: list[set[str]] = []
        for rule in rules.descriptions:
            first = next((part for part in rule.pattern.parts if not isinstance(part, Maybe)), None)
            if isinstance(first, Slot):
                rest = replace(rule, pattern=Sequence(rule.pattern.parts[rule.pattern.parts.index(first) :]))
                for kind in rules.members(first.kind):
                    led[kind].append((rest, self._sieve.screen(rest.pattern)))
            # what may stand before a slot is skipped there, if it is small words; any other opens the pattern
            small = rules.words.glue | rules.words.joins if isinstance(first, Slot) else frozenset()
            if heard := first_words(rule.pattern)[0] - small:
                opened.append((rule, self._sieve.screen(rule.pattern)))
                opening.append(heard)
        self._led = {kind: Screens(rules, self._rules.members) for kind, rules in led.items()}
        self._opened = Screens(opened, rules.members)
        self._openers = by_key(opening)
        self.vocabulary = vocabulary(*self._patterns())
        self._heads = vocabulary(*(rule.pattern for rule in rules.descriptions if rule.place in ("head", "beside")))
        self.sayings = Sayings(rules)
        self.pricing = Pricing(rules, self.sayings, self.vocabulary, self._sieve)

    def asks_by(self, question: Question) -> bool:
        """Whether a question asks for a yes, or by a word that does not go on from the word for a kind ("the actor who …")."""
        plain, asking = question.plain, self._rules.words.asking
        behind = (at > 1 and plain[at - 1] in self._heads for at in range(len(plain)))
        asks = (word in asking and not relative for word, relative in zip(plain, behind, strict=True))
        return bool(plain) and (plain[0] in self._rules.words.whether or any(asks))

    def opening(self, at: int, prices: Prices, kinds: frozenset[str]) -> list[Sifted]:
        """The descriptions that the word at a position may open and that take only things of these kinds, each with what the
        question has of its pattern.
        """
        fitting = self._opened.fitting(prices.there) & self._opened.fillable(kinds)
        found: list[Sifted] = []
        for word in prices.words[at]:
            opened = fitting & self._openers.get(word, 0)
            found += self._opened.sift(opened, prices.there)
            fitting &= ~opened
        return found

    def led_by(self, kind: str, prices: Prices, kinds: frozenset[str]) -> list[Sifted]:
        """The descriptions that begin with a thing of a kind and take only things of these kinds, in the same way."""
        led = self._led.get(kind)
        return led.sift(led.fitting(prices.there) & led.fillable(kinds), prices.there) if led else []

    def _asked(self, intent: Intent, number: int, pattern: Sequence) -> Asked:
        names = {name: kinds for name, kinds in intent.facts.names().items() if name != intent.answer.name}
        kinds = tuple(dict.fromkeys([*sorted(slot.kind for slot in slots(pattern)), *chain.from_iterable(names.values())]))
        said = {slot.name for slot in slots(pattern)}
        open_kinds = tuple(dict.fromkeys(chain.from_iterable(names[name] for name in names if name not in said)))
        named = intent.wanted(pattern)
        wanted = {slot.name: slot.kind for slot in slots(pattern) if slot.name in named}
        lines = [frozenset(line.names.values()) for line in intent.facts.lines]
        beside = {name: frozenset().union(*(line - {name} for line in lines if name in line)) for name in names}
        return Asked(intent, number, self._sieve.screen(pattern), names, kinds, open_kinds, wanted, beside)

    def _patterns(self) -> Iterator[Pattern]:
        yield from (pattern for intent in self._rules.intents.values() for pattern in intent.questions)
        yield from (rule.pattern for rule in self._rules.descriptions)
        yield from (follow_up.pattern for follow_up in self._rules.follow_ups)
        yield from (pronoun.pattern for pronoun in self._rules.pronouns)
        yield from (pattern for kind in self._rules.kinds.values() for pattern, _ in kind.now)
