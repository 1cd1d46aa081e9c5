"""Which of several things of one name is meant: the one that the store tells of together with another name in the question."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from bot.reading.meanings.meaning import Named, Reading, denied
from knowledge.schema.schema import Schema


def sharing_facts(reading: Reading, leaf: Named, store: sqlite3.Connection, schema: Schema) -> Named:
    """The name meaning only those of its things that share a fact with another name; as it was where none does.

    What is only said not to be so ("not the Dev Anand one") tells nothing here.
    """
    apart = {id(leaf), *(id(one) for meaning in reading.slots.values() for one in denied(meaning))}
    named = [one for one in reading.leaves() if isinstance(one, Named) and id(one) not in apart]
    beside = [one for one in named if not schema.kinds[one.kind].many]
    known = {
        "things": json.dumps([thing.thing for thing in leaf.things]),
        "others": json.dumps([thing.thing for one in beside for thing in one.things]),
    }
    kinds = {one.kind for one in beside}
    lookups = [sql for kind in sorted(kinds) for sql in _together(leaf.kind, kind, schema)]
    found = {row[0] for row in store.execute("\nUNION ".join(lookups), known)} if lookups else set()
    return leaf._replace(things=tuple(thing for thing in leaf.things if thing.thing in found)) if found else leaf


def _together(kind: str, other: str, schema: Schema) -> Iterator[str]:
    """For each way in which the store may tell of a thing of one kind and one of another: the former, in fact with the latter."""
    for statement in schema.tables():
        for one in statement.nouns:
            for beside in statement.nouns:
                if one is not beside and kind in one.kinds and other in beside.kinds:
                    yield (
                        f"SELECT {one.name} FROM {statement.name} WHERE {one.name} IN (SELECT value FROM json_each(:things))"
                        f" AND {beside.name} IN (SELECT value FROM json_each(:others))"
                    )
    for unit in schema.units.values():
        tables = {**{part: f"{unit.name}_{part}" for part in unit.parts}, unit.holder: unit.name, unit.subject: unit.name}
        if {kind, other} <= tables.keys() and kind != other:
            a, b = ("id" if tables[one] == unit.name else unit.name for one in (kind, other))
            yield (
                f"SELECT a.{kind} FROM {tables[kind]} AS a JOIN {tables[other]} AS b ON b.{b} = a.{a}"
                f" WHERE a.{kind} IN (SELECT value FROM json_each(:things))"
                f" AND b.{other} IN (SELECT value FROM json_each(:others))"
            )
