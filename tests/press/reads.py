"""What reads a text in the tests of the article reader."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.press.found import Told

Reads = Callable[[str], list[Told]]


def brief(fact: Told) -> tuple[str, ...]:
    """What a fact tells, in few words: its statement, its subject, its names."""
    names = [part.name for part in fact.parts] or list(fact.nouns.values())
    return (fact.statement, *([fact.subject] if fact.subject else []), *names)
