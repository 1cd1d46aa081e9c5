"""Compares every shipped fact with the tables of records, where they overlap: `python -m verify FOLDER_OF_TABLES`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from verify.compare import compare
from verify.decisions import read_decisions
from verify.records import FILMS, HONOURS
from verify.shipped import read_shipped


def main(folder: Path) -> int:
    """Prints what disagrees and is not decided; the exit status says whether anything is."""
    if not any((folder / each).exists() for each in (*HONOURS, *FILMS)):
        print(f"{folder} holds none of the tables {', '.join((*HONOURS, *FILMS))}.", file=sys.stderr)
        return 2
    shipped, decisions = read_shipped(), read_decisions()
    open_ones = 0
    met: defaultdict[str, set[int]] = defaultdict(set)
    for found in compare(shipped, decisions, folder):
        met[found.record] |= found.met
        print(f"{found.record}: {found.agreed} of {found.rows} rows agree{found.beyond()}.")
        decided: Counter[str] = Counter()
        for each in found.disagreements:
            if reason := decisions.reason(found.record, each):
                decided[reason] += 1
            else:
                open_ones += 1
                print(f"  {each}")
        for reason, count in decided.items():
            print(f"  decided, {count}: {reason}")
    for each in decisions.unused():
        open_ones += 1
        print(f"A decision meets no disagreement any more: {each}")
    for award, honours in shipped.by_award().items():
        ids = set(map(id, honours))
        checked = (
            ", ".join(f"{len(ids & those)} in {record}" for record, those in met.items() if ids & those)
            or "none in these records"
        )
        print(f"{award}: {len(honours)} nominations, of them {checked}.")
    print("Every disagreement is decided." if not open_ones else f"{open_ones} to be decided in verify/decisions.yaml.")
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
