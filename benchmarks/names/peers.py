"""What one would use instead: each peer builds its index over the same names and gives the best five for a text.

A peer whose package or server is not here says so and is left out. Each is set up as its documentation advises.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from benchmarks.names.measure import Find
from knowledge.words import plain

_BEST = 5
_RERANKED = 50


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to find names: how it is set up over a list of plain names, and the clock it is measured by, in nanoseconds."""

    title: str
    ready: Callable[[Sequence[str]], Find]
    clock: Callable[[], int] = time.process_time_ns


class Missing(Exception):
    """A package or a server is not here."""


def rapidfuzz_ratio(names: Sequence[str]) -> Find:
    """Every name compared, below 70 of 100 none."""
    return lambda said: [
        name for name, _, _ in process.extract(plain(said), names, scorer=fuzz.ratio, score_cutoff=70, limit=_BEST)
    ]


def rapidfuzz_wratio(names: Sequence[str]) -> Find:
    """Every name compared by the library's own default."""
    return lambda said: [name for name, _, _ in process.extract(plain(said), names, scorer=fuzz.WRatio, limit=_BEST)]


def fts5_trigram(names: Sequence[str]) -> Find:
    """SQLite's trigram index, any trigram, the best by bm25 ranked again by their ratio."""
    db = sqlite3.connect(Path(tempfile.mkdtemp()) / "trigrams.db")
    db.execute("CREATE VIRTUAL TABLE name USING fts5 (plain, tokenize = 'trigram', detail = none)")
    db.executemany("INSERT INTO name VALUES (?)", ((name,) for name in names))
    db.commit()

    def find(said: str) -> list[str]:
        text = plain(said)
        grams = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
        if not grams:
            return []
        wanted = " OR ".join(f'"{gram}"' for gram in grams)
        rows = db.execute("SELECT plain FROM name WHERE name MATCH ? ORDER BY bm25(name) LIMIT ?", (wanted, _RERANKED))
        return _reranked(text, [name for (name,) in rows])

    return find


def tantivy_grams(names: Sequence[str]) -> Find:
    """Three-letter grams in tantivy, ranked again by their ratio."""
    tantivy = _imported("tantivy")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("plain", stored=True, tokenizer_name="grams", index_option="freq")
    index = tantivy.Index(builder.build(), path=tempfile.mkdtemp())
    grams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(min_gram=3, max_gram=3, prefix_only=False)).build()
    index.register_tokenizer("grams", grams)
    writer = index.writer(num_threads=1)
    for name in names:
        writer.add_document(tantivy.Document(plain=name))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def find(said: str) -> list[str]:
        text = plain(said)
        terms = [text[at : at + 3] for at in range(len(text) - 2)]
        parts = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "plain", term, "freq")) for term in dict.fromkeys(terms)
        ]
        if not parts:
            return []
        hits = searcher.search(tantivy.Query.boolean_query(parts), _RERANKED).hits
        return _reranked(text, [searcher.doc(address)["plain"][0] for _, address in hits])

    return find


def symspell(names: Sequence[str]) -> Find:
    """Deletes of up to two letters, whole names as words."""
    module = _imported("symspellpy")
    speller = module.SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for name in names:
        speller.create_dictionary_entry(name, 1)
    return lambda said: [one.term for one in speller.lookup(plain(said), module.Verbosity.ALL, max_edit_distance=2)[:_BEST]]


class PostgresTrigrams:
    """PostgreSQL's trigram index (GIN), likeness of 0.3 and more; the server, on this machine, counts with what it spends."""

    def __init__(self) -> None:
        self._server: Path | None = None

    def clock(self) -> int:
        """The nanoseconds of CPU that this process and the server's for it have spent."""
        return time.process_time_ns() + (int(self._server.read_text().split()[0]) if self._server else 0)

    def ready(self, names: Sequence[str]) -> Find:
        psycopg = _imported("psycopg")
        address = os.environ.get("BENCHMARK_POSTGRES")
        if not address:
            raise Missing("no server: BENCHMARK_POSTGRES is not set")
        connection = psycopg.connect(address, autocommit=True)
        server = Path(f"/proc/{connection.info.backend_pid}/schedstat")
        if not server.exists():
            raise Missing("the server is elsewhere: what it spends is not seen from here")
        self._server = server
        connection.execute("SET max_parallel_workers_per_gather = 0")
        connection.execute("SET max_parallel_maintenance_workers = 0")
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        connection.execute("DROP TABLE IF EXISTS name")
        connection.execute("CREATE TABLE name (plain text)")
        with connection.cursor() as cursor, cursor.copy("COPY name FROM STDIN") as copy:
            for name in names:
                copy.write_row((name,))
        connection.execute("CREATE INDEX ON name USING gin (plain gin_trgm_ops)")
        connection.execute("VACUUM ANALYZE name")
        wanted = "SELECT plain FROM name WHERE plain %% %s ORDER BY similarity(plain, %s) DESC LIMIT 5"
        return lambda said: [name for (name,) in connection.execute(wanted, (plain(said), plain(said))).fetchall()]


_POSTGRES = PostgresTrigrams()
PEERS = (
    Peer("rapidfuzz ratio", rapidfuzz_ratio),
    Peer("rapidfuzz WRatio", rapidfuzz_wratio),
    Peer("SQLite FTS5 trigram", fts5_trigram),
    Peer("tantivy 3-grams", tantivy_grams),
    Peer("symspellpy", symspell),
    Peer("PostgreSQL pg_trgm", _POSTGRES.ready, _POSTGRES.clock),
)


def _reranked(text: str, names: Sequence[str]) -> list[str]:
    return [name for name, _, _ in process.extract(text, names, scorer=fuzz.ratio, limit=_BEST)]


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as missing:
        raise Missing(f"not installed: {missing.name}") from missing
