"""Marquee asked the same questions: reading alone, and the whole way from a text to a reply."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from benchmarks.understanding.clock import Clock
from benchmarks.understanding.questions import Asked
from bot.marquee import Marquee
from bot.reading.meanings.unclear import Unclear, then
from bot.reply import Reply
from knowledge.words import plain

Result = TypeVar("Result")
HOPS = ("read", "plainly", "spot", "match", "find", "reply")


def read(marquee: Marquee, text: str) -> object:
    """What the question may mean: by the short way, else by the first three hops."""
    question = marquee.read(text)
    return then(question, marquee.plainly) or then(then(question, marquee.spot), marquee.match)


def hops(marquee: Marquee, text: str, clocks: dict[str, Clock]) -> None:
    """The hops of a question one by one, each by its clock, as far as it comes."""

    def run(hop: str, call: Callable[[], Result]) -> Result:
        return clocks[hop].run(call)

    question = run("read", lambda: marquee.read(text))
    if isinstance(question, Unclear):
        return
    readings = run("plainly", lambda: marquee.plainly(question))
    if not readings:
        spots = run("spot", lambda: marquee.spot(question))
        found = spots if isinstance(spots, Unclear) else run("match", lambda: marquee.match(spots))
        readings = () if isinstance(found, Unclear) else found
    findings = run("find", lambda: marquee.find(readings)) if readings else None
    if isinstance(findings, tuple):
        run("reply", lambda: marquee.render(text, findings))


def is_right(one: Asked, reply: Reply) -> bool:
    """Whether a reply gives all the answers and no other."""
    given = frozenset(plain(str(answer)) for answer in reply.answers) - {plain(one.topic)}
    return reply.status == "answered" and given in one.answers
