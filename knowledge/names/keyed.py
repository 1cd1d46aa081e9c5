"""Names by their keys: what the windows of a question, or a mention, name as they are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from knowledge.names.lookup import Lookup
from knowledge.names.rank import Entry, Rated, spelt, told_after
from knowledge.names.rewritten import abbreviated
from knowledge.names.windows import Window, of_glue, unmarked, windows, with_any
from knowledge.recent import Recent

_NAMES_OF_KEYS = Lookup("""
SELECT name.key, name.plain, name.name, thing.id, thing.kind, thing.name, thing.label, thing.told, thing.facts
FROM wanted CROSS JOIN name ON name.key = wanted.value JOIN thing ON thing.id = name.thing
""")
_BEGUN = "SELECT 1 FROM name WHERE key >= ? AND key < ? LIMIT 1"
_LAST = "\U0010ffff"  # no key has a greater letter
_ABBREVIATED = 0.98  # of a name in which a word is written short or in full
_LONGEST = 14  # words of a name within a question; a misspelt one is shorter
_RUNS, _KEYS, _BEGINNINGS = 5_000, 2_000, 10_000

Run = tuple[tuple[str, ...], tuple[bool, ...]]  # words, which of them are glue


class Keyed:
    """The names of a store by their keys; what is said again and again is kept until it is to `forget`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Keep nothing of a store that has changed."""
        self._runs: Recent[Run, list[tuple[Window, str, list[Entry]]]] = Recent(_RUNS)
        self._keys: Recent[str, list[Entry]] = Recent(_KEYS)
        self._beginnings: Recent[str, bool] = Recent(_BEGINNINGS)
        self._last: tuple[object, dict[Window, list[Rated]]] | None = None

    def within(
        self, words: Sequence[str], strange: Sequence[bool], glue: Sequence[bool], kinds: Collection[str]
    ) -> dict[Window, list[Rated]]:
        """What the windows name as they stand; what those without a strange word name was often looked up before.

        A question that is not plain asks twice, so the last answer is kept.
        """
        asked = (*words,), (*strange,), (*glue,), (*kinds,)
        if self._last is None or self._last[0] != asked:
            self._last = asked, self._within(words, strange, glue, kinds)
        return self._last[1]

    def exact(
        self, every: Iterable[Window], words: Sequence[str], kinds: Collection[str], typed: str = ""
    ) -> dict[Window, list[Rated]]:
        """What has the key of a window; with what tells its thing apart behind it ("devdas 2002") it fills a longer window."""
        keys = {window: "".join(words[window[0] : window[1]]) for window in every}
        return _of_keys(keys, self.entries(set(keys.values()), kinds), words, typed)

    def whole(self, every: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], list[Rated]]:
        """What each of these, all of its words, names as it stands, where it is a name; looked up together."""
        keys = {said: {(0, last): "".join(said[:last]) for last in range(1, min(len(said), _LONGEST) + 1)} for said in every}
        entries = self._asked_again({key for windows in keys.values() for key in windows.values()})
        found = {said: _of_keys(windows, entries, said).get((0, len(said)), []) for said, windows in keys.items()}
        return {said: named for said, named in found.items() if named}

    def add_abbreviated(
        self, found: dict[Window, list[Rated]], every: Sequence[Window], words: Sequence[str], kinds: Collection[str]
    ) -> None:
        """Add the names of several words that have a word of a window in another form: "doctor" for "dr"."""
        for at, other in abbreviated(words):
            several = [(start, end) for start, end in every if start <= at < end > start + 1]
            for window, named in self.exact(several, [*words[:at], other, *words[at + 1 :]], kinds).items():
                found.setdefault(window, []).extend(one._replace(how="spacing", probability=_ABBREVIATED) for one in named)

    def entries(self, keys: Collection[str], kinds: Collection[str]) -> dict[str, list[Entry]]:
        """The names that have one of these keys."""
        found: dict[str, list[Entry]] = {}
        for entry in map(Entry._make, _NAMES_OF_KEYS.rows(self._connection, keys)):
            if not kinds or entry.kind in kinds:
                found.setdefault(entry.key, []).append(entry)
        return found

    def _within(
        self, words: Sequence[str], strange: Sequence[bool], glue: Sequence[bool], kinds: Collection[str]
    ) -> dict[Window, list[Rated]]:
        keys = {window: "".join(words[window[0] : window[1]]) for window in with_any(words, strange, _LONGEST, self._begins)}
        entries = self._asked_again({*keys.values()})
        for start, end in unmarked(strange):
            for (i, j), key, named in self._said_often((tuple(words[start:end]), tuple(glue[start:end]))):
                keys[start + i, start + j] = key
                entries[key] = named
        if kinds:
            entries = {key: [entry for entry in named if entry.kind in kinds] for key, named in entries.items()}
        found = _of_keys(keys, entries, words)
        if abbreviated(words):
            self.add_abbreviated(found, windows(words, glue, _LONGEST), words, kinds)
        return found

    def _asked_again(self, keys: Collection[str]) -> dict[str, list[Entry]]:
        """The names that have one of these keys; of somebody asked about once much more is asked."""
        known = self._keys
        found = {key: named for key in keys if (named := known.get(key) or known.recall(key)) is not None}
        if new := [key for key in keys if key not in found]:
            looked_up = self.entries(new, ())
            found |= {key: known.keep(key, looked_up.get(key, [])) for key in new}
        return {key: named for key, named in found.items() if named}

    def _said_often(self, run: Run) -> list[tuple[Window, str, list[Entry]]]:
        """The windows of a run of words that are names, with their keys and entries."""
        known = self._runs.recall(run)
        if known is None:
            words, glue = run
            keys = {window: "".join(words[window[0] : window[1]]) for window in windows(words, glue, _LONGEST)}
            small = {window: " ".join(words[window[0] : window[1]]) for window in of_glue(glue, _LONGEST)}
            entries = self.entries({*keys.values(), *(said.replace(" ", "") for said in small.values())}, ())
            known = [(window, key, entries[key]) for window, key in keys.items() if key in entries]
            for window, said in small.items():  # nothing but as it is written: words that sound like a name together are none
                if named := [entry for entry in entries.get(said.replace(" ", ""), ()) if entry.plain == said]:
                    known.append((window, named[0].key, named))
            self._runs.keep(run, known)
        return known

    def _begins(self, words: str) -> bool:
        """Whether any key begins with words run together: where none does, no name begins with "who directed the"."""
        known = self._beginnings.recall(words)
        if known is None:
            known = self._connection.execute(_BEGUN, (words, words + _LAST)).fetchone() is not None
            self._beginnings.keep(words, known)
        return known


def _of_keys(
    keys: Mapping[Window, str], entries: Mapping[str, list[Entry]], words: Sequence[str], typed: str = ""
) -> dict[Window, list[Rated]]:
    """The windows whose keys have entries, each with those, by how they are spelt beside its words."""
    found: dict[Window, list[Rated]] = {}
    for (start, end), key in keys.items() if entries else ():
        if named := entries.get(key):
            found.setdefault((start, end), []).extend(spelt(named, " ".join(words[start:end]), typed))
            for entry in named:
                if told := told_after(entry, words[end:]):
                    found.setdefault((start, end + told), []).append(Rated(1.0, "exact", entry, entry.label))
    return found
