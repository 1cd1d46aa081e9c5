"""The last hop: findings become a reply, written by the intent's template, with sources and everything read differently said."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from jinja2.meta import find_undeclared_variables
from markupsafe import Markup, escape

from bot.find import Findings
from bot.meaning import Described, Meaning, Named, Reading, Value, leaves
from bot.portion import portion
from bot.query import compile_query
from bot.reply import Named as NamedThing
from bot.reply import Reply, Source, Status
from bot.rows import Cell, Row, Thing, load_things, place_in_order, read_rows
from bot.rules import Answer, Facts, Rules
from bot.templates import date, environment, listed
from bot.thread import Thread
from bot.unclear import Unclear

_STATUSES: tuple[Status, ...] = ("answered", "which_one", "no_answer", "not_understood")
_ALONE = {"{{ name }}": "name", "{{ label }}": "label"}  # what needs no template
MOST_SOURCES = 3
MOST_SHOWN = 3  # things a description found are printed up to here, else the words typed


class Renderer:
    """Writes replies by the templates of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        environment_of: Environment = environment()
        self._called = lru_cache(maxsize=4096)(self._call)
        self._template = lru_cache(maxsize=None)(environment_of.from_string)
        self._uses = lru_cache(maxsize=None)(lambda template: find_undeclared_variables(environment_of.parse(template)))
        self._sources = lru_cache(maxsize=1024)(self._source_line)

    def say(self, name: str, /, **values: object) -> Markup:
        """One of the bot's own sentences, from `says:`."""
        return Markup(self._template(self._rules.says[name]).render(**values))

    def remark(self, template: str, **values: object) -> Markup:
        """What is said to a remark."""
        return Markup(self._template(template).render(**values))

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
        together = self._together(replies)
        if first.is_polar and _are_namesakes(findings):  # one did and one did not: each is an answer
            return replace(together, answers=tuple(dict.fromkeys(answer for reply in replies for answer in reply.answers)))
        return together

    def without(self, reply: Reply, left: str) -> Reply:
        """An answer, with the words said that it leaves out."""
        return replace(reply, text=f"{self.say('leaving_out', words=left)}\n{reply.text}")

    def joined(self, first: Reply, second: Reply) -> Reply:
        """The answers to two questions as one reply, in the thread of the second."""
        return replace(self._together((first, second)), thread=second.thread)

    def _together(self, replies: Sequence[Reply]) -> Reply:
        sources = tuple(dict.fromkeys(source for reply in replies for source in reply.sources))
        bodies = [reply.text.rsplit("\n", 1)[0] if reply.sources else reply.text for reply in replies]
        polar = [reply.answers for reply in replies if reply.is_polar]
        agreed = polar[0] if len(polar) == len(replies) and len(set(polar)) == 1 else ("no",)
        answers = tuple(dict.fromkeys(answer for reply in replies for answer in reply.answers))
        return replace(
            replies[0],
            text="\n".join([*dict.fromkeys(bodies), *([str(self.source_line(sources))] if sources else [])]),
            status=min((reply.status for reply in replies), key=_STATUSES.index),
            answers=agreed if len(polar) == len(replies) else answers,
            things=tuple(dict.fromkeys(thing for reply in replies for thing in reply.things)),
            sources=sources,
            confidence=min(reply.confidence for reply in replies),
        )

    def unclear(self, unclear: Unclear, thread: Thread) -> Reply:
        """The reply to a question without a reading: what was the matter, and questions to choose from."""
        statuses: dict[str, Status] = {"which_one": "which_one", "not_known": "no_answer"}
        status = statuses.get(unclear.why, "not_understood")
        choices = tuple(choice[:1].upper() + choice[1:] for choice in unclear.choices)
        said = self.say(unclear.why, choices=choices, **unclear.values)
        if unclear.why in ("not_understood", "not_known", "nobody"):
            thread = replace(thread, question="", answer="")  # what follows leans on a question that was not read
        kept = thread.dump() if thread.mentions else ""
        return Reply(status, str(said), choices=choices, thread=kept, idle=unclear.why == "empty")

    def shown(self, rows: Iterable[Row]) -> list[dict[str, Any]]:
        """Rows as templates take them."""
        return [self._row(row) for row in rows]

    def write(self, template: str, shown: Mapping[str, Any]) -> Markup:
        """A template filled in."""
        return Markup(self._template(template).render(shown))

    def source_line(self, sources: tuple[Source, ...]) -> Markup:
        """The line that names sources."""
        return self._sources(sources[:MOST_SOURCES], len(sources))

    def _one(self, text: str, findings: Findings, store: sqlite3.Connection, start: int | None = None) -> Reply:
        """The reply to findings."""
        reading = findings.reading
        findings, held = (findings, None) if start is None else portion(findings, start)
        status, body, shown = self._body(findings, store)
        corrected = {typed: name for typed, name in _corrected(reading, self._rules).items() if typed in text}
        lines = [self.say("reading_as", typed=typed, name=name) for typed, name in corrected.items()]
        if reading.left:
            lines.append(self.say("leaving_out", words=", ".join(reading.left)))
        lines.append(body)
        if findings.otherwise and status in ("answered", "no_answer"):
            lines.append(self._second(findings.otherwise, store))
        if findings.by_second:
            lines.append(self.say("by_second"))
        lines += self._asides(findings)
        lines += [self.say("so_far", last=self.call(last)) for last in _latest(shown, store, self._rules)]
        lines += [self.say("as_of", date=date(day)) for day in _days(reading)]
        if held:
            lines.append(self.say("portion", first=held.first, last=held.last, total=held.total))
        sources = tuple(dict.fromkeys((*shown.sources, *(findings.otherwise.sources if findings.otherwise else ()))))
        if sources:
            lines.append(self.source_line(sources))
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
            slots={name: self._slot(name, reading, findings) for name in reading.slots},
            confidence=confidence(reading.cost, self._rules),
            corrected=corrected,
            portion=held,
        )

    def _asides(self, findings: Findings) -> list[Markup]:
        """What is to be added: remarks that the template does not show, what sources disagree on, what was corrected."""
        lines = []
        counts = findings.answer.form in ("count", "most", "fewest")
        if "note" not in findings.reading.intent.reply and not counts:
            remarks = {row.notes: self._cells(row.cells.get(findings.answer.name, ())) for row in findings.rows if row.notes}
            said = [self.say("remark", name=name, note=Markup(", ").join(notes)) for notes, name in remarks.items()]
            lines += [self.say("remarks", remarks=Markup("; ").join(said))] if said else []
        for conflict in findings.asides.conflicts:
            sides = [self.say("side", value=self._cells(side.cells), source=side.source.title) for side in conflict]
            lines.append(self.say("disagree", sides=Markup("; ").join(sides)))
        for one in findings.asides.corrected:
            lines.append(self.say("was_corrected", fact=one.fact, why=one.why, source=one.source.title))
        return lines

    def _body(self, findings: Findings, store: sqlite3.Connection) -> tuple[Status, Markup, Findings]:
        """The status, the sentence, and the findings it speaks of."""
        intent = findings.reading.intent
        if findings.answer.times and findings.held is None:
            return "no_answer", self._tell(intent.no_answer, findings, store), findings
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
            if isinstance(meaning, Described) and meaning.said and self._described(meaning, store) == ():
                first, last = reading.spans.get(name, (0, 0))
                return self.say("nothing_like", words=reading.question.typed(first, last))
        return None

    def _none(self, template: str, findings: Findings, store: sqlite3.Connection) -> Markup:
        """That nothing was found or is so, of all conditions or of none: naming but some would deny more than was asked."""
        slots = findings.reading.slots
        said = self._tell(template, findings, store)
        unsaid = [name for name in slots if name not in self._uses(template) and name != findings.answer.name]
        if len(unsaid) == len(slots):
            return said
        shown = self._context(findings, store, unsaid)
        names = [Markup(shown[name]) for name in unsaid if str(shown.get(name, ""))]
        return Markup("\n").join([said, self.say("none_with", names=Markup(", ").join(names))] if names else [said])

    def _second(self, findings: Findings, store: sqlite3.Connection) -> Markup:
        return self.say("otherwise", reply=self._tell(findings.reading.intent.reply, findings, store))

    def _tell(self, template: str, findings: Findings, store: sqlite3.Connection) -> Markup:
        """Findings as a template tells them."""
        shown = self._context(findings, store, self._uses(template))
        lines = (line.strip() for line in self._template(template).render(shown).split("\n"))
        return Markup("\n".join(line for line in lines if line))

    def _context(self, findings: Findings, store: sqlite3.Connection, used: Collection[str]) -> dict[str, Any]:
        """What a template uses of what it may: each name, the rows, the count, whether the list is closed."""
        reading = findings.reading
        names = dict.fromkeys((*findings.query.names, *reading.intent.facts.names()))
        context: dict[str, Any] = {name: self._cells(findings.cells(name)) for name in names if name in used}
        for name, meaning in reading.slots.items():
            answered = findings.rows and name == findings.answer.name
            if name in used and not answered and not 0 < len(findings.cells(name)) <= MOST_SHOWN:
                context[name] = self._meaning(name, meaning, reading, store)
        for called, facts in reading.intent.also.items():
            found = tuple(row for parent in findings.rows for row in parent.also.get(called, ()))
            if called in used:
                context[called] = [self._row(row) for row in found]
            for name in facts.names():
                if name in used and name not in context:
                    context[name] = self._cells(tuple(dict.fromkeys(cell for row in found for cell in row.cells.get(name, ()))))
        if findings.answer.of and findings.count is not None:
            context[findings.answer.of] = findings.count
        context.update(count=findings.count or len(findings.rows), closed=bool(findings.closed), held=findings.held)
        if "rows" in used:
            context["rows"] = [self._row(row) for row in findings.rows]
        return context

    def _row(self, row: Row) -> dict[str, Any]:
        cells: dict[str, Any] = {name: self._cells(found) for name, found in row.cells.items()}
        for called, inner in row.also.items():
            cells[called] = [self._row(one) for one in inner]
            for name in {name for one in inner for name in one.cells}:
                cells.setdefault(name, self._cells(tuple(dict.fromkeys(cell for one in inner for cell in one.cells[name]))))
        cells["note"] = Markup(", ").join(row.notes)
        return cells

    def _cells(self, cells: Iterable[Cell]) -> Markup:
        return listed(self.call(cell) for cell in cells)

    def call(self, cell: Cell) -> Markup:
        """A thing or value as replies print it."""
        if not isinstance(cell, Thing):
            return escape(cell)
        kind = self._rules.kinds.get(cell.kind)
        if kind is None:
            return escape(cell.label)
        return self._called(kind.call, cell, tuple((name, cell.known.get(name, "")) for name in kind.known))

    def _call(self, template: str, thing: Thing, known: tuple[tuple[str, str | int], ...]) -> Markup:
        if template in _ALONE:
            return escape(getattr(thing, _ALONE[template]))
        return Markup(self._template(template).render(name=thing.name, label=thing.label, told=thing.told, **dict(known)))

    def _meaning(self, name: str, meaning: Meaning, reading: Reading, store: sqlite3.Connection) -> Markup:
        """A slot as a reply prints it where the rows do not show it."""
        if isinstance(meaning, Named):
            named = load_things(store, self._rules, [thing.thing for thing in meaning.things])
            if len(named) == 1:
                return listed(map(self.call, named.values()))
            names = dict.fromkeys(escape(thing.name) for thing in meaning.things)
            return listed(names, "or") if len(names) <= MOST_SHOWN or not meaning.typed else escape(meaning.typed)
        if isinstance(meaning, Described):
            if found := self._described(meaning, store):
                return listed(self.call(thing) for thing in found)
            if len(meaning.said) == 1 and not meaning.base and meaning.said[0].rule.say:
                slots = meaning.said[0].slots.items()
                shown = {slot: self._meaning("", inner, reading, store) for slot, inner in slots}
                if all(shown.values()):
                    return Markup(self._template(meaning.said[0].rule.say).render(shown))
            return escape(reading.question.typed(*reading.spans.get(name, (0, 0))))
        return escape(meaning.value if isinstance(meaning, Value) else "")

    def _described(self, meaning: Described, store: sqlite3.Connection) -> tuple[Cell, ...] | None:
        """The things that a description means; None where they are too many to be shown."""
        query = compile_query(Facts(), {"one": meaning}, Answer("each"), self._rules)
        few = f"{query.every('one')}\nLIMIT {MOST_SHOWN + 1}"
        if len(store.execute(few, dict(query.parameters)).fetchall()) > MOST_SHOWN:
            return None
        return tuple(dict.fromkeys(cell for row in read_rows(query, store, self._rules).rows for cell in row.cells["one"]))

    def _slot(self, name: str, reading: Reading, findings: Findings) -> str | list[str]:
        cells = findings.cells(name)
        meaning = reading.slots[name]
        if cells:
            names = [cell.name if isinstance(cell, Thing) else str(cell) for cell in cells]
        elif isinstance(meaning, Named):
            names = [thing.name for thing in meaning.things]
        elif isinstance(meaning, Described):
            names = [reading.question.typed(*reading.spans.get(name, (0, 0)))]
        else:
            names = [str(leaf.value) for leaf in leaves(meaning) if isinstance(leaf, Value)]
        return names[0] if len(names) == 1 else names

    def _source_line(self, sources: tuple[Source, ...], number: int) -> Markup:
        """The line that names these sources, of so many."""
        shown = [
            self.say("source_linked" if source.url else "source_plain", title=source.title, url=source.url) for source in sources
        ]
        return self.say("sources", sources=Markup("; ").join(shown), more=number - len(sources))


