"""Keeps the claims of one source as it tells them: names as mentions, statements and units as rows of mentions.

What needs a choice first (a sentence, "X for Y", a label in brackets) is kept in words; once chosen it is kept in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count, repeat
from typing import cast

from knowledge.claims import (
    Body,
    Claim,
    Closing,
    Correction,
    Entry,
    Fact,
    Facts,
    Mention,
    Origin,
    Result,
    Sentence,
    Value,
    to_json,
)
from knowledge.numbers import Numbers
from knowledge.schema.schema import Noun, Schema, Statement
from knowledge.tellings.held import Held
from knowledge.tellings.mentions import Mentions
from knowledge.tellings.tellings import told, told_parts
from knowledge.tellings.ways import Cell, Cells, Ways


class Keeper:
    """Hands over the rows of the claims of one source; `finish` has those written that are held back.

    New mentions are numbered upwards from `highest`.
    """

    def __init__(
        self, held: Held, schema: Schema, ways: Ways, numbers: Numbers, *, table: bool, highest: int, origin: Origin | None = None
    ) -> None:
        self.schema = schema
        self._ways = ways
        self.numbers = numbers
        self.source = numbers.source
        self.origin = origin
        self.table = table
        self.claim: int | None = None
        self.words: list[tuple[int, Claim]] = []  # the claims kept in words, by their numbers
        self._held = held
        self._once: set[tuple[str, Cells, str]] = set()  # what a document told so far
        self._mentions = Mentions(self._held, schema, numbers, table, highest, self._rows_of)

    @property
    def highest(self) -> int:
        """The highest number of a mention by now."""
        return self._mentions.highest

    def keep(self, claim: Claim) -> None:
        """Keep a claim as it is told."""
        body = claim.body
        if isinstance(body, Correction):
            self._correct(claim, body)
        elif isinstance(body, Sentence) or not self.table and not _settled(self.schema, body):
            self._words(claim)
        else:
            self.tell(claim.line, body, claim.quote)

    def tell(self, line: int, body: Body, quote: str = "", claim: int | None = None) -> None:
        """Keep what needs no choice; `claim` is the one in words that it was chosen from."""
        self.claim = claim
        self._mentions.chosen = claim is not None
        if isinstance(body, Entry):
            self._mentions.declare(body.thing, line, body.names)
        elif isinstance(body, Facts):
            self._facts(body)
        elif isinstance(body, Fact):
            self._fact(line, body, quote)
        elif isinstance(body, Result):
            self._result(line, body, quote)
        elif isinstance(body, Closing):
            subject = self._mentions.keep(body.subject, line) if body.subject else None
            row = (self.source, line, claim, body.state, self._mentions.keep(body.holder, line), subject)
            self._held.put("INSERT INTO told_closed VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)

    def finish(self) -> None:
        """Write what is held back."""
        self._held.write()

    def _words(self, claim: Claim) -> int:
        number = self._held.number("claim")
        self._held.put("INSERT INTO claim VALUES (?, ?, ?, ?, NULL, NULL)", (number, self.source, claim.line, to_json(claim)))
        self.words.append((number, claim))
        for mention in self._leading(claim.body):
            self._mentions.keep(mention, claim.line)
        return number

    def _leading(self, body: Body) -> list[Mention]:
        """The mentions of a result in words that are none of its parts: they need no choice of their own."""
        if not isinstance(body, Result):
            return []
        return [one for one in (body.holder, body.subject) if one and _is_settled(self.schema, one)]

    def _correct(self, claim: Claim, body: Correction) -> None:
        number = self._words(claim)
        origin = body.source or self.origin or Origin("")
        row = (body.sentence.text, body.why, self.source, number, "", origin.title, origin.url, origin.date, origin.publisher)
        self._held.put("INSERT INTO correction VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _facts(self, facts: Facts) -> None:
        """Keep many facts of one statement, column by column: the way of nearly all that a table tells."""
        nouns = self.schema.statements[facts.statement].nouns
        columns = [self._column(noun, column, facts) for noun, column in zip(nouns, facts.columns, strict=True)]
        for way, sql in self._ways[facts.statement]:
            numbers = count(self._held.number(told(way.statement), len(facts.lines)))
            rows = zip(numbers, repeat(self.source), facts.lines, repeat(None), repeat(""), *way.columns(columns), strict=False)
            self._held.put_all(sql, rows, len(facts.lines))

    def _column(self, noun: Noun, column: Sequence[Mention | Value | None], facts: Facts) -> Sequence[Cell]:
        if self.schema.kinds[noun.kinds[0]].value is None:
            return self._mentions.keep_all(column, facts.lines, facts.filed)
        return cast(Sequence[Cell], column)

    def _fact(self, line: int, fact: Fact, quote: str) -> None:
        statement = self.schema.statements[fact.statement]
        cells = tuple(self._cell(fact.nouns.get(noun.name), line) for noun in statement.nouns)
        self._rows_of(statement, line, cells, quote)

    def _cell(self, value: Mention | Value | None, line: int) -> Cell:
        return self._mentions.keep(value, line) if isinstance(value, Mention) else value

    def _rows_of(self, statement: Statement, line: int, cells: Cells, quote: str = "") -> None:
        for way, sql in self._ways[statement.name]:
            row = way.row(cells)
            if not self.table:
                # A film's year is told by its name and by its field; once is enough for a document to say so.
                if (sql, row, quote) in self._once:
                    continue
                self._once.add((sql, row, quote))
            number = self._held.number(told(way.statement))
            self._held.put(sql, (number, self.source, line, self.claim, quote, *row))

    def _result(self, line: int, result: Result, quote: str) -> None:
        unit = self.schema.units[result.unit]
        number = self._held.number(told(unit.name))
        holder = self._mentions.keep(result.holder, line) if result.holder else None
        above, subject = int(unit.states[result.state]), self._mentions.keep(result.subject, line)
        texts = json.dumps(dict(result.texts), ensure_ascii=False, sort_keys=True) if result.texts else ""
        listed = result.listed or -number
        row = (number, self.source, line, self.claim, quote, above, holder, subject, listed, texts)
        sql = f"INSERT INTO {told(unit.name)} VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, NULL, NULL)"
        self._held.put(sql, row)
        for part in result.parts:
            parts = (number, self._mentions.keep(part, line))
            self._held.put(f"INSERT OR IGNORE INTO {told_parts(unit.name)} VALUES (NULL, ?, ?)", parts)


def _is_settled(schema: Schema, mention: Mention) -> bool:
    """Whether a mention is of one kind and needs no look at other names to be read."""
    if len(mention.kinds) != 1:
        return False
    if mention.told or mention.marks or mention.ids:
        return True
    return not schema.kinds[mention.kinds[0]].same_by and not mention.name.endswith(")")


def _settled(schema: Schema, body: Body) -> bool:
    if isinstance(body, Entry):
        return True
    if isinstance(body, Fact):
        return all(_is_settled(schema, noun) for noun in body.nouns.values() if isinstance(noun, Mention))
    if isinstance(body, Result):
        mentions = [one for one in (body.holder, body.subject, *body.parts) if one]
        return not body.words and all(_is_settled(schema, one) for one in mentions)
    return isinstance(body, Closing)
