"""How fast tables are imported, and in how much memory: `python -m benchmarks.imports [rows …]`.

The tables have the shape of IMDb's files and are invented by a seeded generator, so every machine measures the same work. Beside
each import the same rows go into a database with sqlite-utils' `insert_all`, which checks, joins and derives nothing. Each of the
two is a process of its own; times are CPU time of one core.
"""

from __future__ import annotations

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from sqlite_utils import Database

from knowledge.build import put_table
from knowledge.importing.load import SHIPPED, load_format
from knowledge.importing.source import Reading, table_source
from knowledge.schema.statements import load_statements

GENRES = "Action Comedy Crime Drama Family Horror Musical Romance Thriller Western".split()
ROLES = "actor actress actor actress composer cinematographer editor producer self archive_footage".split()
SYLLABLES = [start + vowel for start in "b ch d f g j k l m n p r s sh t v".split() for vowel in "a ai e i o u".split()]
SHARES = {"title.basics": 15, "name.basics": 20, "title.principals": 50, "title.crew": 8, "title.ratings": 7}  # of a hundred rows


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2], Path(sys.argv[3]))))
        return
    print(f"{'rows':>12}  {'':22} {'s':>8} {'a second':>10} {'MB peak':>8} {'MB on disk':>10}")
    for count in map(int, sys.argv[1:] or ("100000",)):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), count)
            ours, theirs = (measured(way, Path(folder)) for way in WAYS)
            print(line(count, "marquee import, facts", ours))
            print(line(count, "insert_all, rows", theirs))
            print(f"{'':12}  {ours['told'] / ours['seconds'] / (theirs['told'] / theirs['seconds']):.2f} of its rate")


def line(count: int, way: str, found: dict[str, float]) -> str:
    rate = found["told"] / found["seconds"]
    return f"{count:12,}  {way:22} {found['seconds']:8.1f} {rate:10,.0f} {found['peak']:8.0f} {found['disk']:10.0f}"


def measured(way: str, folder: Path) -> dict[str, float]:
    """What one way prints of itself, in a process of its own."""
    command = [sys.executable, __file__, "--one", way, str(folder)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def one(way: str, folder: Path) -> dict[str, float]:
    """Put the tables of a folder into a database in one way: seconds, facts or rows told, MB of memory at most and on disk."""
    with tempfile.TemporaryDirectory() as room:
        store = Path(room) / "store.db"
        started = time.process_time()
        told = WAYS[way](folder, store)
        seconds = time.process_time() - started
        disk = sum(path.stat().st_size for path in Path(room).iterdir()) / 1e6
    return {"seconds": seconds, "told": told, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "disk": disk}


def ours(folder: Path, store: Path) -> int:
    schema = load_statements()
    format = load_format(SHIPPED / "imdb.yaml", schema)
    reading = Reading()
    summary = put_table(table_source(format, folder, schema, reading), store, schema)
    assert reading.faults.count == 0
    return summary.facts


def theirs(folder: Path, store: Path) -> int:
    db = Database(store)
    for path in folder.glob("*.tsv"):
        with path.open(encoding="utf-8", newline="") as text:
            db[path.stem].insert_all(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sum(table.count for table in db.tables if hasattr(table, "insert_all"))


WAYS: dict[str, Callable[[Path, Path], int]] = {"ours": ours, "theirs": theirs}


def write(folder: Path, rows: int) -> None:
    """Files of so many rows in all; three titles in four are films, and a person is in a handful of titles."""
    chance = random.Random(7)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))).title() for _ in range(20_000)]
    counts = {name: rows * share // 100 for name, share in SHARES.items()}
    titles, people = counts["title.basics"], counts["name.basics"]
    fame = list(accumulate(1 / (rank + 50) for rank in range(people)))

    def person() -> str:
        return f"nm{chance.choices(range(people), cum_weights=fame)[0]:07}"

    def basics() -> Iterator[list[object]]:
        for number in range(titles):
            kind = "tvEpisode" if number % 4 == 3 else "movie"
            title = " ".join(chance.choices(words, k=chance.randint(1, 4)))
            genres = ",".join(chance.sample(GENRES, chance.randint(1, 3)))
            yield [f"tt{number:07}", kind, title, title, 0, 1920 + number % 105, r"\N", chance.randint(60, 200), genres]

    def names() -> Iterator[list[object]]:
        for number in range(people):
            yield [f"nm{number:07}", " ".join(chance.choices(words, k=2)), 1900 + number % 100, r"\N", "actor", r"\N"]

    def principals() -> Iterator[list[object]]:
        per_title = max(counts["title.principals"] // titles, 1)
        for number in range(counts["title.principals"]):
            role = chance.choice(ROLES)
            played = f'["{chance.choice(words)}"]' if role.startswith("act") else r"\N"
            yield [f"tt{min(number // per_title, titles - 1):07}", number % per_title + 1, person(), role, r"\N", played]

    def crew() -> Iterator[list[object]]:
        for number in range(counts["title.crew"]):
            yield [f"tt{number:07}", person(), f"{person()},{person()}"]

    def ratings() -> Iterator[list[object]]:
        for number in range(counts["title.ratings"]):
            yield [f"tt{number:07}", f"{chance.uniform(2, 9):.1f}", chance.randint(5, 10**6)]

    files = {
        "title.basics": (basics, "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres"),
        "name.basics": (names, "nconst primaryName birthYear deathYear primaryProfession knownForTitles"),
        "title.principals": (principals, "tconst ordering nconst category job characters"),
        "title.crew": (crew, "tconst directors writers"),
        "title.ratings": (ratings, "tconst averageRating numVotes"),
    }
    for name, (made, header) in files.items():
        with (folder / f"{name}.tsv").open("w", encoding="utf-8") as text:
            text.write("\t".join(header.split()) + "\n")
            text.writelines("\t".join(map(str, row)) + "\n" for row in made())


if __name__ == "__main__":
    main()
