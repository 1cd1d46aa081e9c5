"""A card: all there is to show of one thing, as one well set message."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.conversation.keys import Known
from bot.conversation.rules import Part, Told
from bot.finding.query import compile_query
from bot.finding.rows import Row, Table, Thing, load_things, read_rows
from bot.reading.meanings.meaning import Named
from bot.reply import Source
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.telling.phrasing import Phrasing
from knowledge.names import Candidate


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing as it is shown: its card in Telegram HTML, the line of its sources, and one line of plain text for all of it."""

    thing: Known
    text: str
    sources: str
    line: str

    def whole(self, sources: bool) -> str:
        """The message, with its sources if they are wanted."""
        return f"{self.text}\n{self.sources}" if sources and self.sources else self.text


def meaning_of(thing: Known) -> Named:
    """The thing as a slot takes it."""
    one = Candidate(thing.id, thing.kind, thing.name, thing.label, thing.told, thing.name, "exact", 1.0, thing.facts)
    return Named(thing.kind, (one,))


@dataclass(frozen=True, slots=True)
class Cards:
    """Makes cards by what conversation.yaml says of each kind."""

    told: Told
    rules: Rules
    store: sqlite3.Connection
    phrasing: Phrasing

    def show(self, thing: Known) -> Shown | None:
        """The card of a thing; None where its kind has none."""
        card = self.told.cards.get(thing.kind)
        if card is None:
            return None
        tables = {name: self._table(part, thing) for name, part in card.parts.items()}
        sources = tuple(dict.fromkeys(source for table in tables.values() for source in table.sources))
        shown = self._context(thing, tables)
        line = self.phrasing.write(card.line, shown).striptags()
        return Shown(thing, str(self.phrasing.lines(card.text, shown)), str(self._source_line(sources)), line)

    def asks(self, thing: Known, after: str = "") -> tuple[tuple[str, str], ...]:
        """What a button says and the question it asks, for each that the store has something to say to.

        `after` names the intent of a question that was asked of the thing: what that has told is not asked again.
        """
        card = self.told.cards.get(thing.kind)
        intent = self.rules.intents.get(after)
        told = _statements(intent.facts) if intent and intent.answer.form == "each" else set()
        given = {"name": thing.name, "label": thing.label}
        return tuple(
            (self._plain(one.button, given), self._plain(one.ask, given))
            for one in (card.asks if card else ())
            if not _statements(one.facts) <= told and self._holds(one.facts, thing)
        )

    def _holds(self, facts: Facts, thing: Known) -> bool:
        query = compile_query(facts, {thing.kind: meaning_of(thing)}, Answer("each"), self.rules)
        return self.store.execute(query.text, dict(query.parameters)).fetchone() is not None

    def _table(self, part: Part, thing: Known) -> Table:
        query = compile_query(part.facts, {thing.kind: meaning_of(thing)}, Answer("each", part.latest), self.rules)
        table = read_rows(query, self.store, self.rules)
        if not part.latest:
            return table
        rows = sorted(table.rows, key=lambda row: _place(row, part.latest), reverse=True)
        return Table(tuple(rows), table.sources, table.count, table.facts)

    def _context(self, thing: Known, tables: Mapping[str, Table]) -> dict[str, Any]:
        """What a template may use: the thing, and the rows of each part."""
        own = load_things(self.store, self.rules, [thing.id])[thing.id]
        shown: dict[str, Any] = {thing.kind: self.phrasing.call(own), "name": thing.name, "label": thing.label}
        return shown | {name: self.phrasing.rows(table.rows) for name, table in tables.items()}

    def _plain(self, template: str, given: Mapping[str, Any]) -> str:
        return self.phrasing.write(template, given).unescape()

    def _source_line(self, sources: tuple[Source, ...]) -> Markup:
        return self.phrasing.source_line(sources) if sources else Markup("")


def _place(row: Row, name: str) -> str:
    """By what the latest row is known: the first value that the replies print of its thing, or the value itself."""
    cells = row.cells.get(name, ())
    if not cells:
        return ""
    cell = cells[0]
    return str(next(iter(cell.known.values()), "")) if isinstance(cell, Thing) else str(cell)


def _statements(facts: Facts) -> set[str]:
    return {line.statement.name for line in facts.lines}
