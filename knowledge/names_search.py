"""The dearer tiers: names that are nearly what was said, found in the postings and aligned word by word.

Three queries whatever the number of mentions: which words are in use, what strange words are near to, the postings.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rapidfuzz.distance import OSA

from knowledge import names_terms as terms
from knowledge.names_align import Alignment, Near, align, digits, typo
from knowledge.names_sound import alike, sound

_USAGE = "SELECT word, names FROM names_word WHERE word IN ({})"
_POSTINGS = "SELECT term, texts FROM names_posting WHERE chunk < {} AND term IN ({})"
_CHUNKS = 16  # of one term are read at most, so that a very common word costs no more than a common one
_COMMON = 200  # names; a word in more of them does not find parts by itself, unless it is strange to everyone else
_EDITED_WORDS = 4  # of a window within a question, at most
_NEAREST = 4  # words that a strange word is read as
_NAMES_OF_NEAR = 25  # names that have one of them
_SHORT = 3  # letters; a longer word does not stand for first letters
_ACRONYM = range(3, 7)
_ACRONYM_SAID = Alignment("initials", 0.9, 0.6)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name something, whether each is strange to everyone else, and the words beside them.

    A mention that stands alone is read in every way; a thorough one doubts every word, also those in use.
    """

    words: tuple[str, ...]
    fuzzy: tuple[bool, ...]
    beside: tuple[str, ...] = ()
    alone: bool = False
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class _Looks:
    """The terms under which one mention looks, by what its finds are compared with."""

    words: Sequence[int] = ()
    near: Sequence[int] = ()
    edits: Sequence[int] = ()
    sounds: Sequence[int] = ()
    acronym: Sequence[int] = ()

    def __iter__(self) -> Iterator[int]:
        return chain(self.words, self.near, self.edits, self.sounds, self.acronym)

    def __bool__(self) -> bool:
        return bool(self.words or self.near or self.edits or self.sounds or self.acronym)

    def among(self, filed: Collection[int]) -> _Looks:
        """Only the terms under which anything is filed."""
        tiers = (self.words, self.near, self.edits, self.sounds, self.acronym)
        return _Looks(*([term for term in tier if term in filed] for tier in tiers))


