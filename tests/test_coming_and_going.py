"""Shipped sources and a table that come in any steps, leave and come again end as the same store, to the last row."""

from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.home import shipped
from knowledge.build import build, put_table, remove_table
from knowledge.digest import digest
from knowledge.importing.load import SHIPPED, load_format
from knowledge.importing.source import Reading, source_key, table_source
from knowledge.schema.statements import load_statements
from knowledge.store import open_store

FILES = shipped()
TRIPLES = 400


@pytest.fixture(scope="module")
def table(shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Triples of shipped films and their makers, so that what the table names and what the files name is one."""
    path = tmp_path_factory.mktemp("table") / "triples.txt"
    with open_store(shipped_store) as db:
        pairs = db.execute(
            "SELECT f.name, p.name, c.year FROM directed AS d JOIN thing AS f ON f.id = d.film JOIN thing AS p ON p.id = d.person"
            " JOIN came_out AS c ON c.film = d.film WHERE d.id % 11 = 0 ORDER BY d.id LIMIT ?",
            [TRIPLES],
        )
        lines = (f"{film}\tdirected_by\t{person}\n{film}\trelease_year\t{year}\n" for film, person, year in pairs)
        path.write_text("".join(lines), encoding="utf-8")
    return path


def put(table: Path, store: Path) -> None:
    schema = load_statements()
    put_table(table_source(load_format(SHIPPED / "metaqa.yaml", schema), table, schema, Reading()), store, schema)


@pytest.fixture(scope="module")
def whole(shipped_store: Path, table: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of all files and the table, the plain way."""
    store = tmp_path_factory.mktemp("whole") / "store.db"
    shutil.copy(shipped_store, store)
    put(table, store)
    return digest(store)


def parts(seed: int, steps: int) -> Iterator[list[Path]]:
    """Some of the files for each step, by chance: what a step has and the next has not leaves again."""
    chance = random.Random(seed)
    for _ in range(steps):
        yield chance.sample(FILES, chance.randint(1, len(FILES)))


@pytest.mark.proof
@settings(max_examples=2, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 2), st.integers(0, 2), st.booleans())
def test_shipped_sources_in_any_steps_from_nothing_make_one_store(
    table: Path, whole: str, seed: int, steps: int, at: int, again: bool
) -> None:
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store.db"
        for step, files in enumerate(itertools.chain(parts(seed, steps), [FILES])):
            build(files, store)  # with a part of the files there may be mistakes, and some are put back
            if step == min(at, steps):
                put(table, store)
        if again:
            remove_table(source_key("metaqa", table), store)
            put(table, store)
        assert build(FILES, store).mistakes == ()
        assert digest(store) == whole


@pytest.mark.proof
@settings(max_examples=2, deadline=None)
@given(st.sets(st.sampled_from(FILES), min_size=1, max_size=12), st.integers(0, 12))
def test_shipped_sources_that_leave_a_whole_store_and_come_again_leave_no_trace(
    shipped_store: Path, leaving: set[Path], first: int
) -> None:
    with TemporaryDirectory() as folder:
        store = Path(folder) / "store.db"
        shutil.copy(shipped_store, store)
        build([path for path in FILES if path not in leaving], store)
        build([path for path in FILES if path not in sorted(leaving)[first:]], store)
        assert build(FILES, store).mistakes == ()
        assert digest(store) == digest(shipped_store)
