"""Questions that can be answered, near to one that cannot: what can be asked of the things it names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from bot.question import Question
from bot.reading.meanings.meaning import Named, Reading, is_bare
from bot.rules.questions import Intent
from bot.rules.rules import Rules
from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as InOrder

MOST = 3
_NAME = "\0"  # where the name stands in a question that is ready but for it
Form = tuple[str, str]


class _Single(NamedTuple):
    """An example that names one thing: what it asks, the slot and the kind of that thing, and the example without its name."""

    intent: str
    slot: str
    kind: str
    form: str


class Nearest:
    """Offers questions as the examples of the rules put them, as far as `answers` says that the store has something to say.

    `read` tells what an example means.
    """

    def __init__(self, rules: Rules, answers: Callable[[Reading], bool], read: Callable[[str], Reading | None]) -> None:
        self._rules = rules
        self._answers = answers
        self._read = read
        self._facts = {
            name: frozenset(line.statement.name for line in intent.facts.lines) for name, intent in rules.intents.items()
        }
        self._form = lru_cache(maxsize=None)(self._form_of)
        self._kinds = lru_cache(maxsize=None)(self._kinds_of)
        self._single = lru_cache(maxsize=None)(self._single_of)  # as many as there are examples

    def to(self, names: Iterable[Named], likely: Collection[str] = (), most: int = MOST) -> tuple[str, ...]:
        """Up to `most` questions about what is named, those of the `likely` intents first."""
        questions = (question for named in names for question in self._about(named, likely))
        return tuple(islice(dict.fromkeys(islice(questions, 2 * most)), most))

    def _about(self, named: Named, likely: Collection[str]) -> Iterator[str]:
        """Of the intents that look for the same facts only the first: what somebody won need not be asked in three ways."""
        one = named._replace(things=named.things[:1])
        asked: set[frozenset[str]] = set()
        for name in sorted(self._rules.intents, key=lambda name: name not in likely):
            facts = self._facts[name]
            slot, form = ("", "") if facts in asked else self._form(name, named.kind) or ("", "")
            if form and self._answers(Reading(Question("", (), ()), self._rules.intents[name], {slot: one}, 0.0)):
                asked.add(facts)
                yield form.replace(_NAME, named.things[0].label)

    def _form_of(self, name: str, kind: str) -> Form | None:
        """A question of an intent, if any, that takes one such thing and nothing else, and the slot of the thing.

        As an example puts it, else, where the store does not know what the examples are about, as the first pattern does.
        """
        intent = self._rules.intents[name]
        if kind not in self._kinds(name):
            return None  # examples take their time
        return next(chain(self._of_examples(intent, kind), self._of_patterns(intent, kind)), None)

    def _kinds_of(self, name: str) -> frozenset[str]:
        """What an intent may be asked of."""
        intent = self._rules.intents[name]
        slots = {part.kind for pattern in intent.questions for part in pattern.parts if isinstance(part, Slot)}
        return frozenset(chain(*intent.facts.names().values(), *map(self._rules.members, slots)))

    def _of_examples(self, intent: Intent, kind: str) -> Iterator[Form]:
        for example in intent.examples:
            single = None if example.then else self._single(example.ask)
            if single is None or single.intent != intent.name:
                continue
            if kind in intent.facts.names().get(single.slot, (single.kind,)):
                yield single.slot, single.form

    def _single_of(self, ask: str) -> _Single | None:
        """What an example names, if it is one thing and nothing else."""
        reading = self._read(ask)
        said = [(slot, meaning) for slot, meaning in reading.slots.items() if not is_bare(meaning)] if reading else []
        slot, meaning = said[0] if len(said) == 1 else ("", None)
        if reading is None or not isinstance(meaning, Named) or not meaning.last:
            return None
        return _Single(reading.intent.name, slot, meaning.kind, reading.question.instead(meaning.first, meaning.last, _NAME))

    def _of_patterns(self, intent: Intent, kind: str) -> Iterator[Form]:
        """The patterns of which no word can be left out, as those are whole questions."""
        for pattern in intent.questions if intent.takes in ("", "named") else ():
            slots = [part for part in pattern.parts if isinstance(part, Slot)]
            whole = not any(isinstance(part, Maybe) for part in pattern.parts)
            if whole and len(slots) == 1 and kind in self._rules.members(slots[0].kind) and len(pattern.parts) > 1:
                said = " ".join(part for part in map(_spoken, pattern.parts) if part)
                yield slots[0].name, said.replace(" 's", "'s") + "?"


def _spoken(part: Pattern) -> str:
    match part:
        case Word(text):
            return text
        case Slot():
            return _NAME
        case Choice(options):
            return _spoken(options[0])
        case InOrder(parts):
            return " ".join(filter(None, map(_spoken, parts)))
        case Maybe():
            return ""
