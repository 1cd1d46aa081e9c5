"""Marquee asked the same questions: reading alone, and the whole way from a text to a reply."""

from __future__ import annotations

from functools import partial

from benchmarks.understanding.questions import Asked
from bot.marquee import Marquee
from bot.reply import Reply
from bot.unclear import then
from knowledge.words import plain

HOPS = ("read", "spot", "match", "find", "reply")


def read(marquee: Marquee, text: str) -> object:
    """The first three hops: what the question may mean."""
    return then(then(marquee.read(text), marquee.spot), partial(marquee.match))


def is_right(one: Asked, reply: Reply) -> bool:
    """Whether a reply gives all the answers and no other."""
    given = frozenset(plain(str(answer)) for answer in reply.answers) - {plain(one.topic)}
    return reply.status == "answered" and given in one.answers
