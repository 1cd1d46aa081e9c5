"""Names: words -> ranked things, over every name and alias in the store.

Tiers, dearest last: the same key (exact, accents, spacing), the same words in another order or with other glue, edits, sounds,
parts and initials. A mention costs a few look-ups whatever the size of the store; nothing is kept between two calls, so that a
name added a moment ago is found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from knowledge.names.align import Alignment, align
from knowledge.names.judging import grouped, judged
from knowledge.names.looks import Mention
from knowledge.names.numerals import numbers
from knowledge.names.rank import Candidate, Entry, belied, first, first_of_each_kind, ranked, spelt, told_after, with_margins
from knowledge.names.search import Search
from knowledge.words import words as plain_words

Window = tuple[int, int]

_NAMES_OF_KEYS = """
SELECT name.key, name.plain, name.name, thing.id, thing.kind, thing.name, thing.label, thing.told, thing.facts
FROM name JOIN thing ON thing.id = name.thing WHERE name.key IN ({})
"""
_LONGEST_MENTION = 40  # words
_LONGEST_QUESTION = 60  # words, above which only exact names are looked for
_MOST_MENTIONS = 60  # of one question are searched, the shortest
_PARAMETERS = 30_000  # of one SQL statement


class Names:
    """Everything that can be named. One connection, one thread.

    `many_kinds` are kinds of which one name may stand for several things; `glue` are words that may be dropped or added.
    """

    def __init__(self, connection: sqlite3.Connection, many_kinds: frozenset[str], glue: frozenset[str]) -> None:
        self._connection = connection
        self._many = many_kinds
        self._glue = glue
        self._search = Search(connection, glue)

    def resolve(self, words: str, kinds: Collection[str] = (), limit: int = 8, typed: str = "") -> list[Candidate]:
        """The things that words may name, likeliest first; `typed`, the text as it stood, breaks ties of spelling.

        Namesakes are listed together even beyond `limit`.
        """
        said = tuple(plain_words(words)[: _LONGEST_MENTION + 1])
        if len(said) > _LONGEST_MENTION or not _sayable(said):
            return []
        whole = (0, len(said))
        exact = self._exact([(0, last) for last in range(1, len(said) + 1)], said, kinds, typed or words).get(whole, [])
        mention = Mention(said, (True,) * len(said), alone=True, named=bool(exact))
        return with_margins(first(ranked(exact, self._likely({whole: mention}, self._search.usage(said), kinds)[whole]), limit))

    def spans(
        self, words: Sequence[str], fuzzy: Sequence[bool], kinds: Collection[str] = (), longest: int = 8, limit: int = 8
    ) -> list[tuple[int, int, list[Candidate]]]:
        """Every window [i, j) of plain words that may name something, with at most `limit` candidates of each kind.

        The dearer tiers read only windows with a word marked fuzzy, orders and parts also those whose every word is of a name.
        """
        windows = self._windows(words, longest)
        found = self._exact(windows, words, kinds)
        searched = len(words) <= _LONGEST_QUESTION
        usage = self._search.usage(words) if searched else {}
        mentions = self._mentions(windows, found, words, fuzzy, usage) if searched else {}
        likely = self._likely(mentions, usage, kinds)
        spans = []
        for window in sorted(found.keys() | likely.keys()):
            candidates = ranked(found.get(window, []), likely.get(window, []))
            if candidates:
                spans.append((*window, first_of_each_kind(candidates, limit)))
        return spans

    def _windows(self, words: Sequence[str], longest: int) -> list[Window]:
        """The windows that could be names: not of glue alone, not one letter, without characters that cannot be shown."""
        glue = [word in self._glue for word in words]
        windows = []
        for start in range(len(words)):
            pure = True
            for end in range(start + 1, min(start + longest, len(words)) + 1):
                if not words[end - 1].isprintable():
                    break
                pure = pure and glue[end - 1]
                if not pure and (end - start > 1 or _sayable(words[start:end])):
                    windows.append((start, end))
        return windows

    def _exact(
        self, windows: Iterable[Window], words: Sequence[str], kinds: Collection[str], typed: str = ""
    ) -> dict[Window, list[Candidate]]:
        """What has the key of a window; with what tells its thing apart behind it ("devdas 2002") it fills a longer window."""
        keys = {window: "".join(words[window[0] : window[1]]) for window in windows}
        entries = self._entries(set(keys.values()), kinds)
        found: dict[Window, list[Candidate]] = {}
        for (start, end), key in keys.items():
            if named := entries.get(key):
                found.setdefault((start, end), []).extend(spelt(named, " ".join(words[start:end]), typed))
                for entry in named:
                    if told := told_after(entry, words[end:]):
                        found.setdefault((start, end + told), []).append(entry.candidate("exact", 1.0, entry.label))
        return found

    def _mentions(
        self,
        windows: Iterable[Window],
        found: Iterable[Window],
        words: Sequence[str],
        fuzzy: Sequence[bool],
        usage: Mapping[str, int],
    ) -> dict[Window, Mention]:
        """The windows worth a search: every word in use or strange, and more than what an exact name already says."""
        glue = [word in self._glue for word in words]
        barren = [not (word in usage or mark or sticks) for word, mark, sticks in zip(words, fuzzy, glue, strict=True)]
        exact = set(found)
        named = [window for window in exact if window[1] - window[0] > 1]
        explained = {at for begin, stop in named for at in range(begin, stop)}
        strange = [mark and at not in explained for at, mark in enumerate(fuzzy)]
        mentions = {}
        for start, end in windows:
            marks = tuple(strange[start:end])
            bounded = glue[start] or glue[end - 1]
            if any(barren[start:end]) or (not any(marks) and (bounded or end - start == 1)):
                continue
            if bounded and (start + glue[start], end - glue[end - 1]) in exact:
                continue
            if any(begin <= start and end <= stop for begin, stop in named):
                continue
            beside = (*words[max(start - 1, 0) : start], *words[end : end + 1])
            mentions[start, end] = Mention(tuple(words[start:end]), marks, start, beside)
        shortest = sorted(mentions, key=lambda window: window[1] - window[0])[:_MOST_MENTIONS]
        return {window: mentions[window] for window in shortest}

    def _likely(
        self, mentions: dict[Window, Mention], usage: Mapping[str, int], kinds: Collection[str]
    ) -> dict[Window, list[Candidate]]:
        """What each mention may name by the dearer tiers."""
        finds = dict(zip(mentions, self._search.run(list(mentions.values()), usage), strict=True))
        entries = self._entries({key for find in finds.values() for key in find.agreements}, kinds)
        likely = {}
        for window, find in finds.items():
            mention = mentions[window]
            agreeing = [
                (entry, agrees)
                for key, agreement in find.agreements.items()
                for entry in entries.get(key, ())
                if (agrees := self._by_words(mention, entry, agreement))
                and (agrees.said == 1 or not belied(mention.beside, mention.words, entry.plain))
            ]
            likely[window] = judged(grouped(agreeing, self._many), find.said)
        return likely

    def _by_words(self, mention: Mention, entry: Entry, agrees: Alignment) -> Alignment | None:
        """How a name agrees once its words are known: one that has the very words said is no slip, and numbers must agree."""
        words = entry.plain.split()
        if agrees.how == "edit" and set(mention.words) < set(words):
            return align(mention.words, words, self._glue, {})
        if agrees.said == 1 and agrees.how in ("edit", "sound") and numbers(mention.words) != numbers(words):
            return None
        return agrees

    def _entries(self, keys: Collection[str], kinds: Collection[str]) -> dict[str, list[Entry]]:
        """The names that have one of these keys."""
        found: dict[str, list[Entry]] = {}
        every = list(keys)
        for at in range(0, len(every), _PARAMETERS):
            asked = every[at : at + _PARAMETERS]
            for key, *row in self._connection.execute(_NAMES_OF_KEYS.format(",".join("?" * len(asked))), asked):
                entry = Entry(*row)
                if not kinds or entry.kind in kinds:
                    found.setdefault(key, []).append(entry)
        return found


def _sayable(words: Sequence[str]) -> bool:
    """Whether words have more than one letter between them; a digit alone may be a name."""
    said = "".join(words)
    return len(said) > 1 or said.isdigit()
