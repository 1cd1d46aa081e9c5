"""Names side by side: `python -m benchmarks.names [real] [COUNT …] [--peers [WORD …]] [--queries N] [--seed N] [--keep FOLDER]`.

Prints recall and CPU time by class of query, the cost of the index and, with `--peers`, the same for what one would use instead.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks.names import real
from benchmarks.names.damage import MIXED
from benchmarks.names.invented import invented
from benchmarks.names.measure import Find, Query, Scores, mixed, queries, score
from benchmarks.names.ours import accepted, ask, changing, filed, finding
from benchmarks.names.peers import PEERS, Missing, Peer
from benchmarks.names.stores import reader, stored

_ABSENT = 2_000
_PICKED = 20_000  # names that queries are made of
_PATIENCE = 60  # seconds a peer may take for its queries
_Told = TypeVar("_Told")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    with TemporaryDirectory() as made:
        folder = Path(options.keep or made)
        for what in options.sets or ["real", "100000"]:
            names, path = _names(what, options.seed), folder / f"{what}-{options.seed}.db"
            if names is None:
                print("real names: skipped, they are not here ($MARQUEE_DATA)")
                continue
            if not path.exists():
                _build(path, names)
            _report(what, path, options)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names")
    parser.add_argument("sets", nargs="*", metavar="real|COUNT")
    parser.add_argument("--peers", nargs="*", metavar="WORD", help="those with the word in their title, or all")
    parser.add_argument("--queries", type=int, default=500, metavar="N", help="of each class")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", metavar="FOLDER", help="keep the stores there, and use those that are")
    return parser.parse_args(arguments)


def _names(what: str, seed: int) -> Iterable[tuple[str, int]] | None:
    if what != "real":
        return invented(int(what), seed)
    folder = real.data()
    return real.split(folder, seed)[0] if folder else None


def _build(path: Path, names: Iterable[tuple[str, int]]) -> None:
    stored(path, names).close()
    print(f"\n{_apart(filed, path)}")


def _apart(ask: Callable[..., _Told], *told: object) -> _Told:
    """What a function tells that runs in a process of its own, so that its memory can be told."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(ask, *told).result()


def _report(what: str, path: Path, options: argparse.Namespace) -> None:
    db = reader(path)
    picked = _picked(db, options.seed)
    # First, and of other picks than the classes, so that no query has been asked before.
    asked = {"together": mixed(queries(picked, options.queries, options.seed + 1), MIXED, options.seed)}
    asked |= queries(picked, options.queries, options.seed)
    ours = _apart(ask, path, asked)
    print(f"\n| {what} names | first | in five | p50 | p95 | p99 ms |\n|---|---|---|---|---|---|")
    for title, scores in ours.by_class.items():
        print(_row(title, scores))
    print(f"memory while asking: {ours.megabytes:.0f} MB more; {changing(path)}")
    if what == "real" and (folder := real.data()):
        absent = random.Random(options.seed).sample(real.split(folder, options.seed)[1], _ABSENT)
        print(f"of 200 absent names taken for sure: {accepted(path, absent):.1f}")
    if options.peers is not None:
        peers = [peer for peer in PEERS if not options.peers or any(word in peer.title for word in options.peers)]
        _beside(peers, finding(path), [name for (name,) in db.execute("SELECT plain FROM name")], asked["together"])
    db.close()


def _picked(db: sqlite3.Connection, seed: int) -> list[str]:
    """Names by chance, from all over the store."""
    last = db.execute("SELECT max(id) FROM name").fetchone()[0]
    ids = random.Random(seed).sample(range(1, last + 1), min(_PICKED, last))
    return [db.execute("SELECT name FROM name WHERE id = ?", (each,)).fetchone()[0] for each in ids]


def _beside(peers: Sequence[Peer], ours: Find, names: Sequence[str], asked: Sequence[Query]) -> None:
    """Each peer's figures; ours are taken again with each, of the same queries in the same minute."""
    print("\n| beside | built s | first | in five | p50 | p95 | p99 ms | times ours |\n|---|---|---|---|---|---|---|---|")
    print(f"| Marquee {_row('', score(ours, asked))[2:]} 1 |")
    for peer in peers:
        try:
            started = peer.clock()
            find = peer.ready(names)
            built = (peer.clock() - started) / 1e9
        except Missing as missing:
            print(f"| {peer.title} | skipped, {missing} |")
            continue
        some = asked[: _few(find, asked)]
        own, scores = score(ours, some), score(find, some, peer.clock)
        print(
            f"| {peer.title} | {built:.0f} {_row('', scores)[2:]} {scores.at(50) / own.at(50):.1f} (n={len(scores.times)}) |",
            flush=True,
        )


def _few(find: Find, asked: Sequence[Query]) -> int:
    """As many queries as a patient user would wait for, ten at least."""
    started = time.perf_counter()
    for query in asked[:3]:
        find(query.said)
    return max(10, min(len(asked), int(_PATIENCE / ((time.perf_counter() - started) / 3 + 1e-6))))


def _row(title: str, scores: Scores) -> str:
    times = " | ".join(f"{scores.at(percent):.2f}" for percent in (50, 95, 99))
    return f"| {title} | {scores.first:.3f} | {scores.five:.3f} | {times} |"


if __name__ == "__main__":
    sys.exit(main())
