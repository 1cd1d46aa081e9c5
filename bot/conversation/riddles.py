"""Quiz questions from the facts: one right answer that nobody disputes, and wrong ones that could be right."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.conversation.cards import meaning_of
from bot.conversation.keys import Known, known
from bot.conversation.rules import Riddle, Told
from bot.finding.asides import asides
from bot.finding.query import compile_query
from bot.finding.rows import Cell, Row, Thing, place_in_order, read_rows
from bot.reading.meanings.meaning import Meaning
from bot.reply import Source
from bot.rules.answers import Answer
from bot.rules.rules import Rules
from bot.telling.phrasing import Phrasing

OPTIONS = 4
LONGEST_QUESTION, LONGEST_OPTION, LONGEST_BECAUSE = 300, 100, 200
_TRIES = 40
_NEAREST = 8  # in time, of which wrong answers are chosen
_WELL_KNOWN = 400  # things of a kind that questions are drawn from


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options in plain text, which of them is right, and why."""

    text: str
    options: tuple[str, ...]
    right: int
    because: str


@dataclass(frozen=True, slots=True)
class Riddles:
    """Makes quiz questions by what conversation.yaml says of them."""

    told: Told
    rules: Rules
    store: sqlite3.Connection
    phrasing: Phrasing

    def draw(self, chance: random.Random) -> Question | None:
        """A question; None where the store yields none."""
        for _ in range(_TRIES if self.told.riddles else 0):
            if question := self._try(chance.choice(self.told.riddles), chance):
                return question
        return None

    def _try(self, riddle: Riddle, chance: random.Random) -> Question | None:
        about = self._thing(riddle, chance)
        if about is None:
            return None
        rows = self._rows(riddle, {riddle.about: meaning_of(about)})[0]
        row = chance.choice(rows) if rows else None
        given = self._given(riddle, row) if row else None
        if row is None or given is None:
            return None
        alike, source = self._rows(riddle, given, whole=True)
        right = {cell for one in alike for cell in one.cells.get(riddle.answer, ())}
        if len(right) != 1 or source is None:
            return None
        (answer,) = right
        return self._asked(riddle, row, answer, self._wrong(riddle, given, answer, self._year(row), chance), source, chance)

    def _thing(self, riddle: Riddle, chance: random.Random) -> Known | None:
        kinds = riddle.facts.names()[riddle.about]
        well_known = "SELECT id FROM thing WHERE kind = ? ORDER BY facts DESC, id LIMIT ?"
        ids = [row[0] for row in self.store.execute(well_known, (kinds[0], _WELL_KNOWN))]
        return known(chance.choice(ids), self.store) if ids else None

    def _rows(self, riddle: Riddle, given: Mapping[str, Meaning], whole: bool = False) -> tuple[tuple[Row, ...], Source | None]:
        """The rows of a riddle's facts; with `whole`, none where a source disputes them, and a source."""
        query = compile_query(riddle.facts, given, Answer("each", riddle.answer), self.rules)
        table = read_rows(query, self.store, self.rules)
        if whole:
            beside = asides(table.facts, riddle.facts, given, self.store, self.rules)
            if beside.conflicts or beside.corrected:
                return (), None
        return table.rows, table.sources[0] if table.sources else None

    def _given(self, riddle: Riddle, row: Row) -> dict[str, Meaning] | None:
        """What the question says: the one thing of each name but the answer's; None where a name stands for several."""
        found: dict[str, Meaning] = {}
        for name, cells in row.cells.items():
            if name != riddle.answer and (len(cells) != 1 or not isinstance(cells[0], Thing)):
                return None
            if name != riddle.answer and isinstance(cells[0], Thing):
                thing = known(cells[0].id, self.store)
                if thing is None:
                    return None
                found[name] = meaning_of(thing)
        return found if len(row.cells.get(riddle.answer, ())) == 1 else None

    def _wrong(self, riddle: Riddle, given: Mapping[str, Meaning], answer: Cell, year: int, chance: random.Random) -> list[Cell]:
        """Wrong answers of the same kind and about the same time, from the nearest facts first."""
        found: dict[Cell, None] = {}
        for facts in riddle.others:
            slots = {name: meaning for name, meaning in given.items() if name in facts.names()}
            table = read_rows(compile_query(facts, slots, Answer("each", riddle.answer), self.rules), self.store, self.rules)
            nearest = sorted(table.rows, key=lambda row: abs(self._year(row) - year))
            cells = [cell for row in nearest for cell in row.cells.get(riddle.answer, ())]
            others = [cell for cell in dict.fromkeys(cells) if cell != answer and _kind(cell) == _kind(answer)][:_NEAREST]
            chance.shuffle(others)
            found.update(dict.fromkeys(others))
            if len(found) >= OPTIONS - 1:
                break
        return list(found)[: OPTIONS - 1]

    def _year(self, row: Row) -> int:
        """When what a row tells was, 0 where it is of no time."""
        return max((place_in_order(thing, self.rules) for thing in row.things), default=0)

    def _asked(
        self, riddle: Riddle, row: Row, answer: Cell, wrong: list[Cell], source: Source, chance: random.Random
    ) -> Question | None:
        cells = [answer, *wrong]
        chance.shuffle(cells)
        options = tuple(_plain(self.phrasing.call(cell)) for cell in cells)
        shown = self.phrasing.rows([row])[0]
        text = _plain(self.phrasing.write(riddle.ask, shown))
        because = self._because(riddle, shown, source)
        fits = len(text) <= LONGEST_QUESTION and all(len(option) <= LONGEST_OPTION for option in options)
        if len(set(options)) < OPTIONS or not fits or any(option in text for option in options):
            return None
        return Question(text, options, cells.index(answer), because)

    def _because(self, riddle: Riddle, shown: Mapping[str, Any], source: Source) -> str:
        """Why the answer is right; a source too long for it is named as far as there is room."""
        whole = _plain(self.phrasing.write(riddle.because, {**shown, "source": source.title}))
        over = len(whole) - LONGEST_BECAUSE
        if over <= 0:
            return whole
        title = source.title[: max(0, len(source.title) - over - 1)] + "…"
        return _plain(self.phrasing.write(riddle.because, {**shown, "source": title}))[:LONGEST_BECAUSE]


def _kind(cell: Cell) -> str:
    return cell.kind if isinstance(cell, Thing) else ""


def _plain(written: Markup) -> str:
    return written.unescape()
