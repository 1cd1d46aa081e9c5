"""Our own names: indexed, asked and added to."""

from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from os import sysconf
from pathlib import Path

from benchmarks.names.damage import SMALL
from benchmarks.names.invented import invented
from benchmarks.names.measure import Find, Query, Scores, score
from benchmarks.names.stores import indexed, reader
from knowledge.names import Names, add_name, remove_name

_ADDED = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking a store brought: figures by class, and the megabytes that the process grew by."""

    by_class: dict[str, Scores]
    megabytes: float


def filed(path: Path) -> str:
    """Build the index of a store; tells what it cost."""
    plain, started = _peak(), time.process_time()
    db = sqlite3.connect(path, isolation_level=None)
    size = indexed(db)
    count = db.execute("SELECT count(*) FROM name").fetchone()[0]
    db.close()
    spent = time.process_time() - started
    return f"indexed {count:,} names: {spent:.0f} s, {size / count:.0f} bytes a name, {_peak() - plain:.0f} MB more at its peak"


def ask(path: Path, asked: dict[str, list[Query]]) -> Asked:
    """Ask a store everything in a process of its own, so that its memory can be told."""
    before = _resident()
    find = finding(path)
    for query in asked["exact"][:50]:
        find(query.said)
    found = {title: score(find, some) for title, some in asked.items()}
    return Asked(found, _resident() - before)


def finding(path: Path) -> Find:
    """The names of a store, found."""
    names = Names(reader(path), frozenset(), SMALL)
    return lambda said: [candidate.name for candidate in names.resolve(said)]


def accepted(path: Path, absent: Sequence[str]) -> float:
    """Of two hundred names that are not in the store, how many are taken for one that is, and for sure."""
    names = Names(reader(path), frozenset(), SMALL)
    sure = sum(bool(found) and found[0].sure for found in map(names.resolve, absent))
    return 200 * sure / max(len(absent), 1)


def _peak() -> float:
    """The most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _resident() -> float:
    """The megabytes of memory that this process holds; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * sysconf("SC_PAGE_SIZE") / 1e6 if told.exists() else 0.0


def changing(path: Path) -> str:
    """The milliseconds of CPU of a transaction that adds an alias, and of one that takes it out again."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = NORMAL")
    aliases = [(thing, f"{name} alias") for thing, (name, _) in enumerate(invented(_ADDED, 99), 1)]
    told = []
    for title, change in (("added", add_name), ("taken out", remove_name)):
        times = []
        for thing, alias in aliases:
            started = time.process_time_ns()
            db.execute("BEGIN IMMEDIATE")
            change(db, thing, alias)
            db.execute("COMMIT")
            times.append((time.process_time_ns() - started) / 1e6)
        scores = Scores(0, 0, sorted(times))
        told.append(f"a name {title}: p50 {scores.at(50):.2f}, p99 {scores.at(99):.2f} ms")
    db.close()
    return "; ".join(told)
