"""What happened on a day of other years."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import dataclass

from bot.conversation.cards import meaning_of
from bot.conversation.keys import Known, known
from bot.conversation.rules import Anniversary, Told
from bot.finding.query import compile_query
from bot.finding.rows import read_rows
from bot.rules.answers import Answer
from bot.rules.rules import Rules
from bot.telling.phrasing import Phrasing

MOST = 12


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing that happened: the line that tells it in Telegram HTML, the thing, and how long ago it was."""

    line: str
    thing: Known
    years: int


@dataclass(frozen=True, slots=True)
class Days:
    """Looks days up by what conversation.yaml says of them."""

    told: Told
    rules: Rules
    store: sqlite3.Connection
    phrasing: Phrasing

    def on(self, day: datetime.date, language: str) -> list[Remembered]:
        """What happened on this day of another year, told in a language, round numbers of years first."""
        found = [one for anniversary in self.told.anniversaries for one in self._of(anniversary, day, language)]
        return sorted(found, key=lambda one: (one.years % 10 > 0, one.years % 5 > 0, one.years))[:MOST]

    def next_after(self, day: datetime.date, language: str) -> datetime.date | None:
        """The first day after this one on which something happened in another year; None where nothing ever did."""
        ahead = (day + datetime.timedelta(days) for days in range(1, 367))
        return next((later for later in ahead if self.on(later, language)), None)

    def _of(self, anniversary: Anniversary, day: datetime.date, language: str) -> list[Remembered]:
        line = next(line for line in anniversary.facts.lines if anniversary.on in line.names.values())
        nouns = {name: noun for noun, name in line.names.items()}
        table, on, thing = line.statement.name, nouns[anniversary.on], nouns[anniversary.thing]
        rows = self.store.execute(
            f"SELECT {thing}, {on} FROM {table} WHERE substr({on}, 6) = ? AND {on} < ?", (f"{day:%m-%d}", day.isoformat())
        ).fetchall()
        years = ((number, day.year - int(held[:4])) for number, held in rows)
        line_of = anniversary.lines.get(language) or next(iter(anniversary.lines.values()))
        return [one for number, ago in years if (one := self._told(anniversary, number, ago, line_of))]

    def _told(self, anniversary: Anniversary, number: int, years: int, line_of: str) -> Remembered | None:
        thing = known(number, self.store)
        if thing is None:
            return None
        query = compile_query(anniversary.facts, {anniversary.thing: meaning_of(thing)}, Answer("each"), self.rules)
        rows = self.phrasing.rows(read_rows(query, self.store, self.rules).rows)
        line = str(self.phrasing.write(line_of, {**rows[0], "years": years, "label": thing.label})) if rows else ""
        return Remembered(line, thing, years) if line else None
