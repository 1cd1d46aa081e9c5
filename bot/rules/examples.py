"""The example questions that are shown."""

from __future__ import annotations

from bot.rules.rules import Rules


def shown_examples(rules: Rules) -> tuple[tuple[str, str], ...]:
    """The questions that intents.yaml marks for showing, with the names of their intents; all where it marks none."""
    every = [(intent.name, example) for intent in rules.intents.values() for example in intent.examples if not example.then]
    marked = [(name, example) for name, example in every if example.help]
    return tuple((name, example.ask) for name, example in marked or every)
