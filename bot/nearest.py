"""Questions that can be answered, near to one that cannot: what can be asked of the things it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chart import Chart
from bot.meaning import Named, Reading, leaves
from bot.question import Question
from bot.rules import Intent, Rules
from bot.spots import Spots
from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as InOrder

MOST = 3


@dataclass(frozen=True, slots=True)
class Nearest:
    """Offers questions: by the rules, as far as `answers` says that the store has something to say to a reading."""

    rules: Rules
    answers: Callable[[Reading], bool]

    def to(self, spots: Spots, chart: Chart, readings: Sequence[Reading], most: int = MOST) -> tuple[str, ...]:
        """Up to `most` questions about the names in a question, those first that it may have been meant as."""
        found: dict[str, None] = {}
        named = [leaf for item in chart.cover(spots.prices) if not item.pronoun for leaf in leaves(item.meaning)]
        for leaf in named:
            if isinstance(leaf, Named):
                for question in self._about(leaf, readings):
                    if len(found) >= most:
                        return tuple(found)
                    found.setdefault(question)
        return tuple(found)

    def _about(self, named: Named, readings: Sequence[Reading]) -> Iterator[str]:
        likely = [reading.intent.name for reading in readings]
        for intent in sorted(self.rules.intents.values(), key=lambda intent: intent.name not in likely):
            written = _written(self.rules, intent, named)
            if written:
                slot, question = written
                one = replace(named, things=named.things[:1])
                if self.answers(Reading(Question(question, (), ()), intent, {slot: one}, 0.0)):
                    yield question


def _written(rules: Rules, intent: Intent, named: Named) -> tuple[str, str] | None:
    """The first question of an intent that takes one such thing and nothing else, with the thing's name in it, and its slot."""
    for pattern in intent.questions:
        slots = [part for part in pattern.parts if isinstance(part, Slot)]
        if (
            len(slots) == 1
            and named.kind in rules.members(slots[0].kind)
            and intent.takes != "described"
            and len(pattern.parts) > 1
        ):
            said = " ".join(part for part in (_spoken(part, named.things[0].label) for part in pattern.parts) if part)
            return slots[0].name, said[0].upper() + said[1:].replace(" 's", "'s") + "?"
    return None


def _spoken(part: Pattern, name: str) -> str:
    match part:
        case Word(text):
            return text
        case Slot():
            return name
        case Choice(options):
            return _spoken(options[0], name)
        case InOrder(parts):
            return " ".join(filter(None, (_spoken(inner, name) for inner in parts)))
        case Maybe():
            return ""
