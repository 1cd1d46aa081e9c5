"""Raw rows of a query become rows of things and values, with the sources of their facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from bot.finding.evidence import Evidence, Place, Raw, listed
from bot.finding.query import Query, compile_query
from bot.reading.meanings.meaning import Meaning, Named
from bot.reply import Source
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.reader import look_up

FEW = 3  # units up to which remarks are shown that can be asked for by themselves


class Thing(NamedTuple):  # a tuple like the ones below, since long lists have hundreds
    """A thing of the store as a finding shows it, told from others by its id; `known` holds what the `call` of its kind needs."""

    id: int
    kind: str
    name: str
    label: str
    told: str
    known: Mapping[str, str | int] = MappingProxyType({})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing) and self.id == other.id

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return self.id


Cell = Thing | str | int


class Row(NamedTuple):
    """One solution: each name with its cells (several for the members of one unit), and the `also` rows that belong to it."""

    cells: Mapping[str, tuple[Cell, ...]]
    also: Mapping[str, tuple[Row, ...]] = MappingProxyType({})
    notes: tuple[str, ...] = ()
    told: tuple[Place, ...] = ()

    @property
    def things(self) -> Iterator[Thing]:
        """The things in its cells."""
        return (cell for cells in self.cells.values() for cell in cells if isinstance(cell, Thing))


@dataclass(frozen=True, slots=True)
class Table:
    """What one query found: its rows in order, see `_in_order`; the sources; the count where one was asked."""

    rows: tuple[Row, ...]
    sources: tuple[Source, ...]
    count: int | None
    facts: tuple[tuple[str, int], ...] = ()  # of the question's own lines, by table and id


def meant(meaning: Meaning, store: sqlite3.Connection, rules: Rules, *, other: bool = False) -> list[int]:
    """The things that a slot means; `other` takes a description's second reading."""
    query = compile_query(Facts(), {"one": meaning}, Answer("each"), rules, other=other)
    return [row[0] for row in look_up(store, query.every("one"), query.parameters)]


def read_rows(query: Query, store: sqlite3.Connection, rules: Rules) -> Table:
    """Run a query and make its rows readable. Raises sqlite3.Error where the store cannot be read."""
    raw: list[Raw] = [*look_up(store, query.text, query.parameters)]
    if not raw:
        return Table((), (), 0 if query.counted else None)
    evidence = Evidence(store, query, raw)
    first = len(query.names)  # however SQLite found them, they come as first told
    raw.sort(key=lambda row: (evidence.told(row), [cell or 0 for cell in row[first:]], [cell or 0 for cell in row]))
    things = _things(store, rules, query, raw)
    rows = _merge(query, raw, things, evidence, _remarks(store, rules, query, raw))
    own = dict.fromkeys(ref for row in raw for ref, fact in evidence.refs(row) if fact.own)
    count = int(raw[0][-1] or 0) if query.counted else None
    return Table(tuple(_in_order(rows, rules)), evidence.sources(raw), count, tuple(own))


def read_tally(query: Query, name: str, store: sqlite3.Connection, rules: Rules) -> tuple[tuple[Thing, int], ...]:
    """How often each thing is there that was counted, most often first."""
    times = dict(store.execute(query.tally(name), dict(query.parameters)).fetchall())
    things = load_things(store, rules, times)
    return tuple((things[thing], count) for thing, count in times.items())


def _in_order(rows: Iterable[Row], rules: Rules) -> list[Row]:
    """Rows by their latest thing of each of the first two kinds that have an order, as the rules list kinds; then as first told.

    Things of one place (the ceremonies of a year) come as first told, each with all its rows; those without a place come last.
    """
    placed: dict[Thing, tuple[int, tuple[Place, ...]]] = {}
    kinds = [name for name, kind in rules.kinds.items() if kind.order]
    told = sorted(rows, key=lambda row: row.told)
    for row in told:
        for thing in row.things:
            if thing.kind in kinds and thing not in placed:
                placed[thing] = place_in_order(thing, rules), row.told

    def places(row: Row) -> list[tuple[bool, int, tuple[Place, ...]]]:
        ordered = [thing for thing in row.things if thing in placed]
        of_kind = [[placed[thing] for thing in ordered if thing.kind == kind] for kind in kinds]
        latest = [max(places) for places in of_kind if places]
        return [(place == 0, place, by_telling) for place, by_telling in latest[:2]]

    return sorted(told, key=places)


def _things(store: sqlite3.Connection, rules: Rules, query: Query, raw: Sequence[Raw]) -> dict[int, Thing]:
    ids = {int(row[at] or 0) for at, name in enumerate(query.names) if name in query.things for row in raw if row[at] is not None}
    return load_things(store, rules, ids)


def load_things(store: sqlite3.Connection, rules: Rules, ids: Iterable[int]) -> dict[int, Thing]:
    """Things by id, each with what the `call` of its kind needs."""
    among_them = listed(ids)
    known: dict[int, dict[str, str | int]] = {}
    of_things = "FROM thing WHERE id IN (SELECT value FROM json_each(?))"
    rows = look_up(store, f"SELECT id, kind, name, label, told {of_things}", (among_them,))
    for kind in {kind for _, kind, *_ in rows}:
        for called, line in rules.kinds[kind].known.items() if kind in rules.kinds else ():
            own, wanted = line.statement.nouns[0].name, line.statement.nouns[1].name
            among = f"{own} IN (SELECT value FROM json_each(?))"
            for thing, value in look_up(
                store, f"SELECT {own}, {wanted} FROM {line.statement.name} WHERE {among} ORDER BY id DESC", (among_them,)
            ):
                known.setdefault(thing, {})[called] = value
    return {thing: Thing(thing, kind, name, label, told, known.get(thing, {})) for thing, kind, name, label, told in rows}


