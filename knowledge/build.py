"""Builds the store from exactly the sources given: what changed is read again, and all is written in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.claims import Source
from knowledge.derive import Derived, derive
from knowledge.facts import read_facts
from knowledge.mistakes import Mistake, Mistakes
from knowledge.names import index
from knowledge.schema import Schema
from knowledge.statements import SHIPPED, load_statements
from knowledge.store import VERSION, open_for_writing, read_counts, read_sources, write_store


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: sources in the store and how many of them were unchanged, things, facts, and what there is to tell."""

    sources: int
    unchanged: int
    things: int
    facts: int
    warnings: tuple[Mistake, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """The sources as they stand now; those `changed` can be put back to what the store has of them."""

    sources: dict[str, Source]
    changed: frozenset[str]
    mistakes: tuple[Mistake, ...]


def source_key(path: Path) -> str:
    """What a source is called in the store and in mistakes: its file and the folder it is in."""
    return f"{path.absolute().parent.name}/{path.name}"


def build(sources: Sequence[Path], store: Path, schema: Schema | None = None) -> Summary:
    """Make the store hold exactly these sources. One with mistakes stays as the store has it; all mistakes are in the summary.

    Nothing is written where nothing changed. Raises StoreError where the file is no store of ours.
    """
    chosen = schema or load_statements()
    built = hashlib.sha256(f"{VERSION} {chosen!r}".encode()).hexdigest()
    db = open_for_writing(store)
    try:
        built_with, before = read_sources(db)
        now = _read_all(sources, chosen, before if built_with == built else {}, before)
        if built_with == built and not now.changed and now.sources.keys() == before.keys():
            things, facts = read_counts(db)
            return Summary(len(before), len(before), things, facts, (), now.mistakes)
        kept, derived = _settle(now, before, chosen)
        # Where something stays in doubt the next build looks at everything again, so that it is told again.
        with db.atomic():
            facts = write_store(db, chosen, kept, derived, "" if derived.mistakes else built)
            index(db.conn)
        unchanged = sum(source == before.get(source.key) for source in kept)
        mistakes = tuple(dict.fromkeys([*now.mistakes, *(mistake for _, mistake in derived.mistakes)]))
        return Summary(len(kept), unchanged, len(derived.things), facts, tuple(derived.warnings), mistakes)
    finally:
        db.close()


def _read_all(paths: Sequence[Path], schema: Schema, reusable: dict[str, Source], before: dict[str, Source]) -> _Read:
    sources: dict[str, Source] = {}
    changed: set[str] = set()
    mistakes: list[Mistake] = []
    taken: dict[str, Path] = {}
    for path in sorted({path.resolve() for path in paths}):
        key = source_key(path)
        if key in taken:
            mistakes.append(Mistake(key, 0, "", f"{taken[key]} and {path} would be the same source", "Rename one."))
            continue
        taken[key] = path
        try:
            source = _read(path, key, schema, reusable.get(key))
        except Mistakes as found:
            mistakes += found.mistakes
            if key in before:
                sources[key] = before[key]
            continue
        sources[key] = source
        if source is not reusable.get(key):
            changed.add(key)
    return _Read(sources, frozenset(changed), tuple(mistakes))


def _read(path: Path, key: str, schema: Schema, known: Source | None) -> Source:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Mistakes([Mistake(key, 0, "", f"cannot be read ({error.strerror})", "Check the path.")]) from error
    if known and known.digest == hashlib.sha256(raw).hexdigest():
        return known
    return read_facts(raw, key, schema, trusted=SHIPPED.parent in path.parents)


def _settle(now: _Read, before: dict[str, Source], schema: Schema) -> tuple[list[Source], Derived]:
    """Derive everything; a changed source in which a name stays in doubt is put back, and everything derived again."""
    sources, changed = dict(now.sources), set(now.changed)
    told: list[tuple[int, Mistake]] = []
    while True:
        kept = [sources[key] for key in sorted(sources)]
        derived = derive(kept, schema)
        doubtful = {kept[at].key for at, _ in derived.mistakes} & changed
        if not doubtful:
            derived.mistakes = [*told, *derived.mistakes]
            return kept, derived
        told += [(at, mistake) for at, mistake in derived.mistakes if kept[at].key in doubtful]
        changed -= doubtful
        for key in doubtful:
            del sources[key]
            if key in before:
                sources[key] = before[key]
