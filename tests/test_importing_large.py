"""Two hundred megabytes with a broken row in the middle: the row is named, memory stays small, nothing is half done."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.digest import digest

ROWS = 50_000
BROKEN = ROWS // 2
MEGABYTES = 200
MAPPING = """source: {title: "The Lanternia registry"}
tables:
  films:
    names: {film: {column: title, told: year, id: "lantern:{no}"}, year: released, person: {column: maker}}
    facts: [film came out in year, person directed film]
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mapping and, beside it, the table: rows of four kilobytes, of which the one in the middle has cells too many."""
    folder = tmp_path_factory.mktemp("registry")
    (folder / "registry.yaml").write_text(MAPPING)
    path = folder / "films.tsv"
    with path.open("w", encoding="utf-8") as text:
        text.write("no\ttitle\treleased\tmaker\tplot\n")
        for number in range(1, ROWS + 1):
            year = 1900 + number % 120
            extra = "\tmore\tand more" if number == BROKEN else ""
            text.write(f"{number}\tFilm {number}\t{year}\tMaker {number % 5000}\t{'plot ' * 810}{extra}\n")
    assert path.stat().st_size > MEGABYTES * 1_000_000
    return path


def imported(table: Path, store: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "import", str(table.with_name("registry.yaml")), str(table), "--store", str(store)]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


@pytest.mark.proof
def test_a_broken_row_in_the_middle_is_named_and_refused_or_left_out(table: Path, tmp_path: Path) -> None:
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    store = tmp_path / "store.db"
    small = table.with_name("small.tsv")
    small.write_text("no\ttitle\treleased\tmaker\tplot\n0\tBefore\t1900\tMaker\tplot\n")
    assert imported(small, store).returncode == 0
    before = digest(store)
    named = f"films.tsv:{BROKEN + 1}: has 7 cells, the header has 5.\n"

    refused = imported(table, store, "--strict")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.endswith(named)
    assert digest(store) == before

    taken = imported(table, store)
    assert taken.returncode == 0
    assert taken.stderr.endswith(named)
    assert taken.stdout.startswith(f"registry/films.tsv: {ROWS - 1:,} rows, 1 left out; the store has ")
    with sqlite3.connect(store) as db:
        assert db.execute("SELECT count(*) FROM thing WHERE kind = 'film'").fetchone() == (ROWS,)
        assert db.execute("SELECT count(*) FROM directed").fetchone() == (ROWS,)
        assert db.execute("SELECT count(*) FROM thing WHERE name = ?", [f"Film {BROKEN}"]).fetchone() == (0,)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(others, MEGABYTES * 1024)
