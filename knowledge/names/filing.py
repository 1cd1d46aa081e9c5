"""The index of names, three tables beside the names themselves: what is filed, the words in use, and the postings.

Everything here follows from the plain forms in `name`, so it can always be built again.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable

from knowledge.names import postings
from knowledge.names.numerals import counted
from knowledge.names.sorting import Sorting
from knowledge.names.terms import filed, filed_word
from knowledge.words import key as run_together
from knowledge.words import plain as made_plain

Progress = Callable[[int, int], object]

_TABLES = (
    "CREATE INDEX IF NOT EXISTS names_by_key ON name (key)",
    "CREATE INDEX IF NOT EXISTS names_by_plain ON name (plain)",
    "CREATE TABLE IF NOT EXISTS names_filed (plain TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS names_word (word TEXT PRIMARY KEY, names INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    postings.TABLE,
)
_GONE = "SELECT plain FROM names_filed WHERE NOT EXISTS (SELECT 1 FROM name WHERE name.plain = names_filed.plain)"
_NEW = (
    "SELECT DISTINCT plain FROM name WHERE plain != ''"
    " AND NOT EXISTS (SELECT 1 FROM names_filed WHERE names_filed.plain = name.plain)"
)
_FILE_ALL = "INSERT INTO names_filed SELECT DISTINCT plain FROM name WHERE plain != '' ORDER BY plain"
# Texts are handed over as the postings have them: the best known first, then by the alphabet.
_EVERY_NAME = (
    "SELECT plain FROM name JOIN thing ON thing.id = name.thing WHERE plain != '' GROUP BY plain ORDER BY max(facts) DESC, plain"
)
_EVERY_WORD = "SELECT word FROM names_word ORDER BY names DESC, word"
_AFRESH = 2_000  # names come or gone, above which filing all again may be cheaper than each by itself
_SHARE = 10  # where they are more than one in so many, it is
_MOST_COUNTED = 50_000  # words at once
_TOLD_EVERY = 10_000  # names
_THIS_NAME = "FROM name WHERE key = ? AND thing = ? AND name = ?"
_COUNT_WORD = "INSERT INTO names_word VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET names = names + excluded.names"


def index(db: sqlite3.Connection, progress: Progress = lambda done, all_: None) -> None:
    """Bring the index in line with `name`, inside the caller's transaction.

    A few names that came or went cost time by themselves; many, or the first, have all of them filed afresh, sorted on disk in
    bounded memory. `progress` is told how many names of how many are filed.
    """
    for table in _TABLES:
        db.execute(table)
    known = db.execute("SELECT count(*) FROM names_filed").fetchone()[0]
    most = max(_AFRESH, known // _SHARE)
    gone = db.execute(f"{_GONE} LIMIT {most + 1}").fetchall()
    new = db.execute(f"{_NEW} LIMIT {most + 1}").fetchall() if len(gone) <= most else []
    if len(gone) + len(new) > most:
        file_afresh(db, progress)
        return
    for (plain,) in gone:
        _remove(db, plain)
    for done, (plain,) in enumerate(new, 1):
        _add(db, plain)
        progress(done, len(new))


def add_name(db: sqlite3.Connection, thing: int, name: str) -> None:
    """Give a thing one more name, in the caller's transaction; the next mention finds it."""
    plain = made_plain(name)
    key = run_together(name)
    if not plain or db.execute(f"SELECT 1 {_THIS_NAME}", (key, thing, name)).fetchone():
        return
    db.execute("INSERT INTO name (thing, name, plain, key) VALUES (?, ?, ?, ?)", (thing, name, plain, key))
    if not _is_filed(db, plain):
        _add(db, plain)


def remove_name(db: sqlite3.Connection, thing: int, name: str) -> None:
    """Take a name from a thing, in the caller's transaction."""
    plain, key = made_plain(name), run_together(name)
    db.execute(f"DELETE {_THIS_NAME}", (key, thing, name))
    still = db.execute("SELECT 1 FROM name WHERE key = ? AND plain = ?", (key, plain)).fetchone()
    if not still and _is_filed(db, plain):
        _remove(db, plain)


def file_afresh(db: sqlite3.Connection, progress: Progress) -> None:
    """Empty the index and file every name, the terms in rising order so that the tree grows at its end."""
    for table in ("names_filed", "names_word", "names_posting"):
        db.execute(f"DELETE FROM {table}")
    total = db.execute(_FILE_ALL).rowcount
    words: list[str] = []
    with Sorting() as entries:
        for done, (plain,) in enumerate(db.execute(_EVERY_NAME)):
            for text, terms in filed(plain):
                entries.add(text, terms)
            words += set(counted(plain.split()))
            if len(words) > _MOST_COUNTED:
                _count(db, words)
            if done % _TOLD_EVERY == 0:
                progress(done, total)
        _count(db, words)
        for (word,) in db.execute(_EVERY_WORD):
            entries.add(word, filed_word(word))
        for groups in entries.groups():
            postings.put(db, groups)
    progress(total, total)


def _count(db: sqlite3.Connection, words: list[str]) -> None:
    db.executemany(_COUNT_WORD, sorted(Counter(words).items()))
    words.clear()


def _add(db: sqlite3.Connection, plain: str) -> None:
    db.execute("INSERT INTO names_filed VALUES (?)", (plain,))
    entries = _entries(*filed(plain))
    for word in set(counted(plain.split())):
        if not db.execute("SELECT 1 FROM names_word WHERE word = ?", (word,)).fetchone():
            entries += _entries((word, filed_word(word)))
        db.execute(_COUNT_WORD, (word, 1))
    for term, text in sorted(entries):
        postings.append(db, term, text)


def _remove(db: sqlite3.Connection, plain: str) -> None:
    db.execute("DELETE FROM names_filed WHERE plain = ?", (plain,))
    _withdraw(db, _entries(*filed(plain)))
    for word in set(counted(plain.split())):
        db.execute("UPDATE names_word SET names = names - 1 WHERE word = ?", (word,))
        if db.execute("DELETE FROM names_word WHERE word = ? AND names < 1", (word,)).rowcount:
            _withdraw(db, _entries((word, filed_word(word))))


def _entries(*texts: tuple[str, Iterable[int]]) -> list[tuple[int, str]]:
    return [(term, text) for text, terms in texts for term in terms]


def _withdraw(db: sqlite3.Connection, entries: Iterable[tuple[int, str]]) -> None:
    for term, text in entries:
        postings.withdraw(db, term, text)


def _is_filed(db: sqlite3.Connection, plain: str) -> bool:
    return db.execute("SELECT 1 FROM names_filed WHERE plain = ?", (plain,)).fetchone() is not None
