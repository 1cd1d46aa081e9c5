"""The store: one SQLite file with what the sources say and what follows from it, written whole and read only."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlite_utils import Database

from knowledge.claims import Claim, Correction, Origin, Source, from_json, to_json
from knowledge.derive import Derived
from knowledge.relations import Cell
from knowledge.schema import Schema, Unit
from knowledge.tables import Table, all_tables, part_table, receiver_table
from knowledge.things import Thing
from knowledge.units import Row
from knowledge.words import key, plain

VERSION = 1
APPLICATION = 0x4D617271
_BUILT = "built"
_KEPT = ("names_", "sqlite_")


class StoreError(Exception):
    """The store cannot be used; the text says why, in a sentence for whoever runs the bot."""


def open_store(path: Path) -> sqlite3.Connection:
    """A read-only connection with plain tuples for rows. Raises StoreError where there is no store of ours to read."""
    if not path.is_file():
        raise StoreError(f"There is no store at {path}. Build it first: marquee build.")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, cached_statements=512)
        connection.execute("PRAGMA query_only = 1")
        version = _check_ours(connection, path)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path} cannot be read as a store ({error}).") from error
    if version != VERSION:
        connection.close()
        raise StoreError(f"The store at {path} was built by another version. Build it again: marquee build.")
    return connection


def open_for_writing(path: Path) -> Database:
    """A writable connection in WAL mode to a store of ours, made where there is none. Raises StoreError for any other file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        db = Database(sqlite3.connect(path, timeout=30))
        _check_ours(db.conn, path)
        db.enable_wal()
        db.execute("PRAGMA foreign_keys = 1")
    except (sqlite3.DatabaseError, sqlite3.OperationalError) as error:
        raise StoreError(f"{path} cannot be opened as a store ({error}).") from error
    return db


