"""What conversation.yaml says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Language:
    """A language the bot speaks: its own name, its sentences, what its commands do, questions to begin with, the months."""

    name: str
    says: Mapping[str, str]
    commands: Mapping[str, str]
    examples: tuple[str, ...]
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A part of the help: its title in each language, the intents whose examples it shows, and what a language `asks` instead."""

    name: str
    titles: Mapping[str, str]
    intents: tuple[str, ...]
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that goes on from a thing: what its button says, the question, and the facts without which it is not offered."""

    button: str
    ask: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Part:
    """One of the lists that a card shows: the facts, and the name by which their rows are ordered, latest first."""

    facts: Facts
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """How a thing of a kind is shown: the letter of its links, its lists, its text, and one line of it."""

    kind: str
    link: str
    parts: Mapping[str, Part]
    text: str
    line: str
    asks: tuple[Asking, ...] = ()


@dataclass(frozen=True, slots=True)
class Riddle:
    """A kind of quiz question: its text, the facts behind it, the kind that it is drawn from, what is asked for.

    `others` are facts that yield wrong answers, tried in turn; `because` says why the right one is right.
    """

    ask: str
    facts: Facts
    about: str
    answer: str
    others: tuple[Facts, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    """What happened on a day: the facts, the names of the day and of the thing in them, the line in each language."""

    facts: Facts
    on: str
    thing: str
    lines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class News:
    """What is new about a thing that a chat follows: the facts, and the line that tells one of them."""

    facts: Facts
    line: str


@dataclass(frozen=True, slots=True)
class Told:
    """All of it. The first language is the one that says everything."""

    languages: Mapping[str, Language]
    commands: Mapping[str, frozenset[str]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    cards: Mapping[str, Card] = field(default_factory=dict)
    riddles: tuple[Riddle, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    news: Mapping[str, News] = field(default_factory=dict)
