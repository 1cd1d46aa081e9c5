"""What a reply says of findings: the sentence of the intent's template, and whether that is an answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Any

from markupsafe import Markup

from bot.finding.find import Findings
from bot.reading.meanings.meaning import Described, Reading
from bot.reply import Status
from bot.rules.rules import Rules
from bot.telling.phrasing import Phrasing
from bot.telling.slots import MOST_SHOWN, Slots


class Body:
    """Puts findings into words by the templates of one set of rules."""

    def __init__(self, rules: Rules, phrasing: Phrasing) -> None:
        self._phrasing = phrasing
        self._slots = Slots(rules, phrasing)

    def said(self, findings: Findings, store: sqlite3.Connection) -> tuple[Status, Markup, Findings]:
        """The status, the sentence, and the findings it speaks of."""
        intent = findings.reading.intent
        if findings.answer.decides and findings.held is None:
            return "no_answer", self._tell(intent.no_answer, findings, store), findings
        if findings.rows and findings.is_partial:
            return "no_answer", self._phrasing.say("partly", reply=self._asked(findings, store)), findings
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
            return "answered", nearest, findings if instead.denies else near
        said = self._empty(findings.reading, store) or self._none(intent.no_answer, findings, store)
        return "no_answer", Markup(" ").join(part for part in (said, nearest) if part), near

    def _asked(self, findings: Findings, store: sqlite3.Connection) -> Markup:
        """What was asked for, or what the last question was asked again for."""
        reading = findings.reading
        if reading.asks:
            answer = self._context(findings, store, frozenset((reading.asks,)))[reading.asks]
            if not str(answer):
                return self._tell(reading.intent.no_answer, findings, store)
            return self._phrasing.say("asked_again", answer=answer)
        return self._tell(reading.intent.reply, findings, store)

    def _empty(self, reading: Reading, store: sqlite3.Connection) -> Markup | None:
        """Where a description itself finds nothing, that is what the reply says."""
        for name, meaning in reading.slots.items():
            if isinstance(meaning, Described) and meaning.said and self._slots.described(meaning, store) == ():
                first, last = reading.spans.get(name, (0, 0))
                return self._phrasing.say("nothing_like", words=reading.question.typed(first, last))
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
        return Markup("\n").join([said, self._phrasing.say("none_with", names=Markup(", ").join(names))] if names else [said])

    def second(self, findings: Findings, store: sqlite3.Connection) -> Markup:
        """What the findings of the second reading of a year tell, said to be that."""
        return self._phrasing.say("otherwise", reply=self._tell(findings.reading.intent.reply, findings, store))

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

    def tells_rows(self, reading: Reading) -> bool:
        """Whether the reply to a reading tells row after row."""
        return not reading.asks and "rows" in self._phrasing.uses(reading.intent.reply)
