"""Names found in questions without brackets: `python -m benchmarks.names.questions [N]`, on real questions where they are.

Which words are ordinary is learnt from one half of the questions, less their names; the figures are those of the other half.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.names import real
from benchmarks.names.damage import SMALL, one_slip
from benchmarks.names.measure import Scores
from benchmarks.names.stores import indexed, reader, stored
from knowledge.names import Names
from knowledge.names.mentions import Ordinary, rivals
from knowledge.words import plain, words

Asked = tuple[str, str]


def main(arguments: Sequence[str]) -> int:
    folder = real.data()
    if folder is None:
        print("questions: skipped, they are not here ($MARQUEE_DATA)")
        return 0
    asked = real.questions(folder)
    random.Random(1).shuffle(asked)
    half, count = len(asked) // 2, int(arguments[0]) if arguments else 1_000
    with TemporaryDirectory() as made:
        path = Path(made) / "questions.db"
        counts = Counter(name for row in (folder / "metaqa" / "kb.tsv").open() for name in row.rstrip("\n").split("\t")[::2])
        db = stored(path, sorted(counts.items()))
        indexed(db)
        db.close()
        names, ordinary = Names(reader(path), frozenset(), SMALL), Ordinary(_ordinary(asked[:half]))
        print("| questions | mention first | p50 | p95 | p99 ms |\n|---|---|---|---|---|")
        some = asked[half : half + count]
        for title, these in {"as they are": some, "one typo in the name": _mistyped(some)}.items():
            scores = _score(names, ordinary, len(counts), these)
            times = " | ".join(f"{scores.at(percent):.2f}" for percent in (50, 95, 99))
            print(f"| {title}, {len(these)} | {scores.first:.3f} | {times} |")
    return 0


def _ordinary(asked: Sequence[Asked]) -> Counter[str]:
    """How often each word is said outside the names."""
    return Counter(word for question, name in asked for word in words(question.replace(name, " ", 1)))


def _mistyped(asked: Sequence[Asked]) -> list[Asked]:
    chance = random.Random(5)
    slips = [(question, name, one_slip(name, chance)) for question, name in asked]
    return [(question.replace(name, slip, 1), name) for question, name, slip in slips if slip]


def _score(names: Names, ordinary: Ordinary, count: int, asked: Sequence[Asked]) -> Scores:
    times, first, five = [], 0, 0
    for question, name in asked:
        started = time.process_time_ns()
        said = words(question)
        found = rivals(said, names.spans(said, [ordinary.strange(word) for word in said]), ordinary, count)
        times.append((time.process_time_ns() - started) / 1e6)
        best = [plain(rival.candidates[0].name) for rival in found]
        first += best[:1] == [plain(name)]
        five += plain(name) in best[:5]
    return Scores(first / len(asked), five / len(asked), sorted(times))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
