"""When silence means no: every list that a question could touch is known to be complete."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from bot.meaning import Meaning, Reading
from bot.query import compile_query
from bot.reply import Source
from bot.rules import Answer, Facts, Rules
from knowledge.statements import FactLine, Unit
from knowledge.tellings import evidence_of

EVERY = Answer("each")


@dataclass(frozen=True, slots=True)
class Closed:
    """Lists that are complete: the units that they hold, and the holders they belong to."""

    unit: str
    holder: str
    holders: tuple[int, ...]

    def sources(self, store: sqlite3.Connection) -> list[Source]:
        """The sources of those lists, those of most of their units first."""
        found = store.execute(
            f"SELECT s.title, s.url FROM {evidence_of(self.unit)} AS e JOIN source AS s ON s.id = e.source"
            f" JOIN {self.unit} AS u ON u.id = e.fact"
            f" WHERE u.{self.holder} IN (SELECT value FROM json_each(?)) GROUP BY s.id ORDER BY count(*) DESC LIMIT 1",
            (json.dumps(self.holders),),
        )
        return [Source(title, url or "") for title, url in found]


def closing(
    reading: Reading, facts: Facts, store: sqlite3.Connection, rules: Rules, *, other: bool = False
) -> tuple[Closed, ...]:
    """The complete lists that hold every row that could make these lines true; empty where the store may lack some.

    Lines that are not units are open lists. A unit's list is closed where every holder it could touch is closed in that state,
    or where the part that `settles` the holders is known at holders that all are.
    """
    lines = [line for line in facts.lines if line.statement.unit]
    found = [_line_closed(line, reading.slots, store, rules, other) for line in lines]
    return tuple(one for one in found if one) if all(found) else ()


def _line_closed(
    line: FactLine, slots: Mapping[str, Meaning], store: sqlite3.Connection, rules: Rules, other: bool
) -> Closed | None:
    unit = line.statement.unit
    assert unit is not None
    by_kind = {noun.kinds: line.names.get(noun.name, "") for noun in line.statement.nouns}
    holder = by_kind.get((unit.holder,), "")
    if holder in slots:
        holders = _things(slots[holder], store, rules, other)
    else:
        holders = _settled(unit, line, slots, store, rules)
    subjects = _things(slots[by_kind[unit.subject,]], store, rules, other) if by_kind.get((unit.subject,)) in slots else [0]
    if holder not in slots:
        holders = [one for one in holders if _ever_had(unit, one, subjects, store)] or holders
    state = line.statement.state or line.statement.name
    complete = bool(holders) and all(_told_closed(store, state, one, subject) for one in holders for subject in subjects)
    return Closed(unit.name, unit.holder, tuple(holders)) if complete else None


def _ever_had(unit: Unit, holder: int, subjects: list[int], store: sqlite3.Connection) -> bool:
    """Whether a holder has any of the subjects: what another never gave it could not have been won there."""
    found = store.execute(
        f"SELECT 1 FROM {unit.name} WHERE {unit.holder} = ? AND {unit.subject} IN (SELECT value FROM json_each(?))",
        (holder, json.dumps(subjects)),
    )
    return subjects == [0] or found.fetchone() is not None


def _told_closed(store: sqlite3.Connection, state: str, holder: int, subject: int) -> bool:
    found = store.execute("SELECT 1 FROM closed WHERE state = ? AND holder = ? AND subject IN (0, ?)", (state, holder, subject))
    return found.fetchone() is not None


def _things(meaning: Meaning, store: sqlite3.Connection, rules: Rules, other: bool) -> list[int]:
    query = compile_query(Facts(), {"one": meaning}, EVERY, rules, other=other)
    return [row[0] for row in store.execute(query.text, dict(query.parameters))]


def _settled(unit: Unit, line: FactLine, slots: Mapping[str, Meaning], store: sqlite3.Connection, rules: Rules) -> list[int]:
    """The holders at which a part that stands at one holder only is known."""
    for noun in line.statement.nouns:
        meaning = slots.get(line.names.get(noun.name, ""))
        if unit.settles and meaning and meaning.kind == unit.settles:
            ids = json.dumps(_things(meaning, store, rules, False))
            part = f"{unit.name}_{unit.settles}"
            return [
                row[0]
                for row in store.execute(
                    f"SELECT DISTINCT u.{unit.holder} FROM {unit.name} AS u JOIN {part} AS p ON p.{unit.name} = u.id"
                    f" WHERE p.{unit.settles} IN (SELECT value FROM json_each(?))",
                    (ids,),
                )
            ]
    return []
