"""Understanding side by side: `python -m benchmarks.understanding [--questions N] [--taught N] [--store FILE]`.

Prints, by what is the matter with a question, how many are right, wrong and not answered, CPU times, and where the time goes.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.names import real
from benchmarks.understanding import ours, peers, questions
from benchmarks.understanding.clock import Clock
from benchmarks.understanding.questions import Asked
from bot.home import SHIPPED_FORMATS
from bot.marquee import Marquee
from bot.rules.intents import load_rules
from bot.terminal.importing import import_table
from knowledge.schema.statements import load_statements
from knowledge.store import open_store
from knowledge.words import plain

WARM = 150  # questions asked before times are taken
MAPPING = SHIPPED_FORMATS / "metaqa.yaml"
Verdict = str


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding")
    parser.add_argument("--questions", type=int, default=400, metavar="N", help="of each kind")
    parser.add_argument("--taught", type=int, default=2000, metavar="N", help="questions that peers learn from")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--store", type=Path, metavar="FILE", help="keep the store there, and use it where it is")
    options = parser.parse_args(arguments)
    data = real.data()
    if data is None:
        print("a world of 43,000 names: skipped, it is not here ($MARQUEE_DATA)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "world.db"
        if not path.exists():
            import_table(MAPPING, data / "metaqa" / "kb.tsv", path, strict=False)
        sets = questions.asked(data, options.questions, options.seed)
        with _marquee(path) as marquee:
            print("\n| | right | wrong | not answered | reading p50 / p99 ms | a second | whole p50 / p99 ms | a second |")
            print("|---|---|---|---|---|---|---|---|")
            for called, asked in sets.items():
                _ours(called, marquee, asked)
            names = {row[0] for row in marquee.store.execute("SELECT plain FROM name")}
            _peers(questions.taught(data, options.taught, options.seed), names, sets)
            for called, asked in sets.items():
                _hops(called, marquee, [one.text for one in asked])
    return 0


@contextlib.contextmanager
def _marquee(path: Path) -> Iterator[Marquee]:
    store = open_store(path)
    marquee = Marquee(load_rules(load_statements()), store)
    gc.freeze()
    yield marquee
    store.close()


def _ours(called: str, marquee: Marquee, asked: Sequence[Asked]) -> None:
    for one in asked[:WARM]:
        marquee.ask(one.text)
    reading, whole = Clock(), Clock()
    verdicts: Counter[Verdict] = Counter()
    for one in asked:
        reading.run(lambda one=one: ours.read(marquee, one.text))  # type: ignore[misc]
    for one in asked:
        reply = whole.run(lambda one=one: marquee.ask(one.text))  # type: ignore[misc]
        verdicts["right" if ours.is_right(one, reply) else "wrong" if reply.status == "answered" else "none"] += 1
    _row(f"Marquee, {called}", verdicts, reading, whole)


def _peers(taught: Sequence[Asked], names: Collection[str], sets: Mapping[str, Sequence[Asked]]) -> None:
    for peer in peers.PEERS:
        try:
            reader = peer(taught, names)
        except peers.Missing as missing:
            print(f"| {peer.title}: skipped, {missing} |")
            continue
        for called, asked in sets.items():
            if called != "composed":  # they learn no composition
                _peer(f"{peer.title}, {called}", reader, asked)


def _peer(called: str, peer: peers.Peer, asked: Sequence[Asked]) -> None:
    for one in asked[:WARM]:
        peer.read(one.text)
    reading = Clock()
    verdicts: Counter[Verdict] = Counter()
    for one in asked:
        read = reading.run(lambda one=one: peer.read(one.text))  # type: ignore[misc]
        verdicts["none" if read is None else "right" if read == (one.kind, plain(one.topic)) else "wrong"] += 1
    _row(called, verdicts, reading)


def _row(called: str, verdicts: Mapping[Verdict, int], *clocks: Clock) -> None:
    number = sum(verdicts.values())
    shares = " | ".join(f"{verdicts[verdict] / number:.1%}" for verdict in ("right", "wrong", "none"))
    times = " | ".join(f"{clock.at(50):.2f} / {clock.at(99):.2f} | {clock.a_second:,.0f}" for clock in clocks)
    print(f"| {called} | {shares} | {times} |", flush=True)


def _hops(called: str, marquee: Marquee, texts: Sequence[str]) -> None:
    """Where the time goes, hop by hop, and how many questions came by each."""
    clocks = {hop: Clock() for hop in ours.HOPS}
    for text in texts:
        ours.hops(marquee, text, clocks)
    hops = " | ".join(f"{clock.at(50):.2f} / {clock.at(99):.2f} ({clock.number})" for clock in clocks.values())
    print(
        f"\n| {called}: hop, p50 / p99 ms (calls) | {' | '.join(clocks)} |\n|---|{'---|' * len(clocks)}\n| | {hops} |", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