class Search:
    """The postings of a store, asked by mentions."""

    def __init__(self, connection: sqlite3.Connection, glue: Collection[str]) -> None:
        self._connection = connection
        self._glue = glue

    def usage(self, words: Iterable[str]) -> dict[str, int]:
        """In how many names each word stands, of those that stand in any."""
        asked = {word for word in words if word.isprintable()}
        return dict(self._connection.execute(_USAGE.format(",".join("?" * len(asked))), tuple(asked)))

    def run(self, mentions: Sequence[Mention]) -> list[dict[str, Alignment]]:
        """The plain names each mention may mean, with how they agree."""
        if not mentions:
            return []
        usage = self.usage({word for mention in mentions for word in mention.words})
        near = self._near(_strange(mentions, usage))
        looks = [self._looks(mention, usage, near) for mention in mentions]
        postings = self._postings({term for look in looks for term in look})
        return [
            self._found(mention, filed, postings, usage, near) if (filed := look.among(postings)) else {}
            for mention, look in zip(mentions, looks, strict=True)
        ]

    def _looks(self, mention: Mention, usage: Mapping[str, int], near: Near) -> _Looks:
        words, key = mention.words, "".join(mention.words)
        trimmed = words[0] not in self._glue and words[-1] not in self._glue
        by_words: list[int] = []
        by_near: list[int] = []
        if trimmed or mention.alone:
            by_words, by_near = self._drivers(mention, usage, near)
            by_words.append(terms.order_term(words))
        if not any(mention.fuzzy) or len(key) > terms.LONGEST_KEY:
            return _Looks(by_words, by_near)
        edits = terms.near_terms(key) if mention.alone or len(words) <= _EDITED_WORDS else []
        acronym = [terms.initials_term(key)] if len(words) == 1 and len(key) in _ACRONYM else []
        return _Looks(by_words, by_near, edits, terms.sound_terms(sound(words)), acronym)

    def _drivers(self, mention: Mention, usage: Mapping[str, int], near: Near) -> tuple[list[int], list[int]]:
        """The terms of the rarest word said, and of what a strange word may be; the names found have all words compared."""
        content = [word for word in mention.words if word not in self._glue and len(word) > 1]
        lost = any(len(word) > _SHORT and word not in usage and word not in near for word in content)
        if not content or ((lost or len(mention.words[-1]) == 1) and not mention.alone):
            return [], []
        known = sorted((usage[word], word) for word in content if word in usage)
        likely = [terms.word_term(other) for word in content for other in near.get(word, ())]
        if not known:
            return [], likely
        if any(mention.fuzzy) or (known[0][0] <= _COMMON and len(content) > 1):
            return [terms.word_term(known[0][1])], likely if mention.thorough else []
        return [], []

    def _found(
        self, mention: Mention, looks: _Looks, postings: Mapping[int, list[str]], usage: Mapping[str, int], near: Near
    ) -> dict[str, Alignment]:
        best: dict[str, Alignment] = {}
        must = [near.get(word, (word,)) for word in mention.words if word not in self._glue and (word in usage or word in near)]
        for plain, agrees in (
            *self._aligned(mention, _lines(looks.words, postings), [] if mention.alone else must, near),
            *self._aligned(mention, _lines(looks.near, postings, _NAMES_OF_NEAR), [] if mention.alone else must, near),
            *_compared(mention, looks, postings),
        ):
            if plain not in best or agrees.probability * agrees.said > best[plain].probability * best[plain].said:
                best[plain] = agrees
        return best

    def _aligned(
        self, mention: Mention, plains: Iterable[str], must: Sequence[Collection[str]], near: Near
    ) -> Iterator[tuple[str, Alignment]]:
        """Names whose words hold every word said; `must` are the ways to say each, a quick look before the alignment."""
        key = "".join(mention.words)
        for plain in plains:
            if all(any(way in plain for way in ways) for ways in must) and plain.replace(" ", "") != key:
                agrees = align(mention.words, plain.split(), self._glue, near)
                if agrees:
                    yield plain, agrees

    def _near(self, strange: Collection[str]) -> dict[str, dict[str, float]]:
        """For each strange word, the words in use that it is likeliest a misspelling of."""
        looks = {word: terms.near_terms(word, True) + terms.sound_terms(sound([word]), True) for word in strange}
        postings = self._postings({term for look in looks.values() for term in look})
        near = {}
        for word, look in looks.items():
            heard = sound([word])
            likely = {}
            for other in set(_lines(look, postings)):
                agrees = (_edited(word, other) or _sounding(heard, other)) if other != word else None
                if agrees:
                    likely[other] = agrees.probability
            if likely:
                near[word] = dict(sorted(likely.items(), key=lambda one: (-one[1], one[0]))[:_NEAREST])
        return near

    def _postings(self, wanted: Collection[int]) -> dict[int, list[str]]:
        if not wanted:
            return {}
        rows = self._connection.execute(_POSTINGS.format(_CHUNKS, ",".join("?" * len(wanted))), tuple(wanted))
        postings: dict[int, list[str]] = {}
        for term, texts in rows:
            postings.setdefault(term, []).extend(texts.split("\n"))
        return postings


def _compared(mention: Mention, looks: _Looks, postings: Mapping[int, list[str]]) -> Iterator[tuple[str, Alignment]]:
    """Names compared as wholes, spaces aside: those within the allowed edits, of the same sound, of these initials."""
    key = "".join(mention.words)
    for plain in {*_lines(looks.edits, postings)}:
        if agrees := _edited(key, plain):
            yield plain, agrees
    if looks.sounds:
        heard = sound(mention.words)
        for plain in _lines(looks.sounds, postings):
            if plain.replace(" ", "") != key and (agrees := _sounding(heard, plain)):
                yield plain, agrees
    for plain in _lines(looks.acronym, postings):
        if "".join(word[0] for word in plain.split()) == key:
            yield plain, _ACRONYM_SAID


def _edited(said: str, plain: str) -> Alignment | None:
    key = plain.replace(" ", "")
    shorter = min(len(said), len(key))
    most = terms.allowed(shorter)
    edits = OSA.distance(said, key, score_cutoff=most)
    if 0 < edits <= most and digits(key) == digits(said):
        return Alignment("edit", typo(shorter, edits))
    return None


def _sounding(heard: str, plain: str) -> Alignment | None:
    probability = alike(heard, sound(plain.split()))
    return Alignment("sound", probability) if probability else None


def _strange(mentions: Iterable[Mention], usage: Mapping[str, int]) -> set[str]:
    """The words to be read as misspellings: unknown to all; in a thorough mention, every word."""
    return {
        word
        for mention in mentions
        for word, fuzzy in zip(mention.words, mention.fuzzy, strict=True)
        if fuzzy and 2 < len(word) <= terms.LONGEST_KEY and (mention.thorough or word not in usage)
    }


def _lines(wanted: Iterable[int], postings: Mapping[int, list[str]], most: int | None = None) -> Iterator[str]:
    """The texts filed under terms, so many of each term at most."""
    for term in dict.fromkeys(wanted):
        yield from islice(postings.get(term, ()), most)
