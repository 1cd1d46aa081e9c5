"""Whole questions of an intent about what is named: as its examples put them, else as its patterns do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from bot.reading.guessing.guess import Guess
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading, is_bare, leaves
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

TRIED = 3  # forms of one intent
_GAP = "\0"  # stands on both sides of a slot's name where the name of the thing comes
Kinds = tuple[tuple[str, str], ...]  # the kind of what fills each slot


class Wordings:
    """Puts guesses into words; `read` tells what a text means."""

    def __init__(self, rules: Rules, read: Callable[[str], Reading | None]) -> None:
        self._rules = rules
        self._read = read
        self._forms = lru_cache(maxsize=1024)(self._found)

    def put(self, guess: Guess, typed: Callable[[int, int], str], *, shown: bool = False) -> str:
        """A question that is surely read as what was guessed; empty where there is none. `typed` are the words at a stretch.

        One that is to be `shown` as a choice is put as an example is: the words of a pattern may be clumsy.
        """
        slots = tuple(sorted((name, item.kind) for name, item in guess.slots.items()))
        for form in self._forms(guess.intent.name, slots, shown):
            text = form
            for name, item in guess.slots.items():
                text = text.replace(f"{_GAP}{name}{_GAP}", _called(item, typed))
            if self._is_read_so(text, guess):
                return text
        return ""

    def _is_read_so(self, text: str, guess: Guess) -> bool:
        reading = self._read(text)
        if reading is None or reading.intent is not guess.intent or reading.cost > self._rules.thresholds["answer"]:
            return False
        said = {_meant(leaf) for leaf in reading.leaves()}
        return all(_meant(leaf) in said for item in guess.slots.values() for leaf in leaves(item.meaning))

    def _found(self, name: str, slots: Kinds, shown: bool) -> tuple[str, ...]:
        intent = self._rules.intents[name]
        forms = chain(self._of_examples(intent, slots), () if shown else self._of_patterns(intent, slots))
        return tuple(islice(dict.fromkeys(forms), TRIED))

    def _of_examples(self, intent: Intent, slots: Kinds) -> list[str]:
        """Those about things of the same kinds first."""
        found: list[tuple[int, str]] = []
        for example in intent.examples:
            reading = None if example.then else self._read(example.ask)
            if reading is None or reading.intent is not intent:
                continue
            said = {name: meaning.kind for name, meaning in reading.slots.items() if not is_bare(meaning)}
            if said.keys() == dict(slots).keys() and all(reading.spans.get(name, (0, 0))[1] for name in said):
                found.append((sum(said[name] != kind for name, kind in slots), _with_gaps(reading, said)))
        return [form for _, form in sorted(found, key=lambda one: one[0])]

    def _of_patterns(self, intent: Intent, slots: Kinds) -> Iterator[str]:
        """The patterns of which no word can be left out, as those are whole questions."""
        names = dict(slots).keys()
        for pattern in intent.questions:
            own = {part.name for part in pattern.parts if isinstance(part, Slot)}
            if own == names and not intent.wanted(pattern) and not any(isinstance(part, Maybe) for part in pattern.parts):
                yield " ".join(filter(None, map(_spoken, pattern.parts))).replace(" 's", "'s") + "?"


def _with_gaps(reading: Reading, said: Iterable[str]) -> str:
    """A question with gaps for what its slots were said with."""
    question = reading.question
    for name in sorted(said, key=lambda name: -reading.spans[name][0]):
        question = replace(question, text=question.instead(*reading.spans[name], f"{_GAP}{name}{_GAP}"))
    return question.text


def _called(item: Item, typed: Callable[[int, int], str]) -> str:
    """A thing by its name where it is one, else as it was typed."""
    meaning = item.meaning
    one = isinstance(meaning, Named) and len(meaning.things) == 1
    return meaning.things[0].label if one and isinstance(meaning, Named) else typed(item.start, item.end)


def _meant(leaf: object) -> object:
    return leaf.things[0].thing if isinstance(leaf, Named) else getattr(leaf, "value", None)


def _spoken(part: Pattern) -> str:
    match part:
        case Word(text):
            return text
        case Slot(name=name):
            return f"{_GAP}{name}{_GAP}"
        case Choice(options):
            return _spoken(options[0])
        case Sequence(parts):
            return " ".join(filter(None, map(_spoken, parts)))
        case Maybe():
            return ""
