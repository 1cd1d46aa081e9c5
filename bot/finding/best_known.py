"""Which award is meant where none is named: that of "did it win best picture" is the best known one that it was up for.

A win of the same name at a lesser award is no yes to that.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from bot.finding.rows import meant
from bot.reading.choose import told_which
from bot.reading.meaning import Named, Reading
from bot.rules.rules import Rules
from knowledge.schema.statements import FactLine, Unit


def best_known(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Reading:
    """The reading of a yes or no with a name that several awards share meaning that of the best known of which it may be true."""
    lines = [line for line in reading.intent.facts.lines if line.statement.unit and line.statement.state]
    if reading.intent.answer.form != "yes_or_no" or len(lines) != 1:
        return reading
    (line,) = lines
    unit = line.statement.unit
    assert unit is not None
    name = next((line.names.get(noun.name, "") for noun in line.statement.nouns if noun.kinds == (unit.subject,)), "")
    many = reading.slots.get(name)
    if not isinstance(many, Named) or len({thing.told for thing in many.things}) < 2 or told_which(reading, many.kind, rules):
        return reading
    stands = _stands(reading, line, unit, store, rules)
    known = [thing for thing in many.things if thing.thing in stands]
    if len({thing.told for thing in known}) < 2:
        return reading  # of one award alone: nothing is mistaken for another
    best = max(known, key=lambda thing: thing.facts)
    meaning = replace(many, things=tuple(thing for thing in many.things if thing.told == best.told))
    return replace(reading, slots={**reading.slots, name: meaning})


def _stands(reading: Reading, line: FactLine, unit: Unit, store: sqlite3.Connection, rules: Rules) -> frozenset[int]:
    """The subjects of all units, in whichever state, that have every part which the reading names."""
    conditions, held = [], []
    for noun in line.statement.nouns:
        meaning = reading.slots.get(line.names.get(noun.name, ""))
        if meaning is None or noun.kinds in ((unit.holder,), (unit.subject,)):
            continue
        part = f"SELECT {unit.name} FROM {unit.name}_{meaning.kind} WHERE {meaning.kind} IN (SELECT value FROM json_each(?))"
        conditions.append(f"id IN ({part})")
        held.append(json.dumps(meant(meaning, store, rules)))
    if not conditions:
        return frozenset()
    found = store.execute(f"SELECT DISTINCT {unit.subject} FROM {unit.name} WHERE {' AND '.join(conditions)}", held)
    return frozenset(subject for (subject,) in found)
