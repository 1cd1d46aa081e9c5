"""What a reply adds about the facts behind it: what sources disagree on, and what was corrected."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.finding.evidence import Ref, listed
from bot.finding.rows import Cell, load_things, meant
from bot.reading.meanings.meaning import Meaning, Several, Value
from bot.reply import Source
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from knowledge.tellings.tellings import evidence_of

_ABOUT = "EXISTS (SELECT 1 FROM correction_about WHERE correction = c.id AND thing IN (SELECT value FROM json_each(?)))"


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values of which only one can be true, and the first source that tells it."""

    cells: tuple[Cell, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was said before it was set right, why it is wrong, and who says so."""

    fact: str
    why: str
    source: Source


@dataclass(frozen=True, slots=True)
class Asides:
    """What there is to add: the sides of each conflict, and corrections."""

    conflicts: tuple[tuple[Side, ...], ...] = ()
    corrected: tuple[Corrected, ...] = ()


def asides(refs: Iterable[Ref], facts: Facts, slots: Mapping[str, Meaning], store: sqlite3.Connection, rules: Rules) -> Asides:
    """What there is to add to an answer that rests on these facts (table and id), or to the lines of its question."""
    return Asides(tuple(_conflicts(refs, store, rules)), tuple(_corrected(facts, slots, store, rules)))


def _conflicts(refs: Iterable[Ref], store: sqlite3.Connection, rules: Rules) -> list[tuple[Side, ...]]:
    by_table: dict[str, list[int]] = {}
    for table, fact in refs:
        by_table.setdefault(table, []).append(fact)
    found = []
    for table, facts in by_table.items():
        others: dict[int, list[int]] = {}
        told = "SELECT fact, other FROM conflict WHERE statement = ? AND fact IN (SELECT value FROM json_each(?)) ORDER BY other"
        for fact, other in store.execute(told, (table, listed(facts))):
            others.setdefault(fact, []).append(other)
        seen: set[int] = set()
        for fact in facts if others else ():
            if fact in others and fact not in seen:
                every = [fact, *others[fact]]
                seen.update(every)
                sides = [_side(table, one, store, rules) for one in every]
                found.append(tuple(sorted(sides, key=lambda side: side.source.title)))
    return found


def _side(table: str, fact: int, store: sqlite3.Connection, rules: Rules) -> Side:
    cells: list[Cell]
    if table in rules.schema.units:
        ids = [row[0] for row in store.execute(f"SELECT thing FROM {table}_to WHERE {table} = ? ORDER BY thing", (fact,))]
        cells = list(load_things(store, rules, ids).values())
    else:
        noun = rules.schema.statements[table].nouns[1]
        value = store.execute(f"SELECT {noun.name} FROM {table} WHERE id = ?", (fact,)).fetchone()[0]
        is_thing = rules.schema.kinds[noun.kinds[0]].value is None
        cells = list(load_things(store, rules, [value]).values()) if is_thing else [value]
    title, url = store.execute(
        f"SELECT s.title, s.url FROM {evidence_of(table)} AS e JOIN source AS s ON s.id = e.source WHERE e.fact = ?"
        " ORDER BY s.key LIMIT 1",
        (fact,),
    ).fetchone()
    return Side(tuple(cells), Source(title, url or ""))


def _corrected(facts: Facts, slots: Mapping[str, Meaning], store: sqlite3.Connection, rules: Rules) -> list[Corrected]:
    """The corrections of a line of the question that are about all that the line names."""
    found: dict[Corrected, None] = {}
    if not store.execute("SELECT 1 FROM correction LIMIT 1").fetchone():
        return []
    for line in facts.lines:
        unit = line.statement.unit
        table = unit.name if unit else line.statement.name
        named = [slots[name] for name in line.names.values() if name in slots]
        about_them = [listed(meant(one, store, rules)) for one in named if not isinstance(one, Value | Several)]
        if not about_them:
            continue
        about = " AND ".join(_ABOUT for _ in about_them)
        for row in store.execute(
            f"SELECT c.fact, c.why, c.title, c.url FROM correction AS c WHERE c.statement = ? AND {about} ORDER BY c.fact",
            (table, *about_them),
        ):
            found[Corrected(row[0], row[1], Source(row[2], row[3] or ""))] = None
    return list(found)
