"""What press.yaml says, as values: the words and patterns by which an article tells something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.patterns import Pattern, vocabulary
from knowledge.press.phrases import Phrases
from knowledge.schema.schema import Schema, Unit
from knowledge.words import plain

# Slots of no kind: up to eight words whatever they are, and words between quotation marks.
ANY, QUOTE = "words", "quote"
NEITHER = "neither"
# What a column of a table may hold beside the states and the kinds of parts.
SERIES, SUBJECT, STATE = "series", "subject", "state"


@dataclass(frozen=True, slots=True)
class OccasionForm:
    """Of what kind a night is, what fields name it, and how it is called by its series with a number or a year."""

    kind: str
    series: str
    number: str
    year: str
    called: str
    or_called: str
    unnamed: str
    beside: frozenset[str]
    last: Phrases[str]
    heads: frozenset[str]
    epithets: frozenset[str]


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """The words of which subjects of results are made: see `subjects:` in press.yaml."""

    leads: frozenset[str]
    heads: Mapping[str, str]
    words: frozenset[str]
    crafts: frozenset[str]
    joins: frozenset[str]
    beside: frozenset[str]
    compounds: Phrases[str]
    named: Phrases[str]
    behind: frozenset[str]
    unsettled: frozenset[str]
    opened: frozenset[str]
    apart: Phrases[str]
    told_apart: frozenset[str]
    tied: frozenset[str]
    embodied: frozenset[str]
    crowned: frozenset[str]
    indefinite: frozenset[str]
    praising: Phrases[str]
    again: frozenset[str]
    before: Phrases[str]
    maker: str
    performed: str
    unnamed: str

    def of_one(self, name: str) -> str:
        """A subject that several have won as one of them has: "best singers" is "best singer"."""
        said = ((word, plain(word)) for word in name.split())
        return " ".join(word[:-1] if bare.endswith("s") and bare[:-1] in self.heads else word for word, bare in said)


@dataclass(frozen=True, slots=True)
class Doubts:
    """The words that make a sentence, or a whole article, tell less than it seems to."""

    whole: frozenset[str]
    phrases: Phrases[str]
    coming: Phrases[str]
    opinions: Phrases[str]
    denied: frozenset[str]
    past: Phrases[str]
    present: frozenset[str]
    forecasts: Phrases[str]
    lives: Phrases[str]
    ahead: Phrases[str]
    books: Phrases[str]
    fiction: Phrases[str]


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The words inside an entry of a list: between names, before a work, its source or the title beside somebody, and of time."""

    joins: frozenset[str]
    works: frozenset[str]
    sources: frozenset[str]
    within: frozenset[str]
    times: frozenset[str]


@dataclass(frozen=True, slots=True)
class Saying:
    """A pattern that tells a statement, whether what it finds may be accepted, and whether it holds in reviews alone."""

    statement: str
    pattern: Pattern
    certain: bool
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """How other programs are told a statement: the name of the relation and the nouns that are its subject and its object."""

    relation: str
    subject: str
    object: str


@dataclass(frozen=True)
class PressRules:
    """Everything that press.yaml says, for a schema."""

    schema: Schema
    occasion: OccasionForm
    personal: str
    series: Phrases[str]
    subjects: SubjectWords
    roles: Mapping[str, str]
    small: frozenset[str]
    particles: frozenset[str]
    in_titles: frozenset[str]
    oblique: frozenset[str]
    introducing: frozenset[str]
    honorifics: frozenset[str]
    buildings: frozenset[str]
    houses: frozenset[str]
    parting: frozenset[str]
    relatives: frozenset[str]
    impersonal: frozenset[str]
    single: frozenset[str]
    kin: frozenset[str]
    others: Phrases[str]
    respectively: frozenset[str]
    shared: frozenset[str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    pronouns: Phrases[str]
    opening: frozenset[str]
    unlike: frozenset[str]
    speaking: frozenset[str]
    staying: frozenset[str]
    receiving: frozenset[str]
    speech: frozenset[str]
    reviewing: Phrases[str]
    origins: frozenset[str]
    fillers: frozenset[str]
    doubts: Doubts
    begins_aside: Phrases[str]
    within_aside: Phrases[str]
    states: Phrases[str]
    marks: frozenset[str]
    columns: Mapping[str, Phrases[str]]
    credits: Phrases[str]
    billed: Mapping[str, Phrases[str]]
    entries: EntryWords
    sayings: tuple[Saying, ...]
    deeds: Phrases[str]
    passed: Phrases[str]
    tails: Mapping[str, tuple[Pattern, ...]]
    told: Mapping[str, Shown]

    @cached_property
    def unit(self) -> Unit:
        """The unit whose holder is the kind of an occasion."""
        return next(unit for unit in self.schema.units.values() if unit.holder == self.occasion.kind)

    @cached_property
    def higher(self) -> str:
        """The statement that tells the higher state of the unit."""
        return next(name for name, each in self.schema.statements.items() if each.unit == self.unit and each.state)

    @cached_property
    def lower(self) -> str:
        """The statement that tells that something is a unit at all."""
        return next(name for name, each in self.schema.statements.items() if each.unit == self.unit and not each.state)

    @cached_property
    def things(self) -> tuple[str, ...]:
        """The kinds that a unit's parts may be."""
        return tuple(self.unit.parts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of all patterns."""
        patterns = (*(saying.pattern for saying in self.sayings), *(tail for tails in self.tails.values() for tail in tails))
        return vocabulary(*patterns)

    @cached_property
    def titled(self) -> tuple[str, ...]:
        """The kinds of parts that have titles rather than names of people."""
        return tuple(kind for kind in self.things if kind != self.personal)
