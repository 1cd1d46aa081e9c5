"""Everything the bot does beside answering questions, over one store and in each of its languages."""

from __future__ import annotations

import datetime
import random
import sqlite3
from collections.abc import Sequence
from functools import lru_cache

from bot.conversation.cards import Cards, Shown
from bot.conversation.days import Days, Remembered
from bot.conversation.keys import Known, key_of, thing_of
from bot.conversation.news import Item, Newsroom
from bot.conversation.prefixes import Prefixes
from bot.conversation.riddles import Question, Riddles
from bot.conversation.rules import Told, Topic
from bot.rules.examples import shown_examples
from bot.rules.rules import Rules
from bot.rules.templates import environment
from bot.telling.phrasing import Phrasing
from knowledge.store import Version


class Conversation:
    """Not for several threads at once, as the store behind it."""

    def __init__(self, told: Told, rules: Rules, store: sqlite3.Connection) -> None:
        self.told = told
        self._store = store
        self.version = Version(store, rules.schema)
        self._says = rules.says
        self._asked = dict(reversed(shown_examples(rules)))
        self._template = lru_cache(maxsize=None)(environment().from_string)
        phrasing = Phrasing(rules)
        self._cards = Cards(told, rules, store, phrasing)
        self._riddles = Riddles(told, rules, store, phrasing)
        self._days = Days(told, rules, store, phrasing)
        self._newsroom = Newsroom(told, rules, store, phrasing)
        self._prefixes = Prefixes(store, told.cards)

    @property
    def first_language(self) -> str:
        """The language that says everything."""
        return next(iter(self.told.languages))

    def speaks(self, language: str) -> str:
        """The language, or the part of it before a hyphen, if it is spoken; else the first one."""
        for code in (language, language.partition("-")[0]):
            if code in self.told.languages:
                return code
        return self.first_language

    def say(self, language: str, name: str, /, **values: object) -> str:
        """A sentence in Telegram HTML: in the language, or in the first one, or as questions are answered. Raises KeyError."""
        for code in (self.speaks(language), self.first_language):
            if name in self.told.languages[code].says:
                return self._template(self.told.languages[code].says[name]).render(**values)
        return self._template(self._says[name]).render(**values)

    def day(self, language: str, day: datetime.date) -> str:
        """A day of any year: 29 February."""
        months = self.told.languages[self.speaks(language)].months or self.told.languages[self.first_language].months
        return f"{day.day} {months[day.month - 1]}"

    def commands(self, language: str, scope: str) -> list[tuple[str, str]]:
        """The commands of a kind of chat, each with what it does."""
        spoken, first = (self.told.languages[code].commands for code in (self.speaks(language), self.first_language))
        return [(name, spoken.get(name) or first[name]) for name, scopes in self.told.commands.items() if scope in scopes]

    def is_command(self, name: str) -> bool:
        """Whether there is a command of this name."""
        return name in self.told.languages[self.first_language].commands

    def examples(self, language: str) -> tuple[str, ...]:
        """Questions to begin with, in a language."""
        spoken = self.told.languages[self.speaks(language)]
        return spoken.examples or self.told.languages[self.first_language].examples

    def topics(self) -> tuple[Topic, ...]:
        """The parts of the help."""
        return self.told.topics

    def asked_of(self, topic: Topic, language: str) -> list[str]:
        """The questions of a part of the help in a language, else one of each of its intents where one is shown."""
        asked = topic.asks.get(self.speaks(language))
        return list(asked) if asked else [self._asked[intent] for intent in topic.intents if intent in self._asked]

    def titled(self, topic: Topic, language: str) -> str:
        """The title of a part of the help in a language."""
        return topic.titles.get(self.speaks(language)) or topic.titles.get(self.first_language) or topic.name

    def counts(self) -> tuple[int, int]:
        """How many things and facts the store has."""
        things, facts = self._store.execute("SELECT things, facts FROM built").fetchone()
        return int(things), int(facts)

    def link_of(self, thing: Known, room: int = 64) -> str:
        """The word that opens a thing's card, in a deep link or a button: at most so many letters, digits, - and _."""
        return f"{self.told.cards[thing.kind].link}_{key_of(thing, room - 2)}"

    def linked(self, word: str) -> Known | None:
        """The thing that a link opens; None where there is none."""
        kind, key = self._kind_and_key(word)
        return thing_of(key, kind, self._store) if kind else None

    def is_link(self, word: str) -> bool:
        """Whether it is put like a link to a thing, be there one or not."""
        kind, key = self._kind_and_key(word)
        return bool(kind and key)

    def _kind_and_key(self, word: str) -> tuple[str, str]:
        letter, _, key = word.partition("_")
        return next((card.kind for card in self.told.cards.values() if card.link == letter), ""), key

    def called(self, kind: str, label: str) -> Known | None:
        """The thing of a kind with this label, if it has a card."""
        sql = "SELECT id, kind, name, label, told, facts FROM thing WHERE kind = ? AND label = ? LIMIT 2"
        found = self._store.execute(sql, (kind, label)).fetchall() if kind in self.told.cards else []
        return Known(*found[0]) if len(found) == 1 else None

    def card(self, thing: Known) -> Shown | None:
        """Its card; None where its kind has none."""
        return self._cards.show(thing)

    def asks(self, thing: Known, after: str = "") -> tuple[tuple[str, str], ...]:
        """What buttons say and the questions they ask, going on from a thing, or from a question of an intent about it."""
        return self._cards.asks(thing, after)

    def begin(self, typed: str) -> Sequence[Known]:
        """The things whose names begin as typed, best known first."""
        return self._prefixes.begin(typed)

    def riddle(self, chance: random.Random) -> Question | None:
        """A quiz question."""
        return self._riddles.draw(chance)

    def on(self, language: str, day: datetime.date) -> list[Remembered]:
        """What happened on this day of other years."""
        return self._days.on(day, self.speaks(language))

    def next_after(self, day: datetime.date) -> datetime.date | None:
        """The next day of the calendar on which something happened."""
        return self._days.next_after(day, self.first_language)

    def can_follow(self, thing: Known) -> bool:
        """Whether there may be news of it."""
        return self._newsroom.can_follow(thing)

    def news_of(self, thing: Known) -> list[Item]:
        """Everything that would be news of it, had nothing been told yet."""
        return self._newsroom.of(thing)
