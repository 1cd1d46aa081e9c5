"""How fast names are found, and how often the right one comes first: `python benchmarks/names.py [how many …]`.

The names are invented by a seeded generator, so every machine measures the same work. Times are CPU time of one core.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from knowledge.names import Names, add_name, index
from knowledge.words import key, plain

GLUE = frozenset("a an and at by for from in of on or the to with".split())
PLAIN_WORDS = (
    "who what which when how many did was were is are all movies played made best first last year with from "
    "after before show tell me list every song music score long short"
).split()
MENTIONS = 500
QUESTIONS = 500


def main() -> None:
    for count in map(int, sys.argv[1:] or ("2000", "20000")):
        report(count)


def report(count: int) -> None:
    """Build a store of so many names, then print the figures of each use."""
    chance = random.Random(7)
    names = list(invented(count, chance))
    started = time.process_time()
    db = stored(names)
    print(f"\n{count:,} names: indexed in {time.process_time() - started:.1f} s, {size(db) / count:.0f} bytes a name")
    found = Names(db, frozenset(), GLUE)
    for way, damage in DAMAGES.items():
        mentions = [(name, damage(name, chance)) for name in chance.sample(names, min(MENTIONS, count))]
        times = [timed(partial(found.resolve, said)) for _, said in mentions]
        print(line(f"resolve, {way}", times), recall(found, mentions))
    for way, (damage, marks) in QUESTION_WAYS.items():
        asked = [question(damage(chance.choice(names), chance), marks, chance) for _ in range(QUESTIONS)]
        print(line(f"spans, {way}", [timed(partial(found.spans, *one)) for one in asked]))
    print(line("add a name", [timed(partial(add_name, db, 1, name)) for name in invented(500, chance)]))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def invented(count: int, chance: random.Random) -> Iterator[str]:
    """Distinct names of one to five words; a few short words are common, most are rare, as in real lists."""
    starts, vowels = "b bh ch d f g h j k kh l m n p r s sh st t th tr v w y z".split(), "a aa ai e ee i o oo u".split()
    words = [
        "".join(chance.choice(starts) + chance.choice(vowels) + chance.choice(("", "", "n", "r", "l")) for _ in range(size))
        for size in chance.choices((1, 2, 3), (1, 6, 4), k=max(count // 3, 50))
    ]
    weights = [1 / (rank + 20) for rank in range(len(words))]
    seen: set[str] = set()
    while len(seen) < count:
        parts = chance.choices(words, weights, k=chance.choices((1, 2, 3, 4, 5), (2, 8, 4, 2, 1))[0])
        if chance.random() < 0.15:
            parts.insert(0, "the")
        if chance.random() < 0.05:
            parts.append(str(chance.randrange(2, 10)))
        name = " ".join(parts).title()
        if len(name) > 3 and name not in seen:
            seen.add(name)
            yield name


def stored(names: list[str]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, label TEXT, told TEXT, facts INTEGER)")
    db.execute("CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER, name TEXT, plain TEXT, key TEXT)")
    db.executemany("INSERT INTO thing VALUES (?, 'thing', ?, ?, '', 1)", ((at, name, name) for at, name in enumerate(names, 1)))
    db.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?)", ((at, at, name, plain(name), key(name)) for at, name in enumerate(names, 1))
    )
    index(db)
    return db


def size(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0]) * int(db.execute("PRAGMA page_size").fetchone()[0])


def untouched(name: str, _: random.Random) -> str:
    return name.lower()


def one_edit(name: str, chance: random.Random) -> str:
    """The name with one letter dropped, doubled, changed or swapped with the next."""
    letters = list(name.lower())
    at = chance.choice([place for place, letter in enumerate(letters) if letter.isalpha()])
    match chance.randrange(4):
        case 0:
            del letters[at]
        case 1:
            letters.insert(at, letters[at])
        case 2:
            letters[at] = chance.choice("abcdefghijklmnopqrstuvwxyz")
        case _:
            letters[at : at + 2] = reversed(letters[at : at + 2])
    return "".join(letters)


def two_edits(name: str, chance: random.Random) -> str:
    once = one_edit(name, chance)
    return one_edit(once, chance) if any(map(str.isalpha, once)) else once


def last_word(name: str, _: random.Random) -> str:
    return name.lower().split()[-1]


def two_words(name: str, _: random.Random) -> str:
    return " ".join(name.lower().split()[:2])


def turned(name: str, _: random.Random) -> str:
    return " ".join(reversed(name.lower().split()))


Damage = Callable[[str, random.Random], str]
DAMAGES: dict[str, Damage] = {
    "as written": untouched,
    "one edit": one_edit,
    "two edits": two_edits,
    "last word": last_word,
    "first two words": two_words,
    "words turned": turned,
}
QUESTION_WAYS: dict[str, tuple[Damage, str]] = {
    "12 clean words, none strange": (untouched, "none"),
    "12 clean words, the name strange": (untouched, "name"),
    "12 words, a misspelt name strange": (one_edit, "name"),
}


def question(name: str, marks: str, chance: random.Random) -> tuple[list[str], list[bool]]:
    """Twelve words around a name, and which of them are strange."""
    said = plain(name).split()[:6]
    around = chance.choices(PLAIN_WORDS + sorted(GLUE), k=12 - len(said))
    at = chance.randrange(len(around) + 1)
    words = [*around[:at], *said, *around[at:]]
    return words, [marks == "name" and at <= place < at + len(said) for place in range(len(words))]


def recall(found: Names, mentions: list[tuple[str, str]]) -> str:
    places = [[candidate.name for candidate in found.resolve(said)[:5]] for _, said in mentions]
    first = sum(name in listed[:1] for (name, _), listed in zip(mentions, places, strict=True))
    five = sum(name in listed for (name, _), listed in zip(mentions, places, strict=True))
    return f"  first {first / len(mentions):.3f}  in five {five / len(mentions):.3f}"


def timed(call: Callable[[], object]) -> float:
    started = time.process_time_ns()
    call()
    return (time.process_time_ns() - started) / 1e6


def line(what: str, times: list[float]) -> str:
    ranked = sorted(times)
    return f"{what:40} p50 {ranked[len(ranked) // 2]:6.3f} ms  p99 {ranked[len(ranked) * 99 // 100]:6.3f} ms"


if __name__ == "__main__":
    main()
