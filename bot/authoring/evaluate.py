"""Scores answers against expectations: right, wrong, or abstained.

An expectation is a status (answered where none is given) and answers, all of them needed, or `at_least` so many; a nested list is
any one of it.
Right: the status fits, the answers stand in `answers` or in the reply, and nothing of `must_not` does. Wrong: it answered and is
not right. Anything else is an abstention.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.authoring.jsonl import ask_lines
from bot.marquee import Marquee
from bot.reply import Reply
from knowledge.words import plain


@dataclass(frozen=True, slots=True)
class Scored:
    """One question with its reply and the verdict on it."""

    asked: Mapping[str, Any]
    reply: Reply
    verdict: str

    @property
    def kind(self) -> str:
        """What the question was filed under."""
        return str(self.asked.get("kind") or self.asked.get("style") or "all")

    @property
    def source(self) -> str:
        """Where the question comes from, in its first words."""
        return str(self.asked.get("source") or "none").partition(" (")[0]

    @property
    def known_by(self) -> str:
        """What tells the question from others of its file: its id, as two chats may ask the same, or else its words."""
        return str(self.asked.get("id") or self.question)

    @property
    def question(self) -> str:
        """The question as it was put."""
        return str(self.asked["question"])


def evaluate(marquee: Marquee, lines: Iterable[str]) -> Iterator[Scored]:
    """Ask every line's question, each `chat` in its thread. Raises ValueError for a line that holds no question."""
    for number, asked, reply in ask_lines(marquee, lines):
        if reply is None or isinstance(asked, str):
            raise ValueError(f"line {number}: {asked}")
        if "expect" not in asked and "answers" not in asked:
            raise ValueError(f"line {number}: nothing to score by; wanted: expect or answers")
        yield Scored(asked, reply, verdict(asked, reply))


def verdict(asked: Mapping[str, Any], reply: Reply) -> str:
    """ "right", "wrong" or "abstained"."""
    expected = asked.get("expect", asked.get("answers", []))
    if isinstance(expected, list):
        needed = [expected] if asked.get("any") else expected
        accepted = [{"answers": needed}, *({"answers": way["expect"]} for way in asked.get("alternatives", ()))]
    else:
        accepted = [expected, *expected.get("or", ())]
    if any(_meets(one, reply) for one in accepted):
        return "right"
    return "wrong" if reply.status == "answered" else "abstained"


def _meets(expected: Mapping[str, Any], reply: Reply) -> bool:
    if reply.status != expected.get("status", "answered"):
        return False
    said = _padded(reply.plain)
    given = {plain(str(answer)) for answer in reply.answers}
    wanted = [one if isinstance(one, list) else [one] for one in expected.get("answers", ())]
    told = sum(any(_stands(one, given, said) for one in either) for either in wanted)
    never = any(_padded(str(one)) in said for one in expected.get("must_not", ()))
    return told >= expected.get("at_least", len(wanted)) and not never


def _stands(wanted: object, given: set[str], said: str) -> bool:
    word = plain(str(wanted))
    return word in given or (word not in ("yes", "no") and f" {word} " in said)


def _padded(text: str) -> str:
    return f" {plain(text)} "


def as_line(scored: Scored) -> str:
    """A verdict as one line of JSON, for those who want to see each."""
    reply = scored.reply
    shown = {
        "verdict": scored.verdict,
        "id": scored.asked.get("id"),
        "question": scored.asked["question"],
        "status": reply.status,
    }
    return json.dumps({**shown, "intent": reply.intent, "confidence": reply.confidence, "reply": reply.plain}, ensure_ascii=False)
