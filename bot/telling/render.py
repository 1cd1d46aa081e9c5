"""The last hop: findings become a reply, written by the intent's template, with sources and everything read differently said."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.finding.find import Findings
from bot.finding.rows import Thing
from bot.reading.meanings.meaning import Named
from bot.reading.meanings.unclear import Unclear
from bot.reply import Named as NamedThing
from bot.reply import Reply, Status
from bot.rules.rules import Rules
from bot.telling.beside import limits, remarks
from bot.telling.body import Body
from bot.telling.corrected import read_differently
from bot.telling.joining import answers_of, joined
from bot.telling.phrasing import Phrasing
from bot.telling.portion import portion
from bot.telling.slots import names_of
from bot.threads.thread import Thread


class Renderer:
    """Writes replies by the templates of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._phrasing = Phrasing(rules)
        self._body = Body(rules, self._phrasing)

    def say(self, name: str, /, **values: object) -> Markup:
        """One of the bot's own sentences, from `says:`."""
        return self._phrasing.say(name, **values)

    def remark(self, template: str, **values: object) -> Markup:
        """What is said to a remark."""
        return self._phrasing.write(template, values)

    def reply(self, text: str, findings: Sequence[Findings], store: sqlite3.Connection, start: int | None = None) -> Reply:
        """The reply to findings; several are those of namesakes or of things said one after the other, each answered.

        `text` is the message as typed: only what it says is told as read differently. With `start`, a long list is told a portion
        at a time, the one that starts there.
        """
        if len(findings) == 1 and start is not None:
            return self._one(text, findings[0], store, start)
        replies = [self._one(text, one, store) for one in findings]
        first = replies[0]
        if len(replies) == 1:
            return first
        together = joined(replies, self._phrasing)
        if first.is_polar and _are_namesakes(findings):  # one did and one did not: each is an answer
            return replace(together, answers=answers_of(replies))
        return together

    def without(self, reply: Reply, left: str) -> Reply:
        """An answer, with the words said that it leaves out."""
        return replace(reply, text=f"{self.say('leaving_out', words=left)}\n{reply.text}")

    def guessed(self, reply: Reply, text: str) -> Reply:
        """The answer to a question that was guessed, which is said first."""
        sure = confidence(self._rules.costs["guess"], self._rules)
        said = self.say("taken_as", question=text[:1].upper() + text[1:])
        return replace(reply, text=f"{said}\n{reply.text}", confidence=round(reply.confidence * sure, 3))

    def joined(self, first: Reply, second: Reply) -> Reply:
        """The answers to two questions as one reply, in the thread of the second."""
        return replace(joined((first, second), self._phrasing), thread=second.thread, joint=True)

    def unclear(self, unclear: Unclear, thread: Thread) -> Reply:
        """The reply to a question without a reading: what was the matter, and questions to choose from."""
        statuses: dict[str, Status] = {"which_one": "which_one", "not_known": "no_answer"}
        status = statuses.get(unclear.why, "not_understood")
        choices = tuple(choice[:1].upper() + choice[1:] for choice in unclear.choices)
        said = self.say(unclear.why, choices=choices, **unclear.values)
        if unclear.why in ("not_understood", "not_known", "nobody"):
            thread = replace(thread, question="", answer="", earlier=())  # what follows leans on a question that was not read
        kept = thread.dump() if thread.mentions else ""
        return Reply(status, str(said), choices=choices, thread=kept, idle=unclear.why == "empty")

    def _one(self, text: str, findings: Findings, store: sqlite3.Connection, start: int | None = None) -> Reply:
        """The reply to findings."""
        reading = findings.reading
        findings, held = (findings, None) if start is None else portion(findings, start, self._body.tells_rows(reading))
        status, body, shown = self._body.said(findings, store)
        corrected = {typed: name for typed, name in read_differently(reading, self._rules).items() if typed in text}
        lines = [self.say("reading_as", typed=typed, name=name) for typed, name in corrected.items()]
        if reading.left:
            lines.append(self.say("leaving_out", words=", ".join(reading.left)))
        lines.append(body)
        if findings.otherwise and status in ("answered", "no_answer"):
            lines.append(self._body.second(findings.otherwise, store))
        if findings.by_second:
            lines.append(self.say("by_second"))
        lines += remarks(findings, self._phrasing)
        lines += limits(shown, store, self._rules, self._phrasing)
        if held:
            lines.append(self.say("portion", first=held.first, last=held.last, total=held.total))
        beside = [one for one in (findings.instead and findings.instead[1], findings.otherwise) if one]
        sources = tuple(dict.fromkeys([*shown.sources, *(source for one in beside for source in one.sources)]))
        if sources:
            lines.append(self._phrasing.source_line(sources))
        if status == "no_answer" and findings.otherwise and findings.otherwise.rows:
            status, shown = "answered", findings.otherwise
        return Reply(
            status=status,
            text="\n".join(line for line in map(str, lines) if line),
            answers=_answers(shown, status),
            things=tuple(_named(cell) for cell in shown.answers() if isinstance(cell, Thing)),
            sources=sources,
            intent=reading.intent.name,
            slots={name: names_of(name, findings) for name in reading.slots},
            confidence=confidence(reading.cost, self._rules),
            corrected=corrected,
            portion=held,
        )


def confidence(cost: float, rules: Rules) -> float:
    """The probability that a reading of this cost is meant: half at the cost called `half`."""
    return round(math.pow(2.0, -max(cost, 0.0) / rules.costs["half"]), 3)


def _answers(findings: Findings, status: Status) -> tuple[str | int | float, ...]:
    if status != "answered":
        return ()
    if findings.answer.form == "yes_or_no" or findings.answer.decides:
        return ("yes",) if findings.held or findings.rows and not findings.answer.decides else ("no",)
    if findings.answer.form == "count":
        return (findings.count or 0,)
    return tuple(cell.name if isinstance(cell, Thing) else cell for cell in findings.answers())


def _are_namesakes(findings: Sequence[Findings]) -> bool:
    """Whether all is asked of things of one name."""
    named = [[leaf.things[0].name for leaf in one.reading.leaves() if isinstance(leaf, Named)] for one in findings]
    return all(names == named[0] for names in named)


def _named(thing: Thing) -> NamedThing:
    return NamedThing(thing.name, thing.label, thing.kind, int(thing.told) if thing.told.isdecimal() else None)