def place_in_order(thing: Thing, rules: Rules) -> int:
    """Where a thing stands among those of its kind (the year of a ceremony), 0 where they have no order that is shown."""
    kind = rules.kinds.get(thing.kind)
    if kind is None or kind.order is None:
        return 0
    by = kind.order.statement.name
    places = [thing.known.get(called) for called, line in kind.known.items() if line.statement.name == by]
    return max((place for place in places if isinstance(place, int)), default=0)


def _remarks(store: sqlite3.Connection, rules: Rules, query: Query, raw: Sequence[Raw]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The remarks (posthumous, refused …) written beside units, by unit; of few units also those that are facts themselves."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    offset = len(query.names)
    for at, told in enumerate(query.facts):
        table = told.table
        unit = rules.schema.units.get(table)
        if told.own and unit and unit.texts:
            ids = listed({int(row[offset + at] or 0) for row in raw})
            texts = [name for name in unit.texts if len(ids) <= FEW or name not in unit.tells]
            columns = ", ".join(texts)
            for fact, *found_texts in store.execute(
                f"SELECT id, {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (ids,)
            ):
                said = zip(texts, found_texts, strict=True)
                found[table, fact] = tuple(unit.texts[name].replace("…", text) for name, text in said if text)
    return found


def _merge(
    query: Query,
    raw: Sequence[Raw],
    things: Mapping[int, Thing],
    evidence: Evidence,
    remarks: Mapping[tuple[str, int], tuple[str, ...]],
) -> list[Row]:
    """Members of one unit are cells of one row; solutions that only hidden names tell apart are one row too."""
    cells: dict[Raw, list[dict[Cell, None]]] = {}
    told: dict[Raw, tuple[Place, ...]] = {}
    notes: dict[Raw, dict[str, None]] = {}
    columns = [(at, name in query.things) for at, name in enumerate(query.names)]
    alone = [at for at, name in enumerate(query.names) if name not in query.grouped]
    for row in raw:
        units = [ref[1] for ref, fact in evidence.refs(row) if fact.own] if query.grouped else ()
        group: Raw = (*[row[at] for at in alone], None, *units)
        found = cells.setdefault(group, [{} for _ in columns])
        order = evidence.told(row)
        told[group] = min(told.get(group, order), order)
        for ref, fact in evidence.refs(row) if remarks else ():
            notes.setdefault(group, {}).update(dict.fromkeys(remarks.get(ref, ()) if fact.answers else ()))
        for at, is_thing in columns:
            value = row[at]
            if value is not None:
                found[at].setdefault(things[int(value)] if is_thing else value)
    return [
        Row(dict(zip(query.names, map(tuple, found), strict=True)), notes=tuple(notes.get(group, ())), told=told[group])
        for group, found in cells.items()
    ]


def together(rows: tuple[Row, ...], name: str) -> tuple[Row, ...]:
    """Rows in their order, those that share what a name stands for one after the other."""
    groups: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(row.cells.get(name, ()), []).append(row)
    return tuple(row for group in groups.values() for row in group)


def add_also(
    rows: tuple[Row, ...], also: Mapping[str, Facts], store: sqlite3.Connection, rules: Rules
) -> tuple[tuple[Row, ...], list[Source], list[tuple[str, int]]]:
    """Give each row the rows of the `also` lines that share its names, which never narrow it; with their sources and facts."""
    if not rows:
        return (), [], []
    behind: list[tuple[str, int]] = []
    sources: list[Source] = []
    extra: list[dict[str, tuple[Row, ...]]] = [{} for _ in rows]
    for called, facts in also.items():
        shared = {name: kinds for name, kinds in facts.names().items() if name in rows[0].cells}
        known = {name: _all_of(rows, name, kinds) for name, kinds in shared.items()}
        if any(meaning is None and _has_things(rows, name) for name, meaning in known.items()):
            continue  # lines of other kinds of things than these
        query = compile_query(facts, {name: meaning for name, meaning in known.items() if meaning}, Answer("each"), rules)
        table = read_rows(query, store, rules)
        sources += table.sources
        behind += table.facts
        for at, row in enumerate(rows):
            extra[at][called] = tuple(
                found for found in table.rows if all(set(found.cells[name]) & set(row.cells[name]) for name in shared)
            )
    return tuple(Row(row.cells, more, row.notes, row.told) for row, more in zip(rows, extra, strict=True)), sources, behind


def _has_things(rows: tuple[Row, ...], name: str) -> bool:
    return any(isinstance(cell, Thing) for row in rows for cell in row.cells[name])


def _all_of(rows: tuple[Row, ...], name: str, kinds: Collection[str]) -> Named | None:
    """Every thing of these kinds that a name stands for in the rows, as a meaning."""
    found = {cell.id: cell for row in rows for cell in row.cells[name] if isinstance(cell, Thing) and cell.kind in kinds}
    if not found:
        return None
    kind = next(iter(found.values())).kind
    return Named(kind, tuple(Candidate(t.id, t.kind, t.name, t.label, t.told, t.name, "exact", 1.0, 0) for t in found.values()))
