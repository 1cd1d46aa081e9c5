"""Real names with how often each is told of, from tables that do not belong to this project: $MARQUEE_DATA or ../shared/data."""

from __future__ import annotations

import csv
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from knowledge.words import plain

CHECKOUT = Path(__file__).parents[2]
COUNT = 43_000


def data() -> Path | None:
    """The folder of the tables, where there is one."""
    folder = Path(os.environ.get("MARQUEE_DATA") or CHECKOUT.parent / "shared" / "data")
    return folder if (folder / "metaqa" / "kb.tsv").is_file() else None


def split(folder: Path, seed: int) -> tuple[list[tuple[str, int]], list[str]]:
    """43,000 names with their counts, shuffled by a seed, and the names left over, which are known to be absent."""
    counts = Counter(_told(folder))
    spellings = {plain(name): name for name in counts}
    names = sorted(spellings[each] for each in spellings if each)
    random.Random(seed).shuffle(names)
    return [(name, counts[name]) for name in names[:COUNT]], names[COUNT:]


def questions(folder: Path) -> list[tuple[str, str]]:
    """Questions of one step without brackets, each with the name in it."""
    with (folder / "metaqa" / "dev-1hop.tsv").open(encoding="utf-8") as file:
        return [(question, name) for question, name, *_ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _told(folder: Path) -> Iterator[str]:
    """Every mention of a name."""
    with (folder / "metaqa" / "kb.tsv").open(encoding="utf-8") as file:
        for head, relation, tail in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield head
            if relation in ("directed_by", "written_by", "starred_actors"):
                yield tail
    with (folder / "structured" / "oscars.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from (name for column in ("Film", "Nominees") for name in (row[column] or "").split("|"))
    for path in sorted((folder / "structured" / "hindi_films").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield (row.get("name") or row.get("original_title") or "").strip()
                yield from ((row.get("actors") or "").strip("|").split("|"))
