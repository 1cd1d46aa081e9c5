"""Postings: under each term the texts that have it, best known first, inline in rows that fit a database page.

A row's id is its term and the number of its chunk, so that a look-up is one step down a dense tree of integers and reads its
candidates without a join. The first row of a term says how many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from knowledge.names.lookup import Lookup

TABLE = "CREATE TABLE IF NOT EXISTS names_posting (id INTEGER PRIMARY KEY, chunks INTEGER NOT NULL, texts TEXT NOT NULL) STRICT"
_CHUNK = 1900  # bytes, so that two rows fit a page
_SURELY_ONE = _CHUNK // 4  # letters of four bytes at most
_CHUNK_BITS = 20
_NUMBER = (1 << _CHUNK_BITS) - 1
_READ = Lookup("SELECT id, chunks, texts FROM wanted CROSS JOIN names_posting ON id = value")
_HAS = Lookup("SELECT id FROM wanted CROSS JOIN names_posting ON id = value")
_PUT = "INSERT OR REPLACE INTO names_posting VALUES (?, ?, ?)"
_GET = "SELECT chunks, texts FROM names_posting WHERE id = ?"
_ALL = "SELECT id, chunks, texts FROM names_posting WHERE id BETWEEN ? AND ? ORDER BY id"


def read(db: sqlite3.Connection, wanted: Mapping[int, int], most: int) -> dict[int, list[str]]:
    """The texts under each term that has any: the first chunks, as many as are wanted of it, and the last, where new ones go.

    Beyond the first of each term at most so many chunks are read, those further on in a term left out.
    """
    found: dict[int, list[str]] = {}
    more: list[int] = []
    for at, chunks, texts in _READ.rows(db, [term << _CHUNK_BITS for term in wanted]):
        term = at >> _CHUNK_BITS
        found[term] = texts.split("\n")
        if chunks > 1:
            more += [at + number for number in {*range(1, min(chunks, wanted[term])), chunks - 1}]
    if len(more) > most:
        more = sorted(more, key=lambda at: at & _NUMBER)[:most]
    for at, _, texts in _READ.rows(db, more) if more else ():
        found[at >> _CHUNK_BITS] += texts.split("\n")
    return found


def filed(db: sqlite3.Connection, terms: Collection[int]) -> set[int]:
    """Those of these terms that have any text."""
    return {at >> _CHUNK_BITS for (at,) in _HAS.rows(db, [term << _CHUNK_BITS for term in terms])}


def put(db: sqlite3.Connection, groups: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Write terms with all their texts, where the terms have none yet."""
    joined = [(term << _CHUNK_BITS, 1, "\n".join(texts)) for term, texts in groups]
    db.executemany(_PUT, [row for row in joined if len(row[2]) <= _SURELY_ONE])
    for first, _, texts in joined:
        if len(texts) > _SURELY_ONE:
            chunks = [*_chunks(texts.split("\n"))]
            db.executemany(_PUT, [(first + at, 0 if at else len(chunks), chunk) for at, chunk in enumerate(chunks)])


def append(db: sqlite3.Connection, term: int, text: str) -> None:
    """Put one more text behind those of a term."""
    first = term << _CHUNK_BITS
    chunks, texts = db.execute(_GET, (first,)).fetchone() or (1, "")
    last = texts if chunks == 1 else db.execute(_GET, (first + chunks - 1,)).fetchone()[1]
    filled = [*_chunks([last, text] if last else [text])]
    for at, chunk in enumerate(filled, chunks - 1):
        db.execute(_PUT, (first + at, 0 if at else chunks + len(filled) - 1, chunk))
    if chunks > 1 and len(filled) > 1:
        db.execute("UPDATE names_posting SET chunks = ? WHERE id = ?", (chunks + len(filled) - 1, first))


def withdraw(db: sqlite3.Connection, term: int, text: str) -> None:
    """Take a text out of those of a term; a chunk that is emptied stays while others are behind it."""
    first = term << _CHUNK_BITS
    every: Mapping[int, tuple[int, str]] = {
        at: (chunks, texts) for at, chunks, texts in db.execute(_ALL, (first, first + (1 << _CHUNK_BITS) - 1))
    }
    for at, (chunks, texts) in every.items():
        lines = texts.split("\n")
        if text in lines:
            kept = "\n".join(line for line in lines if line != text)
            if kept or len(every) > 1:
                db.execute(_PUT, (at, chunks, kept))
            else:
                db.execute("DELETE FROM names_posting WHERE id = ?", (at,))


def _chunks(texts: Iterable[str]) -> Iterator[str]:
    """Texts joined, as many as a row holds."""
    chunk: list[str] = []
    size = 0
    for text in texts:
        added = len(text.encode()) + 1
        if chunk and size + added > _CHUNK:
            yield "\n".join(chunk)
            chunk, size = [], 0
        chunk.append(text)
        size += added
    if chunk:
        yield "\n".join(chunk)
