"""The dearer tiers: names that are nearly what was said, found in the postings.

Three rounds, each of a query or two for all mentions, and each only for the mentions that the one before left in doubt: what is
one edit away, has the same words or sounds alike; what is two edits away or has a word of them; what has words like the misspelt
ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from knowledge.names import postings, terms
from knowledge.names.align import Alignment
from knowledge.names.looks import Look, Looks, Mention, edited, sounding

_USAGE = "SELECT word, names FROM names_word WHERE word IN ({})"
_SETTLED = 0.8  # a probability that ends the search
_CLOSE_CHUNKS, _FAR_CHUNKS = 8, 4  # of one term are read at most, the best known names first
_NEAREST = 4  # words that a strange word is read as

Found = dict[str, Alignment]


class Search:
    """The postings of a store, asked by mentions."""

    def __init__(self, connection: sqlite3.Connection, glue: Collection[str]) -> None:
        self._db = connection
        self._glue = glue

    def usage(self, words: Iterable[str]) -> dict[str, int]:
        """In how many names each word stands, of those that stand in any."""
        asked = {word for word in words if word.isprintable()}
        return dict(self._db.execute(_USAGE.format(",".join("?" * len(asked))), tuple(asked)))

    def run(self, mentions: Sequence[Mention]) -> list[Found]:
        """The keys of the names each mention may mean, with how they agree."""
        if not mentions:
            return []
        usage = self.usage({word for mention in mentions for word in mention.words})
        looks = [Looks(mention, self._glue, usage) for mention in mentions]
        found: list[Found] = [{} for _ in mentions]
        self._take([(known, [*look.close()]) for look, known in zip(looks, found, strict=True)], _CLOSE_CHUNKS)
        doubtful = [(look, known) for look, known in zip(looks, found, strict=True) if not _settled(known) or look.bare]
        self._take([(known, [*look.far()]) for look, known in doubtful], _FAR_CHUNKS)
        doubtful = [(look, known) for look, known in doubtful if not (_settled(known) or (known and look.known))]
        near = self._near({word for look, _ in doubtful for word in look.strange()})
        if near:
            self._take([(known, [*look.misspelt(near)]) for look, known in doubtful], 1)
        self._take([(known, [*look.last()]) for look, known in doubtful if not known], _FAR_CHUNKS)
        return found

    def _take(self, asked: Sequence[tuple[Found, Sequence[Look]]], chunks: int) -> None:
        """Add what all looks find to what is known, each name as it agrees best."""
        filed = postings.read(self._db, {term for _, looks in asked for look in looks for term in look.terms}, chunks)
        for known, looks in asked:
            for look in looks:
                texts = _texts(filed, look.terms)
                for key, agrees in look.compare(texts) if texts else ():
                    best = known.get(key)
                    if best is None or agrees.probability * agrees.said > best.probability * best.said:
                        known[key] = agrees

    def _near(self, strange: Collection[str]) -> dict[str, dict[str, float]]:
        """For each strange word, the words in use that it is likeliest a misspelling of."""
        looks = {word: terms.near_word_terms(word) for word in strange}
        filed = postings.read(self._db, {term for look in looks.values() for term in look}, _FAR_CHUNKS)
        near = {}
        for word, look in looks.items():
            texts = _texts(filed, look)
            likely = {other: agrees.probability for other, agrees in sounding([word], texts)}
            likely |= {other: agrees.probability for other, agrees in edited(word, texts)}
            if likely:
                near[word] = dict(sorted(likely.items(), key=lambda one: (-one[1], one[0]))[:_NEAREST])
        return near


def _settled(known: Found) -> bool:
    return any(agrees.probability >= _SETTLED and agrees.said == 1 for agrees in known.values())


def _texts(filed: dict[int, list[str]], wanted: Iterable[int]) -> Collection[str]:
    """The different texts filed under terms, in their order."""
    return dict.fromkeys(text for term in wanted for chunk in filed.get(term, ()) for text in chunk.split("\n")).keys()
