"""What an author wrote, checked and ready: kinds, descriptions, intents, follow-ups, sayings, prices."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from bot.numbers import NumberWords
from bot.rules.clue_words import ClueWords
from bot.rules.questions import FollowUp, Intent, Pronoun
from bot.rules.things import Description, Kind
from knowledge.patterns import Sequence, slots
from knowledge.schema.schema import Schema


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word lists of a language."""

    fillers: frozenset[str]
    titles: frozenset[str]
    glue: frozenset[str]
    asking: frozenset[str]
    joins: frozenset[str]
    lists: frozenset[str]
    charged: frozenset[str]
    whether: frozenset[str]
    circumstances: frozenset[str]
    speaking: frozenset[str]
    leads: frozenset[str]
    ones: frozenset[str]
    others: frozenset[str]
    ever: frozenset[str]
    polite: tuple[Sequence, ...]
    corrects: tuple[Sequence, ...]
    checks: tuple[Sequence, ...]
    check: str
    short: Mapping[str, tuple[str, ...]]

    def is_small(self, word: str) -> bool:
        """Whether a word says little by itself, or only that something is asked."""
        return word in self.fillers or word in self.glue or word in self.asking


@dataclass(frozen=True, slots=True)
class Remark:
    """What people say without asking anything of the store, and the reply.

    `tells` says what of the last question it takes up: `again` its answer once more, `more` the next portion of a long one.
    """

    words: tuple[Sequence, ...]
    say: str
    tells: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything intents.yaml says; `made` holds what was worked out from it once, for as long as it lives."""

    schema: Schema
    kinds: Mapping[str, Kind]
    descriptions: tuple[Description, ...]
    intents: Mapping[str, Intent]
    clues: ClueWords
    follow_ups: tuple[FollowUp, ...]
    pronouns: tuple[Pronoun, ...]
    small_talk: tuple[Remark, ...]
    words: Words
    numbers: NumberWords
    says: Mapping[str, str]
    costs: Mapping[str, float]
    thresholds: Mapping[str, float]
    made: dict[Hashable, object] = field(default_factory=dict, init=False, compare=False, repr=False)

    def members(self, kind: str) -> tuple[str, ...]:
        """The kinds a slot of `kind` takes: itself, or those of a union."""
        return self.kinds[kind].any or (kind,) if kind in self.kinds else (kind,)

    def told_by(self, kinds: tuple[str, ...]) -> frozenset[str]:
        """The kinds by which something of these kinds may be told: a night by its award, its year, not by who won there."""
        known = self.made.get(("told by", kinds))
        if not isinstance(known, frozenset):
            own = (rule for rule in self.descriptions if not any(line.statement.unit for line in rule.facts.every_line()))
            described = (rule.pattern for rule in own if rule.kind in kinds)
            known = self.made["told by", kinds] = frozenset(slot.kind for pattern in described for slot in slots(pattern))
        return known
