"""Questions made from patterns: each in a few of its spellings, its slots filled with what the store has most facts about."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from functools import lru_cache
from random import Random

from bot.rules.rules import Rules
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word
from knowledge.words import ordinal

WELL_KNOWN = 6  # things of a kind that slots are usually filled with


def spelled(pattern: Pattern, random: Random, said: set[int]) -> Iterator[str | Slot]:
    """One way to say a pattern, as words and slots; of several ways one not yet `said`, known by its id."""
    match pattern:
        case Word(text):
            yield text
        case Slot():
            yield pattern
        case Choice(options):
            chosen = random.choice([option for option in options if id(option) not in said] or options)
            said.add(id(chosen))
            yield from spelled(chosen, random, said)
        case Maybe(part):
            if random.random() < 0.5:
                yield from spelled(part, random, said)
        case Sequence(parts):
            for part in parts:
                yield from spelled(part, random, said)


class Samples:
    """Makes questions by one set of rules over one store; the same seeds make the same questions.

    Patterns share their phrases, so that a few questions of each say all that these may be said with.
    """

    def __init__(self, rules: Rules, store: sqlite3.Connection, well_known: int = WELL_KNOWN) -> None:
        """`well_known`: how many things of a kind slots are filled with."""
        self._rules = rules
        self._store = store
        self._well_known = well_known
        self.start()
        self._known_of = lru_cache(maxsize=None)(self._known)

    def start(self) -> None:
        """Say anything once more, as if nothing had been said: the same questions are made whatever was asked for before."""
        self._said: set[int] = set()

    def questions(
        self, pattern: Pattern, seed: str, most: int, *, takes: str = "", only: str = "", wanted: Collection[str] = ()
    ) -> Iterator[str]:
        """At most so many different questions that a pattern reads, made one at a time.

        Its slots, or the `only` one, get what an intent says it `takes`, else names; `wanted` ones get the word for their kind.
        """
        random = Random(seed)
        made: set[str] = set()
        for _ in range(most * 2):
            question = self._question(pattern, random, takes, only, wanted)
            if question and question not in made and not question.startswith("'"):
                made.add(question)
                yield question
            if len(made) == most:
                return

    def _question(self, pattern: Pattern, random: Random, takes: str = "", only: str = "", wanted: Collection[str] = ()) -> str:
        """A question, empty where a slot can be filled with nothing."""
        said: list[str] = []
        for part in spelled(pattern, random, self._said):
            if isinstance(part, Slot):
                if part.name in wanted:
                    filled = self._head(part.kind, random)
                elif takes in ("described", "sorts") and only in ("", part.name):
                    filled = self._description(part.kind, random)
                elif takes == "several" and only in ("", part.name):
                    filled = self._two(part.kind, random)
                else:
                    filled = self._name(part.kind, random, said)
                if not filled:
                    return ""
                said.append(filled)
            else:
                said.append(part)
        return " ".join(said).replace(" 's", "'s")

    def _name(self, kind: str, random: Random, taken: list[str]) -> str:
        """A name or value of a kind, another than those already in the question where there is one."""
        known = self._known_of(random.choice(self._rules.members(kind)))
        free = [name for name in known if name not in taken]
        return random.choice(free or known or [""])

    def _two(self, kind: str, random: Random) -> str:
        """Two things of one kind, one after the other."""
        one = random.choice(self._rules.members(kind))
        first = self._name(one, random, [])
        second = self._name(one, random, [first])
        return f"{first} {min(self._rules.words.lists, default='')} {second}" if first and second else ""

    def _description(self, kind: str, random: Random) -> str:
        """A thing told without its name: by a description of it, or by the word for its kind and what narrows it."""
        member = random.choice(self._rules.members(kind))
        ways = [rule for rule in self._rules.descriptions if rule.kind == member and rule.place in ("described", "after")]
        if not ways:
            return self._name(kind, random, [])
        rule = random.choice(ways)
        told = self._question(rule.pattern, random)
        head = self._head(rule.kind, random) if rule.place == "after" else ""
        return f"{head} {told}".strip() if told else ""

    def _head(self, kind: str, random: Random) -> str:
        heads = [head for head in self._rules.descriptions if head.kind == kind and head.place == "head"]
        return self._question(heads[0].pattern, random) if heads else ""

    def _known(self, kind: str) -> list[str]:
        """What a kind's slots are filled with: the things with most facts, or values that facts have."""
        told = self._rules.schema.kinds.get(kind)
        if told and told.value:
            return self._values(kind)
        column = "name" if told and told.many else "label"
        found = self._store.execute(
            f"SELECT {column} FROM thing WHERE kind = ? GROUP BY {column} ORDER BY max(facts) DESC, {column} LIMIT ?",
            (kind, self._well_known),
        )
        return [row[0] for row in found]

    def _values(self, kind: str) -> list[str]:
        found: set[int | str] = set()
        for statement in self._rules.schema.tables():
            for noun in statement.nouns:
                if noun.kinds == (kind,):
                    found.update(row[0] for row in self._store.execute(f'SELECT "{noun.name}" FROM "{statement.name}"'))
        how = self._rules.kinds.get(kind)
        if how is None or not how.numbers:
            return [str(value) for value in sorted(map(str, found - {None}))][: self._well_known]
        told = [value for value in found if isinstance(value, int) and value in how.numbers]
        numbers = sorted(told, reverse=True) or list(how.numbers)
        return [ordinal(value) if how.rank else str(value) for value in numbers[: self._well_known]]
