"""Shipped names as fans write them: `python -m benchmarks.names.said STORE [missed]`, of said.csv, one half beside the other.

A line is right where the name is the first candidate of its kind, or among the first five where many share what was said. Only
one half was looked at while the resolver was written; `missed` prints what it misses.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.names.damage import SMALL
from benchmarks.names.stores import reader
from knowledge.names import Names

LINES = Path(__file__).with_suffix(".csv")


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print("said: skipped, name a store (marquee build --store FILE)")
        return 0
    names = Names(reader(Path(arguments[0])), frozenset(), SMALL)
    with LINES.open(encoding="utf-8") as file:
        lines = [*csv.DictReader(file)]
    for half, of_half in enumerate(("looked at", "held back")):
        some = [line for line in lines if sum(map(ord, line["words"])) % 2 != half]
        missed = [line for line in some if not _right(names, line)]
        print(f"{of_half}: {len(some) - len(missed)} of {len(some)} right, {1 - len(missed) / len(some):.3f}")
        for line in missed if "missed" in arguments and not half else ():
            print(f"  {line['words']}: {line['name']}")
    return 0


def _right(names: Names, line: dict[str, str]) -> bool:
    found = names.resolve(line["words"], [line["kind"]], typed=line["words"])
    return line["name"] in [candidate.name for candidate in found[: int(line["among"])]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
