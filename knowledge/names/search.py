"""The dearer tiers: names that are nearly what was said, found in the postings.

In a question strange words are first read as words in use: where those make a name, most slips end. Then three rounds,
each of a query or two for all mentions, and each only for the mentions that the one before left in doubt: what is one edit away,
has the same words or sounds alike; what is two edits away or has a word of them; what has words like the misspelt ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from knowledge.names import postings, terms
from knowledge.names.align import Alignment, Near
from knowledge.names.likeness import edited, sounding
from knowledge.names.looks import Look, Looks, Mention, small
from knowledge.names.lookup import Lookup
from knowledge.names.numerals import as_counted
from knowledge.names.sound import sound
from knowledge.names.windows import Weighed, Window

_USAGE = Lookup("SELECT word, names FROM wanted CROSS JOIN names_word ON word = value")
_NAMED = Lookup("SELECT key FROM wanted CROSS JOIN name ON key = value")
_SETTLED = 0.8  # a probability that ends the search
_CHUNKS_OF_WORDS = 2  # of one term are read at most, for words like a strange one
_MOST_CHUNKS, _MOST_OF_WORDS = 160, 16  # of one round, or of strange words, are read beyond the first of each term
_MOST_DOUBTFUL, _MOST_CORRECTED = 10, 4  # mentions of one question that are searched further; its strange words that are read
_MOST_REWRITTEN, _FEW = 12, 4  # mentions of a question, and ways to write them; words, above which none is
_AT_ONCE = 4  # mentions whose postings are read together
_ENOUGH = 2_500  # texts read for one question or mention, whatever its words
_KEPT, _KEPT_WITHIN = 60, 20  # names of one mention, alone or in a question
_TELLING = 8  # letters of a mention, which is rarely part of another
_NEAREST = 8  # words that a strange word is read as

Found = dict[str, Alignment]
Asked = tuple[Looks, Found]


class Search:
    """The postings of a store, asked by mentions."""

    def __init__(self, connection: sqlite3.Connection, glue: Collection[str]) -> None:
        self._db = connection
        self._glue = glue

    def usage(self, words: Iterable[str]) -> dict[str, int]:
        """In how many names each word stands, of those that stand in any."""
        asked = {as_counted(word): word for word in words if word.isprintable()}
        found: dict[str, int] = dict(_USAGE.rows(self._db, asked)) if asked else {}
        return found | {asked[number]: names for number, names in found.items()}

    def together(self, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of these pairs of words that stand together in some name."""
        terms_of = {pair: terms.pair_term(*map(as_counted, pair)) for pair in pairs}
        filed = postings.filed(self._db, {*terms_of.values()})
        return {pair for pair, term in terms_of.items() if term in filed}

    def alone(self, mention: Mention, usage: Mapping[str, int]) -> Found:
        """What a mention by itself may mean, its words being used so often: the keys of names, and how each agrees."""
        known: Found = {}
        self._rounds([(Looks(mention, self._glue, usage), known)], {}, usage)
        return _best(known, _KEPT)

    def within(self, weighed: Weighed, known: Collection[Window]) -> dict[Window, tuple[Mention, Found]]:
        """What the windows of a question may mean, each as a mention, but for those of which it is known."""
        found, near = self._corrected(weighed)
        telling = _telling(weighed, found)
        left = {window for window in weighed.windows if window not in known and _is_left(window, weighed, telling)}
        asked = {
            window: (weighed.mention(window), found.get(window, {}))
            for window in weighed.windows
            if window in left or window in found
        }
        usage = weighed.said.usage
        self._rounds(
            [(Looks(asked[window][0], self._glue, usage, len(left)), asked[window][1]) for window in asked if window in left],
            near,
            usage,
        )
        return {window: (mention, _best(means, _KEPT_WITHIN)) for window, (mention, means) in asked.items()}

    def _corrected(self, weighed: Weighed) -> tuple[dict[Window, Found], Near]:
        """The whole names that words in use make in the place of strange ones, where most slips end; and those words."""
        near = self._near(weighed.to_correct(_MOST_CORRECTED))
        keys: dict[str, list[Window]] = {}
        for window, key in weighed.corrected(near):
            keys.setdefault(key, []).append(window)
        found: dict[Window, Found] = {}
        for (key,) in _NAMED.rows(self._db, keys) if keys else ():
            for start, end in keys[key]:
                words = weighed.said.words[start:end]
                found.setdefault((start, end), {}).update(edited("".join(words), [key], small(words, self._glue)))
        return found, near

    def _rounds(self, every: list[Asked], near: Near, usage: Mapping[str, int]) -> None:
        """Add what the looks of mentions find; `near` are the words in use that strange ones were already read as."""
        left = self._take([(known, [*look.close()]) for look, known in every], _ENOUGH)
        if doubtful := [
            (look, known) for look, known in _doubtful(every) if look.bare or (look.mention.doubtful and not _settled(known))
        ]:
            self._further(doubtful, near, usage, left)

    def _further(self, doubtful: list[Asked], near: Near, usage: Mapping[str, int], left: int) -> None:
        """The rounds for the mentions that one edit and the same words have left in doubt, with so many texts left to read."""
        left = self._take([(known, [*look.far()]) for look, known in doubtful], left)
        doubtful = [
            (look, known)
            for look, known in _doubtful(doubtful)
            if look.mention.doubtful and not (_settled(known) or (known and look.known))
        ]
        strange = dict.fromkeys(word for look, _ in doubtful for word in sorted(look.strange()) if word not in near)
        near = near | self._near([*strange][: max(_MOST_CORRECTED - len(near), 0)])
        if near:
            left = self._take([(known, [*look.misspelt(near)]) for look, known in doubtful], left)
        if doubtful := [(look, known) for look, known in doubtful if not known]:
            left = self._rewrite([(look.mention, known) for look, known in doubtful][:_MOST_REWRITTEN], usage, left)
            self._take([(known, [*look.last()]) for look, known in doubtful if not known], left)

    def _rewrite(self, asked: Sequence[tuple[Mention, Found]], usage: Mapping[str, int], left: int) -> int:
        """Names with the words of other ways to write a mention, all of them in use."""
        ways = [
            (mention, known, words)
            for mention, known in asked
            if mention.doubted and (mention.alone or len(mention.words) < _FEW)
            for words in mention.rewritten()
        ]
        usage = dict(usage) | self.usage({word for *_, words in ways for word in words} - usage.keys()) if ways else {}
        looks = [
            (known, Looks(mention._replace(words=words, named=True), self._glue, usage))
            for mention, known, words in ways
            if all(word in usage or word in self._glue for word in words)
        ]
        return self._take([(known, [*look.close(), *look.far()]) for known, look in looks[:_MOST_REWRITTEN]], left)

    def _take(self, asked: Sequence[tuple[Found, Sequence[Look]]], left: int) -> int:
        """Add what looks find to what is known, each name as it agrees best; returns how many texts are left to read.

        Where none are, only the first few are looked for.
        """
        for start in range(0, len(asked), _AT_ONCE):
            if start and left <= 0:
                break
            some = asked[start : start + _AT_ONCE]
            wanted = {term: look.chunks for _, looks in some for look in looks for term in look.terms}
            filed = postings.read(self._db, wanted, _MOST_CHUNKS // len(some)) if wanted else {}
            for known, looks in some if filed else ():
                for look in looks:
                    texts = _texts(filed, look.terms)
                    left -= len(texts)
                    for key, agrees in look.compare(texts) if texts else ():
                        best = known.get(key)
                        if best is None or agrees.probability * agrees.said > best.probability * best.said:
                            known[key] = agrees
        return left

    def _near(self, strange: Collection[str]) -> Near:
        """For each strange word, the words in use that it is likeliest a misspelling of; none where there are none."""
        looks = {word: (terms.near_word_terms(word), terms.sound_terms(sound([word]), of_word=True)) for word in strange}
        wanted = {term: _CHUNKS_OF_WORDS for look in looks.values() for part in look for term in part}
        filed = postings.read(self._db, wanted, _MOST_OF_WORDS) if wanted else {}
        near: Near = {}
        for word, (spelt, heard) in looks.items():
            likely = {other: agrees.probability for other, agrees in sounding([word], _texts(filed, heard))}
            likely |= {other: agrees.probability for other, agrees in edited(word, _texts(filed, spelt))}
            near[word] = dict(sorted(likely.items(), key=lambda one: (-one[1], one[0]))[:_NEAREST])
        return near


def _telling(weighed: Weighed, found: Mapping[Window, Found]) -> list[frozenset[int]]:
    """The strange words that a name explains which is so long as to be rarely part of another."""
    return [
        frozenset(weighed.strange_in(window))
        for window, known in found.items()
        if len("".join(weighed.said.words[slice(*window)])) >= _TELLING and _settled(known)
    ]


def _is_left(window: Window, weighed: Weighed, telling: Iterable[frozenset[int]]) -> bool:
    """Whether a window is worth a search beside the names that are told already.

    One whose only strange word is a name by itself may be a part of a longer name, unless that name is told.
    """
    strange = weighed.strange_in(window)
    if not weighed.doubtful(window):
        return weighed.linked(window) and not (strange and any(told > {*strange} for told in telling))
    return not any(told.issuperset(strange) for told in telling)


def _doubtful(asked: Sequence[Asked]) -> list[Asked]:
    """Those with strange words that no settled mention explains together, and those that stand alone: so many at most, one word
    before it with small words around it.

    A word in use is no misspelling of another name, so it explains nothing by being like one.
    """
    explained = {look.mention.strange for look, known in asked if _settled(known) and not look.bare}
    left = [
        (look, known)
        for look, known in asked
        if look.mention.alone or not any(look.mention.strange <= strange for strange in explained)
    ]
    return sorted(left, key=lambda one: not one[0].bare)[:_MOST_DOUBTFUL]


def _best(known: Found, most: int) -> Found:
    """The names that agree best; of those that agree equally the best known, which came first."""
    if len(known) <= most:
        return known
    return dict(sorted(known.items(), key=lambda one: -one[1].probability * one[1].said)[:most])


def _settled(known: Found) -> bool:
    return any(agrees.probability >= _SETTLED and agrees.said == 1 for agrees in known.values())


def _texts(filed: dict[int, list[str]], wanted: Iterable[int]) -> list[str]:
    """The texts filed under terms, in their order; one may stand under several."""
    return [*chain.from_iterable([filed[term] for term in wanted if term in filed])]
