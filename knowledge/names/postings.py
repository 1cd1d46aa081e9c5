"""Postings: under each term the texts that have it, best known first, inline in rows that fit a database page.

A row's id is its term and the number of its chunk, so that a look-up is one step down a dense tree of integers and reads its
candidates without a join. The first row of a term says how many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

TABLE = "CREATE TABLE IF NOT EXISTS names_posting (id INTEGER PRIMARY KEY, chunks INTEGER NOT NULL, texts TEXT NOT NULL) STRICT"
_CHUNK = 1900  # bytes, so that two rows fit a page
_LONGEST_LETTER = 4  # bytes
_CHUNK_BITS = 20
_MOST_MARKS = 1024  # of one statement
_READ = {
    1 << size: f"SELECT id, chunks, texts FROM names_posting WHERE id IN ({','.join('?' * (1 << size))})"
    for size in range(_MOST_MARKS.bit_length())
}
_PUT = "INSERT OR REPLACE INTO names_posting VALUES (?, ?, ?)"
_GET = "SELECT chunks, texts FROM names_posting WHERE id = ?"
_ALL = "SELECT id, chunks, texts FROM names_posting WHERE id BETWEEN ? AND ? ORDER BY id"

Row = tuple[int, int, str]


def read(db: sqlite3.Connection, wanted: Mapping[int, int]) -> dict[int, list[str]]:
    """The texts under each term that has any: the first chunks, as many as are wanted of it, and the last, where new ones go."""
    found: dict[int, list[str]] = {}
    more: list[int] = []
    for at, chunks, texts in _rows(db, [term << _CHUNK_BITS for term in wanted]):
        term = at >> _CHUNK_BITS
        found[term] = texts.split("\n")
        if chunks > 1:
            more += [at + number for number in {*range(1, min(chunks, wanted[term])), chunks - 1}]
    for at, _, texts in _rows(db, more):
        found[at >> _CHUNK_BITS] += texts.split("\n")
    return found


def rows(term: int, texts: Sequence[str]) -> Iterable[Row]:
    """All rows of a term, to be written where it has none."""
    joined = "\n".join(texts)
    if len(joined) * _LONGEST_LETTER <= _CHUNK:
        return ((term << _CHUNK_BITS, 1, joined),)
    chunks = [*_chunks(texts)]
    return [((term << _CHUNK_BITS) + at, 0 if at else len(chunks), chunk) for at, chunk in enumerate(chunks)]


def put(db: sqlite3.Connection, made: Iterable[Row]) -> None:
    """Write rows."""
    db.executemany(_PUT, made)


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


def _rows(db: sqlite3.Connection, ids: Collection[int]) -> Iterator[Row]:
    """The rows of these ids; the number of marks is a power of two, so that SQLite knows the few statements by heart."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), _MOST_MARKS):
        some = wanted[start : start + _MOST_MARKS]
        marks = 1 << (len(some) - 1).bit_length()
        yield from db.execute(_READ[marks], some + some[-1:] * (marks - len(some)))


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
