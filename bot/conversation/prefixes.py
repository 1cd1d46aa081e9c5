"""What a few typed letters may become: the best known things whose names, or words of names, begin with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from functools import lru_cache

from bot.conversation.keys import Known
from knowledge.names import postings
from knowledge.names.terms import word_term
from knowledge.words import plain

FEWEST = 2  # letters
_FEWEST_OF_WORD = 3
_MOST_READ = 5_000  # names of one beginning, above which the rest is not looked at
_MOST_WORDS = 8
_LAST = "\U0010ffff"
_THINGS = """
SELECT thing.id, thing.kind, thing.name, thing.label, thing.told, thing.facts
FROM ({}) AS found JOIN thing ON thing.id = found.thing
WHERE thing.kind IN (SELECT value FROM json_each(?))
GROUP BY thing.id ORDER BY thing.facts DESC, thing.label LIMIT ?
"""
_BEGINNING = _THINGS.format("SELECT thing FROM name WHERE plain >= ? AND plain < ? LIMIT ?")
_CALLED = _THINGS.format("SELECT thing FROM name WHERE plain IN (SELECT value FROM json_each(?))")
_WORDS = "SELECT word FROM names_word WHERE word >= ? AND word < ? ORDER BY names DESC LIMIT ?"


class Prefixes:
    """Looks names up by how they begin; the last ones are remembered for as long as the store stays as it is."""

    def __init__(self, store: sqlite3.Connection, kinds: Collection[str], most: int = 50) -> None:
        self._store = store
        self._kinds = json.dumps(sorted(kinds))
        self._most = most
        self._known = lru_cache(maxsize=512)(self._look)

    def begin(self, typed: str) -> tuple[Known, ...]:
        """The things, best known first: with just this word, whose names begin so, with a word that does. None for one letter."""
        said = plain(typed)
        if len(said.replace(" ", "")) < FEWEST:
            return ()
        (version,) = self._store.execute("PRAGMA data_version").fetchone()
        return self._known(said, version)

    def _look(self, said: str, version: int) -> tuple[Known, ...]:
        found = {row[0]: Known(*row) for row in self._rows(_BEGINNING, said, said + _LAST, _MOST_READ)}
        if " " not in said and len(said) >= _FEWEST_OF_WORD:
            for row in self._rows(_CALLED, json.dumps(self._names_with(said))):
                found.setdefault(row[0], Known(*row))
        whole = sorted(found.values(), key=lambda thing: said not in plain(thing.label).split())
        return tuple(whole[: self._most])

    def _rows(self, statement: str, *looked_for: str | int) -> list[tuple[int, str, str, str, str, int]]:
        return self._store.execute(statement, (*looked_for, self._kinds, self._most)).fetchall()

    def _names_with(self, beginning: str) -> list[str]:
        """The plain names, best known first of each word, that have one of the most used words of this beginning."""
        words = [row[0] for row in self._store.execute(_WORDS, (beginning, beginning + _LAST, _MOST_WORDS))]
        found = postings.read(self._store, {word_term(word): 1 for word in words}, most=0)
        return [name for names in found.values() for name in names[: self._most]]
