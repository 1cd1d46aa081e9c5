"""The dearer tiers: names that are nearly what was said, found in the postings.

Three rounds, each of a query or two for all mentions, and each only for the mentions that the one before left in doubt: what is
one edit away, has the same words or sounds alike; what is two edits away or has a word of them; what has words like the misspelt
ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.names import postings, terms
from knowledge.names.align import Alignment
from knowledge.names.judging import Manner, manner
from knowledge.names.likeness import edited, sounding
from knowledge.names.looks import Look, Looks, Mention
from knowledge.names.numerals import counted
from knowledge.names.sound import sound

_USAGE = "SELECT word, names FROM names_word WHERE word IN ({})"
_SETTLED = 0.8  # a probability that ends the search
_CHUNKS_OF_WORDS = 4  # of one term are read at most, for words like a strange one
_MOST_DOUBTFUL = 20  # mentions of one question that are searched further
_KEPT, _KEPT_WITHIN = 60, 20  # names of one mention, alone or in a question
_NEAREST = 4  # words that a strange word is read as

Found = dict[str, Alignment]
Asked = tuple[Looks, Found]


@dataclass(frozen=True, slots=True)
class Find:
    """The keys of names that agree with a mention, and what the mention is like."""

    agreements: Found
    said: Manner


class Search:
    """The postings of a store, asked by mentions."""

    def __init__(self, connection: sqlite3.Connection, glue: Collection[str]) -> None:
        self._db = connection
        self._glue = glue

    def usage(self, words: Iterable[str]) -> dict[str, int]:
        """In how many names each word stands, of those that stand in any."""
        asked = {number: word for word in words if word.isprintable() for number in counted([word])}
        rows = self._db.execute(_USAGE.format(",".join("?" * len(asked))), tuple(asked))
        found = dict(rows)
        return found | {asked[number]: names for number, names in found.items()}

    def run(self, mentions: Sequence[Mention], usage: Mapping[str, int]) -> list[Find]:
        """What each mention may mean, its words being used so often."""
        if not mentions:
            return []
        looks = [Looks(mention, self._glue, usage) for mention in mentions]
        found: list[Found] = [{} for _ in mentions]
        every = [*zip(looks, found, strict=True)]
        self._take([(known, [*look.close()]) for look, known in every])
        doubtful = [(look, known) for look, known in _doubtful(every) if look.bare or not _settled(known)]
        self._take([(known, [*look.far()]) for look, known in doubtful])
        doubtful = [(look, known) for look, known in _doubtful(doubtful) if not (_settled(known) or (known and look.known))]
        if near := self._near({word for look, _ in doubtful for word in look.strange()}):
            self._take([(known, [*look.misspelt(near)]) for look, known in doubtful])
        self._take([(known, [*look.last()]) for look, known in doubtful if not known])
        return [Find(_best(known, _KEPT if look.mention.alone else _KEPT_WITHIN), manner(look.usage())) for look, known in every]

    def _take(self, asked: Sequence[tuple[Found, Sequence[Look]]]) -> None:
        """Add what all looks find to what is known, each name as it agrees best."""
        filed = postings.read(self._db, {term: look.chunks for _, looks in asked for look in looks for term in look.terms})
        for known, looks in asked:
            for look in looks:
                texts = _texts(filed, look.terms)
                for key, agrees in look.compare(texts) if texts else ():
                    best = known.get(key)
                    if best is None or agrees.probability * agrees.said > best.probability * best.said:
                        known[key] = agrees

    def _near(self, strange: Collection[str]) -> dict[str, dict[str, float]]:
        """For each strange word, the words in use that it is likeliest a misspelling of."""
        looks = {word: (terms.near_word_terms(word), terms.sound_terms(sound([word]), of_word=True)) for word in strange}
        wanted = {term: _CHUNKS_OF_WORDS for look in looks.values() for part in look for term in part}
        filed = postings.read(self._db, wanted)
        near = {}
        for word, (spelt, heard) in looks.items():
            likely = {other: agrees.probability for other, agrees in sounding([word], _texts(filed, heard))}
            likely |= {other: agrees.probability for other, agrees in edited(word, _texts(filed, spelt))}
            if likely:
                near[word] = dict(sorted(likely.items(), key=lambda one: (-one[1], one[0]))[:_NEAREST])
        return near


def _doubtful(asked: Sequence[Asked]) -> list[Asked]:
    """Those with strange words that no settled mention explains together, so many at most; and those that stand alone."""
    explained = {look.mention.strange for look, known in asked if _settled(known)}
    return [
        (look, known)
        for look, known in asked
        if look.mention.alone or not any(look.mention.strange <= strange for strange in explained)
    ][:_MOST_DOUBTFUL]


def _best(known: Found, most: int) -> Found:
    """The names that agree best; of those that agree equally the best known, which came first."""
    if len(known) <= most:
        return known
    return dict(sorted(known.items(), key=lambda one: -one[1].probability * one[1].said)[:most])


def _settled(known: Found) -> bool:
    return any(agrees.probability >= _SETTLED and agrees.said == 1 for agrees in known.values())


def _texts(filed: dict[int, list[str]], wanted: Iterable[int]) -> Collection[str]:
    """The different texts filed under terms, in their order."""
    return dict.fromkeys(text for term in wanted for text in filed.get(term, ())).keys()
