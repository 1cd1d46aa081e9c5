"""A Marquee made of what is on the disk: the shipped rules, and the store."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.home import Home
from bot.marquee import Marquee
from bot.reading.guessing.trained import model_file, trained
from bot.reading.words.lexicon import Lexicon
from bot.rules.intents import load_rules
from bot.rules.rules import Rules
from knowledge.schema.statements import load_statements
from knowledge.seldom import collecting_seldom
from knowledge.store import open_store

if TYPE_CHECKING:
    from bot.serving.remembering import Answer


@collecting_seldom()
def make_marquee(home: Home) -> Marquee:
    """A Marquee over the shipped rules and the store. Raises Mistakes or StoreError."""
    rules = load_rules(load_statements())
    marquee = Marquee(rules, open_store(home.store), model=partial(trained, rules, home.folder))
    gc.freeze()  # the rules stay as long as the program: looking through them for garbage would hold questions up
    return marquee


def make_answering(rules: Rules, lexicon: Lexicon, home: Home) -> Callable[[], Callable[[str, str, int | None], Answer]]:
    """What makes, in a process forked off later, what answers there from the store; that may raise StoreError."""
    from bot.serving.remembering import work_out  # who asks one question does without, and starts sooner

    model = trained(rules, home.folder)  # here, once for all of them
    return lambda: partial(work_out, Marquee(rules, open_store(home.store), lexicon=lexicon, model=lambda: model))


def learn_wordings(home: Home) -> None:
    """Train what guesses questions, where the wordings are new. Raises Mistakes."""
    if not model_file(home.folder).is_file():
        trained(load_rules(load_statements()), home.folder)


def practice(rules: Rules) -> list[tuple[str, str, int, bool]]:
    """Something of everything that may be asked, one after the other."""
    return [(example.ask, "", 0, True) for intent in rules.intents.values() for example in intent.examples]
