"""Killed at any moment of a build, the store holds each source as it was or as it is to be, and the next build completes."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.build import build
from knowledge.digest import digest
from knowledge.store import StoreError, open_store

ROOT = Path(__file__).parents[1]
FILES, FILMS = 6, 60


def write(folder: Path, turn: int) -> list[Path]:
    """Facts files of which the second turn changes every other one."""
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(FILES):
        year = 2000 + (turn if number % 2 else 0)
        films = "\n".join(
            f"  - {{title: Film {number} {n}, year: {year}, director: Person {n % 7}, actors: [Actor {n}, Actor {n + 1}]}}"
            for n in range(FILMS)
        )
        path = folder / f"{number}.yaml"
        path.write_text(f"source: {{title: '{number}, {turn}'}}\nfilms:\n{films}\n")
        paths.append(path)
    return paths


def state(store: Path) -> set[tuple[str, str]]:
    """Each source with its title, and that the things in the store are those of the sources it says it has."""
    with open_store(store) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        years = dict(
            db.execute(
                "SELECT s.title, max(c.year) FROM source AS s JOIN evidence AS e ON e.source = s.id AND e.statement = 'came_out'"
                " JOIN came_out AS c ON c.id = e.fact GROUP BY s.id"
            )
        )
        titles = set(db.execute("SELECT key, title FROM source"))
    for _, title in titles:
        number, turn = map(int, title.split(", "))
        assert years[title] == 2000 + (turn if number % 2 else 0)
    return titles


def kill(seeds: range, folder: Path, *, first: bool = False) -> int:
    """Kill a build for each seed, of a store there is or the `first` one; returns how many were killed before they were done."""
    before, after = folder / "before.db", folder / "after.db"
    old: set[tuple[str, str]] = set()
    if not first:
        build(write(folder / "facts", 0), before)
        old = state(before)
        shutil.copy(before, after)
    paths = write(folder / "facts", 1)
    begun = time.monotonic()
    command = [sys.executable, "-m", "bot", "build", *map(str, paths), "--store"]
    subprocess.run([*command, str(after)], check=True, cwd=ROOT, capture_output=True)
    takes = time.monotonic() - begun
    new, fingerprint = state(after), digest(after)
    killed = 0
    for seed in seeds:
        store = folder / f"{seed}.db"
        if not first:
            shutil.copy(before, store)
        child = subprocess.Popen([*command, str(store)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        begun = time.monotonic()
        try:
            child.wait(random.Random(seed).uniform(0.2, 1.0) * takes)
            takes = time.monotonic() - begun  # done before its time: the machine is less busy than it was
        except subprocess.TimeoutExpired:
            child.kill()
            killed += child.wait() != 0
        try:
            assert state(store) in (old, new)
        except StoreError:
            assert first
        assert not build(paths, store).mistakes
        assert digest(store) == fingerprint
    return killed


@pytest.mark.parametrize("first", [False, True])
def test_a_build_killed_thrice_leaves_old_or_new_and_the_next_one_completes(tmp_path: Path, first: bool) -> None:
    kill(range(3), tmp_path, first=first)


@pytest.mark.proof
@pytest.mark.parametrize("first", [False, True])
def test_so_does_a_build_killed_fifty_times(tmp_path: Path, first: bool) -> None:
    assert kill(range(3, 53), tmp_path, first=first) > 25
