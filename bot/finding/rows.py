"""Raw rows of a query become rows of things and values, with the sources of their facts."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.finding.query import Fact, Query, compile_query
from bot.reading.meaning import Meaning, Named
from bot.reply import Source
from bot.rules.rules import Answer, Facts, Rules
from knowledge.names import Candidate
from knowledge.tellings.tellings import evidence_of

Raw = tuple[int | str | None, ...]
Place = tuple[str, int, int]  # a source, a line of it, and which of its claims
FEW = 3  # units up to which remarks are shown that can be asked for by themselves


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the store as a finding shows it, told from others by its id; `known` holds what the `call` of its kind needs."""

    id: int
    kind: str = field(compare=False)
    name: str = field(compare=False)
    label: str = field(compare=False)
    told: str = field(compare=False)
    known: Mapping[str, str | int] = field(default_factory=dict, compare=False)


Cell = Thing | str | int


@dataclass(frozen=True, slots=True)
class Row:
    """One solution: each name with its cells (several for the members of one unit), and the `also` rows that belong to it."""

    cells: Mapping[str, tuple[Cell, ...]]
    also: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
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
    return [row[0] for row in store.execute(query.every("one"), dict(query.parameters))]


def read_rows(query: Query, store: sqlite3.Connection, rules: Rules) -> Table:
    """Run a query and make its rows readable. Raises sqlite3.Error where the store cannot be read."""
    raw: list[Raw] = store.execute(query.text, dict(query.parameters)).fetchall()
    if not raw:
        return Table((), (), 0 if query.counted else None)
    evidence = _Evidence(store, query, raw)
    raw.sort(
        key=lambda row: (evidence.told(row), [cell or 0 for cell in (*row[len(query.names) :], *row)])
    )  # however SQLite found them
    things = _things(store, rules, query, raw)
    rows = _merge(query, raw, things, evidence, _remarks(store, rules, query, raw))
    own = dict.fromkeys(ref for row in raw for ref, fact in evidence.refs(row) if fact.own)
    count = int(raw[0][-1] or 0) if query.counted else None
    return Table(tuple(_in_order(rows, rules)), evidence.sources(raw), count, tuple(own))


def _in_order(rows: Iterable[Row], rules: Rules) -> list[Row]:
    """Rows by their latest thing of each of the first two kinds that have an order, as the rules list kinds; then as first told.

    Things of one place (the ceremonies of a year) come as first told, each with all its rows; those without a place come last.
    """
    first: dict[Thing, tuple[Place, ...]] = {}
    kinds = [name for name, kind in rules.kinds.items() if kind.order]
    told = sorted(rows, key=lambda row: row.told)
    for row in told:
        for thing in row.things:
            first.setdefault(thing, row.told)

    def places(row: Row) -> list[tuple[bool, int, tuple[Place, ...]]]:
        of_kind = [[thing for thing in row.things if thing.kind == kind] for kind in kinds]
        latest = [max((place_in_order(thing, rules), first[thing]) for thing in things) for things in of_kind if things]
        return [(place == 0, place, by_telling) for place, by_telling in latest[:2]]

    return sorted(told, key=places)


class _Evidence:
    """The sources of the facts in the rows, and when each fact was first told."""

    def __init__(self, store: sqlite3.Connection, query: Query, raw: Sequence[Raw]) -> None:
        self._query = query
        self._told: dict[tuple[str, int], Place] = {}
        self._sources: dict[tuple[str, int], list[Source]] = {}
        self._refs = {row: self._of(row) for row in raw}
        wanted = {ref for refs in self._refs.values() for ref, _ in refs}
        for table in sorted({table for table, _ in wanted}):
            ids = json.dumps(sorted(fact for named, fact in wanted if named == table))
            for fact, key, line, claim, title, url in store.execute(
                f"SELECT e.fact, s.key, min(e.line), e.claim, s.title, s.url FROM {evidence_of(table)} AS e"
                " JOIN source AS s ON s.id = e.source"
                " WHERE e.fact IN (SELECT value FROM json_each(?)) GROUP BY e.fact, s.id ORDER BY 2, 3",
                (ids,),
            ):
                self._told.setdefault((table, fact), (key, line, claim))
                self._sources.setdefault((table, fact), []).append(Source(title, url or ""))

    def refs(self, row: Raw) -> list[tuple[tuple[str, int], Fact]]:
        """The facts of a row, by table and id."""
        return self._refs[row]

    def _of(self, row: Raw) -> list[tuple[tuple[str, int], Fact]]:
        ids = row[len(self._query.names) :]
        return [((fact.table, int(ids[at] or 0)), fact) for at, fact in enumerate(self._query.facts) if ids[at] is not None]

    def told(self, row: Raw) -> tuple[Place, ...]:
        """Where the facts of the question's own lines were first told, or all facts where it has only what describes."""
        own = [ref for ref, fact in self.refs(row) if fact.own] or [ref for ref, _ in self.refs(row)]
        return tuple(self._told.get(ref, ("", 0, 0)) for ref in own)

    def sources(self, raw: Sequence[Raw]) -> tuple[Source, ...]:
        """Every source of what is answered, most often told first; then one for each other fact that none of them tells."""
        refs = {ref: fact for row in raw for ref, fact in self.refs(row)}
        answering = Counter(source for ref, fact in refs.items() if fact.answers for source in self._sources.get(ref, ()))
        found = dict.fromkeys(source for source, _ in answering.most_common())
        for ref, fact in refs.items():
            told = self._sources.get(ref, ())
            if not fact.answers and told and found.keys().isdisjoint(told):
                found[told[0]] = None
        return tuple(found)


