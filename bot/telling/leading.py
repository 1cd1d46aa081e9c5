"""Whether the first of two answers only leads to the second: "some film won best picture in 2020, who directed it?"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.reply import Reply
from bot.rules.rules import Rules
from bot.threads.thread import Mention, Thread


def goes_on(first: Reply, second: Reply) -> bool:
    """Whether the second answer is of what the first one found, or told beside what it was asked of."""
    told = {label for _, label in _told(first)} - _named(first)
    return not _named(second).isdisjoint(told.union(map(str, first.answers)))


def are_of_one(first: Reply, second: Reply, rules: Rules) -> bool:
    """Whether two answers tell of one thing that a pronoun may stand for; "best actor" is many things."""
    kinds = {kind for pronoun in rules.pronouns for kind in rules.members(pronoun.kind)}
    return any(kind in kinds and not rules.schema.kinds[kind].many for kind, _ in _told(first) & _told(second))


def spoken_of(mentions: Iterable[Mention]) -> set[tuple[str, str]]:
    """The kinds and labels of all that was spoken of."""
    return {(mention.kind, label) for mention in mentions for label in mention.labels}


def _told(reply: Reply) -> set[tuple[str, str]]:
    return spoken_of(Thread.load(reply.thread).told)


def _named(reply: Reply) -> set[str]:
    """The names in the question that a reply answers."""
    return {name for names in reply.slots.values() for name in ((names,) if isinstance(names, str) else names)}
