"""Which examples are shown."""

from __future__ import annotations

from dataclasses import replace

from bot.marquee import Marquee
from bot.rules.examples import shown_examples


def test_examples_marked_for_showing_are_shown(marquee: Marquee) -> None:
    marked = [example.ask for intent in marquee.rules.intents.values() for example in intent.examples if example.help]
    assert marked
    assert [question for _, question in shown_examples(marquee.rules)] == marked


def test_where_none_is_marked_all_that_stand_alone_are(marquee: Marquee) -> None:
    intents = {
        name: replace(intent, examples=tuple(replace(example, help=False) for example in intent.examples))
        for name, intent in marquee.rules.intents.items()
    }
    shown = shown_examples(replace(marquee.rules, intents=intents))
    alone = [(name, one.ask) for name, intent in intents.items() for one in intent.examples if not one.then]
    assert list(shown) == alone
