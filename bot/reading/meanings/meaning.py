"""What the parts of a question may mean: things named, values said, things described."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.question import Question
from bot.rules.questions import Intent
from bot.rules.things import Description
from knowledge.names import Candidate


class Named(NamedTuple):  # tuples, these two, since a question makes them by the dozen
    """Things called by a name; several where the name says no more."""

    kind: str
    things: tuple[Candidate, ...]
    typed: str = ""
    first: int = 0
    last: int = 0


class Value(NamedTuple):
    """A number said as it is, or by the date of `today` ("last year")."""

    kind: str
    value: int
    first: int = 0
    last: int = 0
    today: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One description as it was used: the rule, and what its slots mean."""

    rule: Description
    slots: Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Described:
    """A thing told by what is true of it: the thing named or described first, if any, narrowed by descriptions."""

    kind: str
    said: tuple[Said, ...]
    base: Named | None = None


@dataclass(frozen=True, slots=True)
class Several:
    """Things said one after the other ("best actor and best actress"): the question is asked of each."""

    kind: str
    parts: tuple[Meaning, ...]


Meaning = Named | Value | Described | Several


@dataclass(frozen=True, slots=True)
class Reading:
    """What we take a question to mean: an intent, what its names are, and what it cost to read it so.

    `spans` are the words [first, last) that each name was said with; `left` the words left out; `asks` the name wanted
    instead of the intent's own answer; `worded` whether the pattern, `pattern` by its number in the intent, has words of its own,
    not only names; `taken` are the words that it reads, as bits; an `aside` is no question to go on from.
    """

    question: Question
    intent: Intent
    slots: Mapping[str, Meaning]
    cost: float
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    asks: str = ""
    worded: bool = True
    pattern: int = 0
    taken: int = 0
    aside: bool = False

    def leaves(self) -> Iterator[Named | Value]:
        """Every name and value said, descriptions looked through."""
        for meaning in self.slots.values():
            yield from leaves(meaning)


def is_bare(meaning: Meaning) -> bool:
    """Whether it is the mere word for a kind: "the first film to win", "which films did she direct"."""
    return isinstance(meaning, Described) and not meaning.said and meaning.base is None


def leaves(meaning: Meaning) -> Iterator[Named | Value]:
    """The names and values said within a meaning."""
    match meaning:
        case Named() | Value():
            yield meaning
        case Described(said=said, base=base):
            if base:
                yield base
            for one in said:
                for inner in one.slots.values():
                    yield from leaves(inner)
        case Several(parts=parts):
            for part in parts:
                yield from leaves(part)


def denied(meaning: Meaning) -> Iterator[Named | Value]:
    """The names and values within a meaning of which it only says what is not so."""
    if isinstance(meaning, Several):
        for part in meaning.parts:
            yield from denied(part)
    if isinstance(meaning, Described):
        for one in meaning.said:
            for inner in one.slots.values():
                yield from denied(inner) if one.rule.facts.lines else leaves(inner)


def with_leaf(meaning: Meaning, old: Named, new: Named) -> Meaning:
    """The meaning with one name in it meaning something narrower."""
    if meaning is old:
        return new
    if isinstance(meaning, Several):
        return replace(meaning, parts=tuple(with_leaf(part, old, new) for part in meaning.parts))
    if not isinstance(meaning, Described):
        return meaning
    said = tuple(
        replace(one, slots={name: with_leaf(inner, old, new) for name, inner in one.slots.items()}) for one in meaning.said
    )
    return replace(meaning, said=said, base=new if meaning.base is old else meaning.base)


def unsaid(meaning: Meaning) -> Meaning:
    """The meaning as one that no words of the question say."""
    match meaning:
        case Named() | Value():
            return meaning._replace(first=0, last=0)
        case Described(said=said, base=base):
            slots = tuple({name: unsaid(inner) for name, inner in one.slots.items()} for one in said)
            told = tuple(replace(one, slots=inner) for one, inner in zip(said, slots, strict=True))
            return replace(meaning, said=told, base=base and base._replace(first=0, last=0))
        case Several(parts=parts):
            return replace(meaning, parts=tuple(map(unsaid, parts)))


def apart(reading: Reading) -> list[Reading]:
    """A reading for each of the things said one after the other; one of all that are compared ("who has more")."""
    reading = _beside_others(reading)
    for name, meaning in reading.slots.items():
        if isinstance(meaning, Several):
            named = [part for part in meaning.parts if isinstance(part, Named)]
            compares = reading.intent.compares and reading.intent.answer.name == name
            if compares and len(named) == len(meaning.parts):
                every = Named(meaning.kind, tuple(part.things[0] for part in named))
                return apart(replace(reading, slots={**reading.slots, name: every}))
            return [
                one for part in _told_alike(meaning.parts) for one in apart(replace(reading, slots={**reading.slots, name: part}))
            ]
    return [reading]


def _told_alike(parts: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """What is said of one end of a list holds of all of it: "2010, 2011 and 2012 at the Oscars" are three nights of one award."""
    full = max((parts[-1], parts[0]), key=lambda part: len(_only_slots(part)))
    if not isinstance(full, Described) or not _only_slots(full):
        return parts
    (said,) = full.said
    told = [{**said.slots, **_only_slots(part)} if _only_slots(part) else {} for part in parts]
    return tuple(
        replace(part, said=(Said(said.rule, slots),))
        if isinstance(part, Described) and slots.keys() == said.slots.keys()
        else part
        for part, slots in zip(parts, told, strict=True)
    )


def _only_slots(part: Meaning) -> Mapping[str, Meaning]:
    """The slots of what is told by one description alone."""
    return part.said[0].slots if isinstance(part, Described) and not part.base and len(part.said) == 1 else {}


def _beside_others(reading: Reading) -> Reading:
    """The reading with what is held against others counted among them: "does A have more than B" counts both."""
    answer = reading.intent.answer
    one, other = reading.slots.get(answer.against), reading.slots.get(answer.name)
    if not isinstance(one, Named) or not isinstance(other, Named) or one.kind != other.kind or one.things[0] in other.things:
        return reading
    every = Named(other.kind, (one.things[0], other.things[0]))
    return replace(reading, slots={**reading.slots, answer.against: one._replace(things=one.things[:1]), answer.name: every})
