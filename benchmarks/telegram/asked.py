"""What the bots are asked: questions asked before, new ones, and both as they come."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable

from benchmarks.telegram.server import Server
from bot.rules.intents import load_rules
from bot.rules.samples import Samples
from knowledge.schema.statements import load_statements

CHATS = 50
_NAMES = 500  # of each kind, of which new questions ask
Give = Callable[[Server, int], None]


def examples() -> list[str]:
    """Every example of every question, as it is asked."""
    return [example.ask for intent in load_rules(load_statements()).intents.values() for example in intent.examples]


def ask(asked: list[str]) -> Give:
    """One after the other, again and again."""
    return lambda server, number: server.message(1 + number % CHATS, asked[number % len(asked)])


def ask_new(asked: list[str]) -> Give:
    """Never the same twice."""
    return lambda server, number: server.message(1 + number % CHATS, new(asked, number))


def new(asked: list[str], number: int) -> str:
    """A question in words that were not asked before."""
    return f"{asked[number % len(asked)]} {'?' * (number // len(asked))}"


def ask_mixed(asked: list[str]) -> Give:
    """Two in three are drawn from the examples, some much more often than others; the third was never asked before."""
    chance, drawn = random.Random(3), _often(asked)

    def give(server: Server, number: int) -> None:
        if number % 3:
            server.message(chance.randrange(1, CHATS + 1), drawn())
        else:
            ask_new(asked)(server, number)

    return give


def ask_varied(asked: list[str], store: sqlite3.Connection, chats: int) -> Give:
    """The same from many chats, where each new question is made from any pattern with any names."""
    chance, drawn = random.Random(5), _often(asked)
    rules = load_rules(load_statements())
    samples = Samples(rules, store, _NAMES)
    patterns = [pattern for intent in rules.intents.values() for pattern in intent.questions]

    def made() -> str:
        while True:
            for question in samples.questions(chance.choice(patterns), str(chance.random()), 1):
                return question

    return lambda server, number: server.message(chance.randrange(1, chats + 1), drawn() if number % 3 else made())


def type_in(asked: list[str]) -> Give:
    """Typed for inline results, each by somebody else."""
    return lambda server, number: server.typed(1 + number, asked[number % len(asked)])


def _often(asked: list[str]) -> Callable[[], str]:
    """Draws examples, a few of them most of the time."""
    chance = random.Random(4)
    popular = chance.sample(asked, len(asked))
    weights = [1 / rank for rank in range(1, len(popular) + 1)]
    return lambda: chance.choices(popular, weights)[0]
