"""The last hop: findings become a reply, written by the intent's template, with sources and everything read differently said."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.finding.find import Findings
from bot.finding.rows import Thing
from bot.reading.meanings.meaning import Described, Named, Reading
from bot.reading.meanings.unclear import Unclear
from bot.reply import Named as NamedThing
from bot.reply import Reply, Status
from bot.rules.rules import Rules
from bot.telling.beside import limits, remarks
from bot.telling.corrected import read_differently
from bot.telling.joining import answers_of, joined
from bot.telling.phrasing import Phrasing
from bot.telling.portion import portion
from bot.telling.slots import MOST_SHOWN, Slots, names_of
from bot.threads.thread import Thread


class Renderer:
    """Writes replies by the templates of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._phrasing = Phrasing(rules)
        self._slots = Slots(rules, self._phrasing)

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
        return replace(joined((first, second), self._phrasing), thread=second.thread)

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
        findings, held = (findings, None) if start is None else portion(findings, start, self._tells_rows(reading))
        status, body, shown = self._body(findings, store)
        corrected = {typed: name for typed, name in read_differently(reading, self._rules).items() if typed in text}
        lines = [self.say("reading_as", typed=typed, name=name) for typed, name in corrected.items()]
        if reading.left:
            lines.append(self.say("leaving_out", words=", ".join(reading.left)))
        lines.append(body)
        if findings.otherwise and status in ("answered", "no_answer"):
            lines.append(self._second(findings.otherwise, store))
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
        answers = _answers(shown, status)
        return Reply(
            status=status,
            text="\n".join(line for line in map(str, lines) if line),
            answers=answers,
            things=tuple(_named(cell) for cell in shown.cells(_wanted(shown)) if isinstance(cell, Thing)),
            sources=sources,
            intent=reading.intent.name,
            slots={name: names_of(name, findings) for name in reading.slots},
            confidence=confidence(reading.cost, self._rules),
            corrected=corrected,
            portion=held,
        )

    def _tells_rows(self, reading: Reading) -> bool:
        return not reading.asks and "rows" in self._phrasing.uses(reading.intent.reply)

    def _body(self, findings: Findings, store: sqlite3.Connection) -> tuple[Status, Markup, Findings]:
        """The status, the sentence, and the findings it speaks of."""
        intent = findings.reading.intent
        if findings.answer.decides and findings.held is None:
            return "no_answer", self._tell(intent.no_answer, findings, store), findings
        if findings.rows and findings.is_partial:
            return "no_answer", self.say("partly", reply=self._asked(findings, store)), findings
        if findings.rows and not findings.instead:
            return "answered", self._asked(findings, store), findings
        if findings.closed and findings.answer.form == "count":
            return "answered", self._tell(intent.reply, findings, store), findings
        instead, near = findings.instead or (None, findings)
        nearest = self._tell(instead.reply, near, store) if instead else None
        if findings.rows:
            return "answered", Markup(" ").join(part for part in (self._asked(findings, store), nearest) if part), findings
        if findings.closed and findings.answer.form == "yes_or_no" and intent.no:
            said = self._none(intent.no, findings, store)
            return "answered", Markup(" ").join(part for part in (said, nearest) if part), findings
        if nearest and instead and instead.answers:
            return "answered", nearest, near
        said = self._empty(findings.reading, store) or self._none(intent.no_answer, findings, store)
        return "no_answer", Markup(" ").join(part for part in (said, nearest) if part), near

    def _asked(self, findings: Findings, store: sqlite3.Connection) -> Markup:
        reading = findings.reading
        if reading.asks:
            answer = self._context(findings, store, frozenset((reading.asks,)))[reading.asks]
            return (
                self.say("asked_again", answer=answer) if str(answer) else self._tell(reading.intent.no_answer, findings, store)
            )
        return self._tell(reading.intent.reply, findings, store)

    def _empty(self, reading: Reading, store: sqlite3.Connection) -> Markup | None:
        """Where a description itself finds nothing, that is what the reply says."""
        for name, meaning in reading.slots.items():
            if isinstance(meaning, Described) and meaning.said and self._slots.described(meaning, store) == ():
                first, last = reading.spans.get(name, (0, 0))
                return self.say("nothing_like", words=reading.question.typed(first, last))
        return None

    def _none(self, template: str, findings: Findings, store: sqlite3.Connection) -> Markup:
        """That nothing was found or is so, of all conditions or of none: naming but some would deny more than was asked."""
        slots = findings.reading.slots
        said = self._tell(template, findings, store)
        unsaid = [name for name in slots if name not in self._phrasing.uses(template) and name != findings.answer.name]
        if len(unsaid) == len(slots):
            return said
        shown = self._context(findings, store, unsaid)
        names = [Markup(shown[name]) for name in unsaid if str(shown.get(name, ""))]
        return Markup("\n").join([said, self.say("none_with", names=Markup(", ").join(names))] if names else [said])

    def _second(self, findings: Findings, store: sqlite3.Connection) -> Markup:
        return self.say("otherwise", reply=self._tell(findings.reading.intent.reply, findings, store))

    def _tell(self, template: str, findings: Findings, store: sqlite3.Connection) -> Markup:
        """Findings as a template tells them."""
        return self._phrasing.lines(template, self._context(findings, store, self._phrasing.uses(template)))

    def _context(self, findings: Findings, store: sqlite3.Connection, used: Collection[str]) -> dict[str, Any]:
        """What a template uses of what it may: each name, the rows, the count, whether the list is closed."""
        reading = findings.reading
        names = dict.fromkeys((*findings.query.names, *reading.intent.facts.names()))
        context: dict[str, Any] = {name: self._phrasing.cells(findings.cells(name)) for name in names if name in used}
        for name, meaning in reading.slots.items():
            answered = findings.rows and name == findings.answer.name
            if name in used and not answered and not 0 < len(findings.cells(name)) <= MOST_SHOWN:
                context[name] = self._slots.call(name, meaning, reading, store)
        for called, facts in reading.intent.also.items():
            found = tuple(row for parent in findings.rows for row in parent.also.get(called, ()))
            if called in used:
                context[called] = self._phrasing.rows(found)
            for name in facts.names():
                if name in used and name not in context:
                    context[name] = self._phrasing.cells(
                        tuple(dict.fromkeys(cell for row in found for cell in row.cells.get(name, ())))
                    )
        if findings.answer.of and findings.count is not None:
            context[findings.answer.of] = findings.count
        context.update(count=findings.count or len(findings.rows), closed=bool(findings.closed), held=findings.held)
        if "others" in used:
            best = findings.cells(findings.answer.name)
            context["others"] = [(self._phrasing.call(one), times) for one, times in findings.tally if one not in best]
        if "rows" in used:
            context["rows"] = self._phrasing.rows(findings.rows)
        return context


def confidence(cost: float, rules: Rules) -> float:
    """The probability that a reading of this cost is meant: half at the cost called `half`."""
    return round(math.pow(2.0, -max(cost, 0.0) / rules.costs["half"]), 3)


def _wanted(findings: Findings) -> str:
    return findings.answer.name


def _answers(findings: Findings, status: Status) -> tuple[str | int | float, ...]:
    if status != "answered":
        return ()
    if findings.answer.form == "yes_or_no" or findings.answer.decides:
        return ("yes",) if findings.held or findings.rows and not findings.answer.decides else ("no",)
    if findings.answer.form == "count":
        return (findings.count or 0,)
    return tuple(cell.name if isinstance(cell, Thing) else cell for cell in findings.cells(_wanted(findings)))


def _are_namesakes(findings: Sequence[Findings]) -> bool:
    """Whether all is asked of things of one name."""
    named = [[leaf.things[0].name for leaf in one.reading.leaves() if isinstance(leaf, Named)] for one in findings]
    return all(names == named[0] for names in named)


def _named(thing: Thing) -> NamedThing:
    return NamedThing(thing.name, thing.label, thing.kind, int(thing.told) if thing.told.isdecimal() else None)
