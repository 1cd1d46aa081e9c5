"""What was asked about, in words: each slot of a reading, where the rows do not show it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from markupsafe import Markup, escape

from bot.finding.find import Findings
from bot.finding.query import compile_query
from bot.finding.rows import Cell, Thing, load_things, read_rows
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Value, leaves
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.rules.templates import listed
from bot.telling.phrasing import Phrasing

MOST_SHOWN = 3  # things a description found are printed up to here, else the words typed


@dataclass(frozen=True, slots=True)
class Slots:
    """Calls what slots mean by their names."""

    rules: Rules
    phrasing: Phrasing

    def call(self, name: str, meaning: Meaning, reading: Reading, store: sqlite3.Connection) -> Markup:
        """A slot as a reply prints it."""
        if isinstance(meaning, Named):
            named = load_things(store, self.rules, [thing.thing for thing in meaning.things])
            names = dict.fromkeys(self.phrasing.call(named[thing.thing]) for thing in meaning.things if thing.thing in named)
            if len(names) > MOST_SHOWN and meaning.typed:
                return escape(meaning.typed)
            first, *between = names or [Markup("")]  # "before that" is all nights from the first to the one before
            return listed([first, Markup("…"), between[-1]] if len(names) > MOST_SHOWN else names, "or")
        if isinstance(meaning, Described):
            if found := self.described(meaning, store):
                return self.phrasing.cells(found)
            if len(meaning.said) == 1 and not meaning.base and meaning.said[0].rule.say:
                inner = {slot: self.call("", one, reading, store) for slot, one in meaning.said[0].slots.items()}
                if all(inner.values()):
                    return self.phrasing.write(meaning.said[0].rule.say, inner)
            return escape(reading.question.typed(*reading.spans.get(name, (0, 0))))
        return escape(meaning.value if isinstance(meaning, Value) else "")

    def described(self, meaning: Described, store: sqlite3.Connection) -> tuple[Cell, ...] | None:
        """The things that a description means; None where they are too many to be shown."""
        query = compile_query(Facts(), {"one": meaning}, Answer("each"), self.rules)
        few = f"{query.every('one')}\nLIMIT {MOST_SHOWN + 1}"
        if len(store.execute(few, dict(query.parameters)).fetchall()) > MOST_SHOWN:
            return None
        return tuple(dict.fromkeys(cell for row in read_rows(query, store, self.rules).rows for cell in row.cells["one"]))


def names_of(name: str, findings: Findings) -> str | list[str]:
    """What a slot means as plain names, for programs: as the rows have it, else as it was read."""
    reading = findings.reading
    meaning = reading.slots[name]
    if cells := findings.cells(name):
        names = [cell.name if isinstance(cell, Thing) else str(cell) for cell in cells]
    elif isinstance(meaning, Named):
        names = [thing.name for thing in meaning.things]
    elif isinstance(meaning, Described):
        names = [reading.question.typed(*reading.spans.get(name, (0, 0)))]
    else:
        names = [str(leaf.value) for leaf in leaves(meaning) if isinstance(leaf, Value)]
    return names[0] if len(names) == 1 else names