def confidence(cost: float, rules: Rules) -> float:
    """The probability that a reading of this cost is meant: half at the cost called `half`."""
    return round(math.pow(2.0, -max(cost, 0.0) / rules.costs["half"]), 3)


def _latest(findings: Findings, store: sqlite3.Connection, rules: Rules) -> list[Thing]:
    """What came last of all that a plain "no" or total speaks of: what comes after it may change the answer."""
    form = findings.answer.form
    if form != "count" and (form != "yes_or_no" or findings.rows):
        return []
    so_far = [load_things(store, rules, one.holders) for one in findings.closed if one.so_far]
    return list(dict.fromkeys(max(things.values(), key=lambda thing: place_in_order(thing, rules)) for things in so_far))


def _days(reading: Reading) -> dict[str, None]:
    """The dates by which numbers were told."""
    return dict.fromkeys(leaf.today for leaf in reading.leaves() if isinstance(leaf, Value) and leaf.today)


def _wanted(findings: Findings) -> str:
    return findings.answer.name


def _answers(findings: Findings, status: Status) -> tuple[str | int | float, ...]:
    if status != "answered":
        return ()
    if findings.answer.form == "yes_or_no" or findings.answer.times:
        return ("yes",) if findings.held or findings.rows and not findings.answer.times else ("no",)
    if findings.answer.form == "count":
        return (findings.count or 0,)
    return tuple(cell.name if isinstance(cell, Thing) else cell for cell in findings.cells(_wanted(findings)))


def _are_namesakes(findings: Sequence[Findings]) -> bool:
    """Whether all is asked of things of one name."""
    named = [[leaf.things[0].name for leaf in one.reading.leaves() if isinstance(leaf, Named)] for one in findings]
    return all(names == named[0] for names in named)


def _corrected(reading: Reading, rules: Rules) -> dict[str, str]:
    """Names that were read differently from what was typed: misspelt, or a part of what was read."""
    found = {}
    for leaf in reading.leaves():
        if not isinstance(leaf, Named) or not leaf.typed or not _differs(leaf, rules):
            continue
        same = len({thing.name for thing in leaf.things}) == 1
        found[leaf.typed] = leaf.things[0].name if same else leaf.things[0].matched
    return found


def _differs(leaf: Named, rules: Rules) -> bool:
    kind = rules.schema.kinds[leaf.kind]
    how = leaf.things[0].how
    return how in ("edit", "sound") or how == "part" and not kind.many and not kind.same_by and len(leaf.things) == 1


def _named(thing: Thing) -> NamedThing:
    return NamedThing(thing.name, thing.label, thing.kind, int(thing.told) if thing.told.isdecimal() else None)