def _check_ours(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the store, 0 for an empty file."""
    application, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if not empty and application != APPLICATION:
        raise StoreError(f"{path} is a database, but not a store of ours; it is left as it is.")
    if version > VERSION:
        raise StoreError(f"The store at {path} was built by a newer version; it is left as it is.")
    return version


def read_sources(db: Database) -> tuple[str, dict[str, Source]]:
    """What the store was built with, and the sources it holds; nothing where it is empty or of an older version."""
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        return "", {}
    built = db.execute(f"SELECT digest FROM {_BUILT}").fetchone()
    sources: dict[str, Source] = {}
    for number, name, title, url, date, publisher, digest in db.execute(
        "SELECT id, key, title, url, date, publisher, digest FROM source ORDER BY key"
    ).fetchall():
        rows = db.execute("SELECT line, body FROM claim WHERE source = ? ORDER BY id", [number]).fetchall()
        claims = tuple(from_json(line, body) for line, body in rows)
        sources[name] = Source(name, digest, Origin(title, url, date, publisher), claims)
    return built[0] if built else "", sources


def read_counts(db: Database) -> tuple[int, int]:
    """How many things and facts the store has."""
    things, facts = db.execute(f"SELECT things, facts FROM {_BUILT}").fetchone()
    return int(things), int(facts)


def write_store(db: Database, schema: Schema, sources: Sequence[Source], derived: Derived, built: str) -> int:
    """Replace everything in the store, in the caller's transaction; ids follow a fixed order. Returns the number of facts."""
    tables = all_tables(schema)
    _drop(db)
    for table in tables:
        table.create(db)
    contents = _Contents(db, {table.name: table for table in tables}, schema, sources, derived)
    facts = contents.write()
    db.execute(f"CREATE TABLE {_BUILT} (digest TEXT NOT NULL, things INTEGER NOT NULL, facts INTEGER NOT NULL) STRICT")
    db.execute(f"INSERT INTO {_BUILT} VALUES (?, ?, ?)", [built, len(derived.things), facts])
    db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    return facts


def _drop(db: Database) -> None:
    """Drop every table, those that refer to others first. The index of names stays: it takes up the difference by itself."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC").fetchall():
        if not name.startswith(_KEPT):
            db.execute(f'DROP TABLE "{name}"')


class _Contents:
    """Writes all tables, knowing which id each thing and claim has."""

    def __init__(
        self, db: Database, tables: dict[str, Table], schema: Schema, sources: Sequence[Source], derived: Derived
    ) -> None:
        self.db = db
        self.tables = tables
        self.schema = schema
        self.sources = sources
        self.derived = derived
        self.things = {thing: number for number, thing in enumerate(derived.things, 1)}
        self.claims = _numbered((index, at) for index, source in enumerate(sources) for at in range(len(source.claims)))
        self.evidence: list[list[object]] = []
        self.named: Counter[Thing] = Counter()

    def write(self) -> int:
        self._sources()
        rows = {statement.name: self._facts(statement.name) for statement in self.schema.tables()}
        units = {unit.name: self._order(self.derived.units.get(unit.name, ())) for unit in self.schema.units.values()}
        for unit in self.schema.units.values():
            for row in units[unit.name]:
                self.named.update({row.holder, row.subject, *row.parts})
        self._things()
        for name, cells in rows.items():
            self._insert(name, cells)
        for unit in self.schema.units.values():
            self._unit(unit, units[unit.name])
        self._insert("evidence", sorted(self.evidence, key=lambda row: (str(row[0]), row[1], row[2])))
        closed = [
            [state, self.things[holder], self.things[subject] if subject else 0] for state, holder, subject in self.derived.closed
        ]
        self._insert("closed", sorted(closed, key=str))
        self._corrections()
        return sum(map(len, rows.values())) + sum(map(len, units.values()))

    def _insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        marks = ", ".join("?" * (len(self.tables[table].columns) + 1))
        self.db.conn.executemany(
            f'INSERT INTO "{table}" VALUES ({marks})', [[number, *row] for number, row in enumerate(rows, 1)]
        )

    def _sources(self) -> None:
        self._insert(
            "source", [[s.key, s.origin.title, s.origin.url, s.origin.date, s.origin.publisher, s.digest] for s in self.sources]
        )
        claims: list[list[object]] = []
        for number, source in enumerate(self.sources, 1):
            claims += [[number, claim.line, claim.statement, to_json(claim)] for claim in source.claims]
        self._insert("claim", claims)

    def _facts(self, statement: str) -> list[list[object]]:
        """The rows of a statement's table in their order; their evidence is kept for later."""
        found = self.derived.facts.get(statement, {})
        ordered = sorted(found, key=lambda row: tuple((cell is not None, self._id(cell)) for cell in row))
        for number, row in enumerate(ordered, 1):
            self.named.update({cell for cell in row if isinstance(cell, Thing)})
            self._support(statement, number, found[row].items())
        return [[None if cell is None else self._id(cell) for cell in row] for row in ordered]

    def _id(self, cell: Cell) -> int | str:
        return self.things[cell] if isinstance(cell, Thing) else "" if cell is None else cell

    def _support(self, table: str, fact: int, claims: Iterable[tuple[int, int]]) -> None:
        first: dict[int, int] = {}
        for source, at in sorted(claims):
            first.setdefault(source, at)
        for source, at in first.items():
            quote = self.sources[source].claims[at].quote
            self.evidence.append([table, fact, source + 1, self.claims[source, at], quote])

    def _order(self, rows: Sequence[Row]) -> list[Row]:
        number = self.things.__getitem__
        return sorted(
            rows, key=lambda row: (number(row.holder), number(row.subject), not row.above, sorted(map(number, row.parts)))
        )

    def _things(self) -> None:
        shared = Counter((thing.kind, plain(thing.name)) for thing in self.things)
        rows: list[list[object]] = []
        names: list[list[object]] = []
        for thing, number in self.things.items():
            label = (
                f"{thing.name} ({thing.told_text})" if shared[thing.kind, plain(thing.name)] > 1 and thing.told else thing.name
            )
            rows.append([thing.kind, thing.name, label, thing.told_text, self.named[thing]])
            names += [[number, name, plain(name), key(name)] for name in thing.names]
        self._insert("thing", rows)
        self._insert("name", names)

    def _unit(self, unit: Unit, rows: Sequence[Row]) -> None:
        own: list[list[object]] = []
        joins: dict[str, list[list[object]]] = {part_table(unit, kind): [] for kind in unit.parts}
        joins[receiver_table(unit)] = []
        goes_to = {row[0]: str(row[1]) for row in self.derived.facts.get(unit.goes_to, ())}
        for number, row in enumerate(rows, 1):
            texts = ["; ".join(sorted(row.texts[name])) if name in row.texts else None for name in unit.texts]
            own.append([self.things[row.holder], self.things[row.subject], int(row.above), *texts])
            for part in sorted(row.parts, key=self.things.__getitem__):
                joins[part_table(unit, part.kind)].append([number, self.things[part]])
            joins[receiver_table(unit)] += [
                [number, self.things[part]] for part in _receivers(unit, row, goes_to.get(row.subject, ""))
            ]
            self._support(unit.name, number, row.evidence)
        self._insert(unit.name, own)
        for table, joined in joins.items():
            self._insert(table, joined)

    def _corrections(self) -> None:
        rows: list[list[object]] = []
        for index, source in enumerate(self.sources):
            for at, claim in enumerate(source.claims):
                if isinstance(claim.body, Correction):
                    rows.append(self._correction(index, at, claim, claim.body))
        self._insert("correction", rows)

    def _correction(self, index: int, at: int, claim: Claim, body: Correction) -> list[object]:
        origin = body.source or self.sources[index].origin
        number = self.claims[index, at]
        return [body.sentence.text, body.why, index + 1, number, origin.title, origin.url, origin.date, origin.publisher]


def _numbered(refs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    return {ref: number for number, ref in enumerate(refs, 1)}


def _receivers(unit: Unit, row: Row, goes_to: str) -> list[Thing]:
    """The parts that receive a unit: of the kind it goes to, else of the first kind of which there are any."""
    for kind in [goes_to, *unit.parts]:
        found = sorted((part for part in row.parts if part.kind == kind), key=lambda part: part.name)
        if found:
            return found
    return []


def digest(store: Path) -> str:
    """A fingerprint of everything in the store that its sources fix, whatever order they came in."""
    with open_store(store) as connection:
        named = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        tables = [name for name in named if name != _BUILT and not name.startswith(_KEPT)]
        hashed = hashlib.sha256()
        for table in tables:
            hashed.update(table.encode())
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                hashed.update(json.dumps(row, ensure_ascii=False).encode())
    connection.close()
    return hashed.hexdigest()
