"""The index of names, three tables beside the names themselves: what is filed, the words in use, and the postings.

A posting is a term and the plain names (or words) filed under it, their text inline in chunks that fit a database page: a look-up
reads candidates without a join. Everything here follows from the plain forms in `name`, so it can always be built again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

from knowledge.names_terms import filed, filed_word
from knowledge.words import key as run_together
from knowledge.words import plain as made_plain

_TABLES = (
    "CREATE INDEX IF NOT EXISTS names_by_key ON name (key)",
    "CREATE TABLE IF NOT EXISTS names_filed (plain TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS names_word (word TEXT PRIMARY KEY, names INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS names_posting (term INTEGER, chunk INTEGER, texts TEXT NOT NULL, PRIMARY KEY (term, chunk))"
    " STRICT, WITHOUT ROWID",
)
_CHUNK = 900  # bytes; a longer row of a WITHOUT ROWID table spills to a page of its own
_BATCH = 20_000
_AFRESH = 2_000  # names gone, above which filing all again is cheaper than taking each out
_THIS_NAME = "FROM name WHERE key = ? AND thing = ? AND name = ?"
_LAST_CHUNK = "SELECT chunk, texts FROM names_posting WHERE term = ? ORDER BY chunk DESC LIMIT 1"
_PUT_CHUNK = "INSERT OR REPLACE INTO names_posting VALUES (?, ?, ?)"
_COUNT_WORD = "INSERT INTO names_word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET names = names + excluded.names"


def index(db: sqlite3.Connection) -> None:
    """Bring the index in line with `name`, inside the caller's transaction; only plain forms that came or went cost time."""
    for table in _TABLES:
        db.execute(table)
    gone = db.execute("SELECT plain FROM names_filed EXCEPT SELECT plain FROM name").fetchall()
    if len(gone) > _AFRESH:
        for table in ("names_filed", "names_word", "names_posting"):
            db.execute(f"DELETE FROM {table}")
        gone = []
    for (plain,) in gone:
        _remove(db, plain)
    new = db.execute("SELECT plain FROM name EXCEPT SELECT plain FROM names_filed").fetchall()
    plains = (plain for (plain,) in new if plain)
    while batch := list(islice(plains, _BATCH)):
        _add(db, batch)


def add_name(db: sqlite3.Connection, thing: int, name: str) -> None:
    """Give a thing one more name, in the caller's transaction; the next mention finds it."""
    plain = made_plain(name)
    key = run_together(name)
    if not plain or db.execute(f"SELECT 1 {_THIS_NAME}", (key, thing, name)).fetchone():
        return
    db.execute("INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)", (thing, name, plain, key))
    if not db.execute("SELECT 1 FROM names_filed WHERE plain = ?", (plain,)).fetchone():
        _add(db, [plain])


def remove_name(db: sqlite3.Connection, thing: int, name: str) -> None:
    """Take a name from a thing, in the caller's transaction."""
    plain, key = made_plain(name), run_together(name)
    db.execute(f"DELETE {_THIS_NAME}", (key, thing, name))
    still = db.execute("SELECT 1 FROM name WHERE key = ? AND plain = ?", (key, plain)).fetchone()
    if not still and db.execute("SELECT 1 FROM names_filed WHERE plain = ?", (plain,)).fetchone():
        _remove(db, plain)


def _add(db: sqlite3.Connection, plains: list[str]) -> None:
    db.executemany("INSERT INTO names_filed VALUES (?)", ((plain,) for plain in plains))
    counts: dict[str, int] = {}
    for plain in plains:
        for word in set(plain.split()):
            counts[word] = counts.get(word, 0) + 1
    new_words = [word for word in counts if not _in_use(db, word)]
    db.executemany(_COUNT_WORD, sorted(counts.items()))
    entries = [(term, plain) for plain in plains for term in filed(plain)]
    entries += [(term, word) for word in new_words for term in filed_word(word)]
    entries.sort()
    db.executemany(_PUT_CHUNK, _chunks(db, entries))


def _chunks(db: sqlite3.Connection, entries: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """The rows to write for sorted entries: the last chunk of each term filled up, new ones after it."""
    for term, group in groupby(entries, key=itemgetter(0)):
        chunk, texts = db.execute(_LAST_CHUNK, (term,)).fetchone() or (0, "")
        for _, text in group:
            if texts and len(texts.encode()) + len(text.encode()) >= _CHUNK:
                yield term, chunk, texts
                chunk, texts = chunk + 1, ""
            texts = f"{texts}\n{text}" if texts else text
        yield term, chunk, texts


def _remove(db: sqlite3.Connection, plain: str) -> None:
    db.execute("DELETE FROM names_filed WHERE plain = ?", (plain,))
    _withdraw(db, filed(plain), plain)
    for word in set(plain.split()):
        db.execute("UPDATE names_word SET names = names - 1 WHERE word = ?", (word,))
        if db.execute("DELETE FROM names_word WHERE word = ? AND names < 1", (word,)).rowcount:
            _withdraw(db, filed_word(word), word)


def _withdraw(db: sqlite3.Connection, terms: Iterable[int], text: str) -> None:
    """Take a text out of its postings; an emptied chunk stays, so that later chunks keep their numbers."""
    for term in terms:
        for chunk, texts in db.execute("SELECT chunk, texts FROM names_posting WHERE term = ?", (term,)).fetchall():
            kept = [line for line in texts.split("\n") if line != text]
            if len(kept) <= texts.count("\n"):
                db.execute(_PUT_CHUNK, (term, chunk, "\n".join(kept)))


def _in_use(db: sqlite3.Connection, word: str) -> bool:
    return db.execute("SELECT 1 FROM names_word WHERE word = ?", (word,)).fetchone() is not None