def _things(store: sqlite3.Connection, rules: Rules, query: Query, raw: Sequence[Raw]) -> dict[int, Thing]:
    ids = {int(row[at] or 0) for at, name in enumerate(query.names) if name in query.things for row in raw if row[at] is not None}
    return load_things(store, rules, ids)


def load_things(store: sqlite3.Connection, rules: Rules, ids: Iterable[int]) -> dict[int, Thing]:
    """Things by id, each with what the `call` of its kind needs."""
    listed = json.dumps(sorted(ids))
    known: dict[int, dict[str, str | int]] = {}
    of_things = "FROM thing WHERE id IN (SELECT value FROM json_each(?))"
    rows = store.execute(f"SELECT id, kind, name, label, told {of_things}", (listed,)).fetchall()
    for kind in {kind for _, kind, *_ in rows}:
        for called, line in rules.kinds[kind].known.items() if kind in rules.kinds else ():
            own, wanted = line.statement.nouns[0].name, line.statement.nouns[1].name
            among = f"{own} IN (SELECT value FROM json_each(?))"
            for thing, value in store.execute(
                f"SELECT {own}, {wanted} FROM {line.statement.name} WHERE {among} ORDER BY id DESC", (listed,)
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
            ids = json.dumps(sorted({int(row[offset + at] or 0) for row in raw}))
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
    evidence: _Evidence,
    remarks: Mapping[tuple[str, int], tuple[str, ...]],
) -> list[Row]:
    """Members of one unit are cells of one row; solutions that only hidden names tell apart are one row too."""
    cells: dict[Raw, dict[str, dict[Cell, None]]] = {}
    told: dict[Raw, tuple[Place, ...]] = {}
    notes: dict[Raw, dict[str, None]] = {}
    for row in raw:
        single = tuple(row[at] for at, name in enumerate(query.names) if name not in query.grouped)
        units = tuple(ref[1] for ref, fact in evidence.refs(row) if fact.own) if query.grouped else ()
        group: Raw = (*single, None, *units)
        found = cells.setdefault(group, {name: {} for name in query.names})
        order = evidence.told(row)
        told[group] = min(told.get(group, order), order)
        for ref, fact in evidence.refs(row):
            notes.setdefault(group, {}).update(dict.fromkeys(remarks.get(ref, ()) if fact.answers else ()))
        for at, name in enumerate(query.names):
            value = row[at]
            if value is not None:
                found[name].setdefault(things[int(value)] if name in query.things else value)
    return [
        Row({name: tuple(values) for name, values in found.items()}, notes=tuple(notes.get(group, ())), told=told[group])
        for group, found in cells.items()
    ]


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
        shared = [name for name in facts.names() if name in rows[0].cells]
        known = {name: _all_of(rows, name) for name in shared}
        query = compile_query(facts, {name: meaning for name, meaning in known.items() if meaning}, Answer("each"), rules)
        table = read_rows(query, store, rules)
        sources += table.sources
        behind += table.facts
        for at, row in enumerate(rows):
            extra[at][called] = tuple(
                found for found in table.rows if all(set(found.cells[name]) & set(row.cells[name]) for name in shared)
            )
    return tuple(Row(row.cells, more, row.notes, row.told) for row, more in zip(rows, extra, strict=True)), sources, behind


def _all_of(rows: tuple[Row, ...], name: str) -> Named | None:
    """Every thing that a name stands for in the rows, as a meaning."""
    found = {cell.id: cell for row in rows for cell in row.cells[name] if isinstance(cell, Thing)}
    if not found:
        return None
    kind = next(iter(found.values())).kind
    return Named(kind, tuple(Candidate(t.id, t.kind, t.name, t.label, t.told, t.name, "exact", 1.0, 0) for t in found.values()))
