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
from bot.rules.rules import Answer, Rules
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

    def on(self, day: datetime.date) -> list[Remembered]:
        """What happened on this day of another year, round numbers of years first."""
        found = [one for anniversary in self.told.anniversaries for one in self._of(anniversary, day)]
        return sorted(found, key=lambda one: (one.years % 10 > 0, one.years % 5 > 0, one.years))[:MOST]

    def next_after(self, day: datetime.date) -> datetime.date | None:
        """The first day after this one on which something happened in another year; None where nothing ever did."""
        ahead = (day + datetime.timedelta(days) for days in range(1, 367))
        return next((later for later in ahead if self.on(later)), None)

    def _of(self, anniversary: Anniversary, day: datetime.date) -> list[Remembered]:
        line = next(line for line in anniversary.facts.lines if anniversary.on in line.names.values())
        nouns = {name: noun for noun, name in line.names.items()}
        table, on, thing = line.statement.name, nouns[anniversary.on], nouns[anniversary.thing]
        rows = self.store.execute(
            f"SELECT {thing}, {on} FROM {table} WHERE substr({on}, 6) = ? AND {on} < ?", (f"{day:%m-%d}", day.isoformat())
        ).fetchall()
        return [one for number, held in rows if (one := self._told(anniversary, number, held, day))]

    def _told(self, anniversary: Anniversary, number: int, held: str, day: datetime.date) -> Remembered | None:
        thing = known(number, self.store)
        if thing is None:
            return None
        query = compile_query(anniversary.facts, {anniversary.thing: meaning_of(thing)}, Answer("each"), self.rules)
        rows = self.phrasing.rows(read_rows(query, self.store, self.rules).rows)
        years = day.year - int(held[:4])
        line = str(self.phrasing.write(anniversary.line, {**rows[0], "years": years})) if rows else ""
        return Remembered(line, thing, years) if line else None
