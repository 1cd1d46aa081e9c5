"""Builds the store from exactly the files given: what changed is read again, and all is written in one transaction.

Imported tables are sources of their own kind: they come and go by themselves, and a build leaves them where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from knowledge.change import Change
from knowledge.claims import Source
from knowledge.doubts import Doubts
from knowledge.files import Files, read_files
from knowledge.mistakes import Mistake
from knowledge.names import index
from knowledge.schema.schema import Schema
from knowledge.schema.statements import load_statements
from knowledge.seldom import collecting_seldom
from knowledge.store import (
    StoreError,
    built_with,
    fingerprint,
    holds,
    open_for_writing,
    prepare,
    read_counts,
    weigh,
    write_counts,
)
from knowledge.tellings.carrying import set_aside


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: sources in the store and how many were unchanged, things, facts, what there is to tell, files refused."""

    sources: int
    unchanged: int
    things: int
    facts: int
    warnings: tuple[Mistake, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True)
class _Made:
    """Whether the tables were made anew, and a warning for each import that is lost by it."""

    anew: bool
    lost: tuple[Mistake, ...] = ()


def build(sources: Sequence[Path], store: Path, schema: Schema | None = None) -> Summary:
    """Make the store hold exactly these files. One with mistakes stays as the store has it; all mistakes are in the summary.

    Nothing is written where nothing changed. Raises StoreError where the file is no store of ours.
    """
    chosen = schema or load_statements()
    with open_for_writing(store) as db, collecting_seldom():
        before = _before(db, chosen)
        now = read_files(sources, chosen, before)
        gone = before.keys() - now.changed.keys() - now.unchanged - now.refused
        if built_with(db) == fingerprint(chosen) and not now.changed and not gone:
            things, facts = read_counts(db)
            doubts = Change(db, chosen).doubts()
            db.conn.rollback()
            told = _told(now.mistakes, doubts.mistakes)
            return Summary(len(before), len(now.unchanged), things, facts, (), told, len(now.refused))
        with db.atomic():
            return _rebuild(db, chosen, now, before)


def put_table(source: Source, store: Path, schema: Schema | None = None) -> Summary:
    """Put a table into the store, in the place of what it had under the same key, in one transaction; its claims are read once.

    One that is there with the same digest is not read again. Raises StoreError where the file is no store of ours, or must be
    built first.
    """
    chosen = schema or load_statements()
    with open_for_writing(store) as db, collecting_seldom():
        _check_built(db, chosen, store)
        if built_with(db) == fingerprint(chosen) and _tables(db).get(source.key) == source.digest:
            things, facts = read_counts(db)
            return Summary(len(_before(db, chosen)), 1, things, facts)
        return _change_table(db, chosen, source.key, source)


def remove_table(key: str, store: Path, schema: Schema | None = None) -> Summary:
    """Take an imported table out of the store. Raises StoreError where it must be built first."""
    chosen = schema or load_statements()
    with open_for_writing(store) as db, collecting_seldom():
        _check_built(db, chosen, store)
        return _change_table(db, chosen, key)


def imported(store: Path) -> tuple[str, ...]:
    """The keys of the tables in the store. Raises StoreError where it is none of ours."""
    with open_for_writing(store) as db:
        return tuple(_tables(db))


def _change_table(db: Database, schema: Schema, key: str, source: Source | None = None) -> Summary:
    """Take a table out, and put what it is now in its place where there is such a thing."""
    with db.atomic():
        made = _make(db, schema, but=key)
        change = _change(db, schema, made)
        change.leave(key)
        if source:
            change.arrive(source)
        change.finish()
        return _written(db, schema, change.doubts(), 0, (), made.lost)


def _tables(db: Database) -> dict[str, str]:
    """The digests of imported tables, by their keys."""
    return dict(db.execute("SELECT key, digest FROM source WHERE is_table ORDER BY key").fetchall()) if built_with(db) else {}


def _check_built(db: Database, schema: Schema, store: Path) -> None:
    """Raises StoreError where the store holds files that only a build can read again for what can be known now."""
    if built_with(db) != fingerprint(schema) and holds(db, tables=False):
        changed = "by another version" if built_with(db) is None else "with other statements"
        raise StoreError(f"The store at {store} was built {changed}. Build it again before you change its tables: marquee build.")


def _change(db: Database, schema: Schema, made: _Made) -> Change:
    """A change of the store; where its tables were just made, of what was carried over into them."""
    change = Change(db, schema)
    if made.anew:
        change.resume()
    return change


def _make(db: Database, schema: Schema, but: str = "") -> _Made:
    """Make the tables where there are none, or none that fit what can be known now; imported tables are carried over as far as
    they can be, and there is a warning for each that is not, except for the one that is about to be changed."""
    if built_with(db) == fingerprint(schema):
        return _Made(False)
    if built_with(db) is None:
        lost = [key for key in holds(db, tables=True) if key != but]
        found = "was imported into a store of another version, and is gone"
    else:
        lost = set_aside(db, schema, but)
        found = "was imported before the statements that it tells changed, and is gone"
    prepare(db, schema)
    return _Made(True, tuple(Mistake(key, 0, "", found, "Import it again.") for key in lost))


def _before(db: Database, schema: Schema) -> dict[str, str]:
    """The digests of the files that the store holds, by their keys; none where it must be built anew."""
    if built_with(db) != fingerprint(schema):
        return {}
    return dict(db.execute("SELECT key, digest FROM source WHERE NOT is_table").fetchall())


def _rebuild(db: Database, schema: Schema, now: Files, before: Mapping[str, str]) -> Summary:
    """Make the change; without the changed files that leave something in doubt, which stay as the store has them."""
    made = _make(db, schema)
    put_back: dict[str, tuple[Mistake, ...]] = {}
    while True:
        db.execute("SAVEPOINT tried")
        change = _change(db, schema, made)
        for key in sorted((before.keys() | now.changed.keys()) - now.unchanged - now.refused - put_back.keys()):
            change.leave(key)
        for key in sorted(now.changed.keys() - put_back.keys()):
            change.arrive(now.changed[key])
        change.finish()
        doubts = change.doubts(now.shipped)
        doubtful = {key for key, _ in doubts.mistakes} & (now.changed.keys() - put_back.keys())
        if not doubtful:
            break
        for key in doubtful:
            put_back[key] = tuple(mistake for other, mistake in doubts.mistakes if other == key)
        db.execute("ROLLBACK TO tried")
        db.execute("RELEASE tried")
    db.execute("RELEASE tried")
    told = [*now.mistakes, *(mistake for mistakes in put_back.values() for mistake in mistakes)]
    summary = _written(db, schema, doubts, len(now.unchanged), told, made.lost)
    return replace(summary, refused=len(now.refused | put_back.keys()))


def _written(
    db: Database, schema: Schema, doubts: Doubts, unchanged: int, told: Sequence[Mistake], lost: tuple[Mistake, ...]
) -> Summary:
    index(db.conn)
    weigh(db)
    things, facts = write_counts(db, schema, fingerprint(schema))
    sources = int(db.execute("SELECT count(*) FROM source WHERE NOT is_table").fetchone()[0])
    warnings = (*lost, *(mistake for _, mistake in doubts.warnings))
    return Summary(sources, unchanged, things, facts, warnings, _told(told, doubts.mistakes))


def _told(first: Sequence[Mistake], others: Sequence[tuple[str, Mistake]]) -> tuple[Mistake, ...]:
    return tuple(dict.fromkeys([*first, *(mistake for _, mistake in others)]))
