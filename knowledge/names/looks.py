"""What a mention looks under, round by round, and how the names filed there are compared with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from typing import NamedTuple

from knowledge.names import terms
from knowledge.names.align import Alignment, Near, align
from knowledge.names.likeness import Compared, edited, sounding
from knowledge.names.numerals import counted
from knowledge.names.pieces import LONGEST_KEY, MOST_EDITS, allowed
from knowledge.names.rewritten import rewritten
from knowledge.names.sound import sound

_COMMON = 200  # names; a word in more of them does not find parts by itself, unless it is strange to everyone else
_EDITED_WORDS = 4  # of a window within a question, at most
_FAR_FETCHED = 0.5  # the doubt of a short name two edits away
_BEGUN, _CUT_SHORT = 3, 0.95  # letters of a given name that is cut short; its probability
_SHORT = 3  # letters; a longer word does not stand for first letters
_CHUNKS_NEAR, _CHUNKS_FAR, _CHUNKS_HARDLY = 8, 4, 2
_CHUNKS_OF_PAIRS, _CHUNKS_OF_SOUND, _CHUNKS_OF_WORD = 2, 4, 3
_ALIGNED = 100  # names of one look, the best known, that are aligned
_ALIGNED_WITHIN, _ALIGNED_LEAST, _ALIGNED_TOGETHER = 20, 5, 160  # of a window within a question, of all its windows about
_ACRONYM = range(3, 7)
_ACRONYM_SAID = Alignment("initials", 0.9, 0.6)


class Look(NamedTuple):  # tuples, since a question makes them by the hundred
    """Terms to look under, and how the texts filed there are compared: keys of names, and how each agrees.

    Of each term so many chunks are read at most, the best known names first.
    """

    terms: Collection[int]
    compare: Callable[[Collection[str]], Compared]
    chunks: int = 1


class Mention(NamedTuple):
    """Words that may name something, which of them are strange to everyone else, and the words beside them.

    A mention that stands alone is read in every way; one `named` exactly is only looked for within longer names. One is
    `doubtful` unless its only strange word is a name by itself, `linked` where its words stand together in some name, and `tiled`
    where each of its strange words is a name. The key is the words run together; strange are places in the question,
    where its `first` word has one too.
    """

    words: tuple[str, ...]
    key: str
    strange: frozenset[int]
    first: int = 0
    beside: tuple[str, ...] = ()
    alone: bool = False
    named: bool = False
    doubtful: bool = True
    linked: bool = True
    tiled: bool = False

    @property
    def doubted(self) -> bool:
        """Whether its spelling is in doubt at all."""
        return not self.named and bool(self.strange) and len(self.key) <= LONGEST_KEY

    def misspelt(self) -> set[str]:
        """The words long enough to be misspelt whose spelling is in doubt."""
        strange = [self.words[at - self.first] for at in self.strange] if self.doubted else []
        return {word for word in strange if correctable(word)}

    def rewritten(self) -> Iterator[tuple[str, ...]]:
        """The words in the other ways that those in doubt may be written."""
        return rewritten(self.words, {at - self.first for at in self.strange})

    def small(self, glue: Collection[str]) -> int:
        """The letters of its small words, unless it has no others."""
        return small(self.words, glue)


def correctable(word: str) -> bool:
    """Whether a word is long enough to be misspelt, and short enough to be looked up."""
    return 2 < len(word) <= LONGEST_KEY


def small(words: Sequence[str], glue: Collection[str]) -> int:
    """The letters of the small ones of some words, unless there are no others."""
    letters = sum([len(word) for word in words if word in glue])
    return letters if letters < sum(map(len, words)) else 0


class Looks:
    """The looks of one mention; `usage` says in how many names each word stands, of those that stand in any.

    The more rivals a question has, the fewer names each is aligned with.
    """

    def __init__(self, mention: Mention, glue: Collection[str], usage: Mapping[str, int], rivals: int = 1) -> None:
        self.mention = mention
        self._most = _ALIGNED if mention.alone else max(_ALIGNED_LEAST, min(_ALIGNED_WITHIN, _ALIGNED_TOGETHER // rivals))
        self._glue = glue
        self._usage = usage
        self._key = mention.key
        self._words = counted(mention.words)
        self._content = [word for word in self._words if word not in glue]
        self._small = mention.small(glue)
        self._spelt = mention.doubted and mention.doubtful and (mention.alone or len(mention.words) <= _EDITED_WORDS)
        self._trimmed = mention.alone or (mention.words[0] not in glue and mention.words[-1] not in glue)
        self._unknown = [word for word in self._content if word not in usage and len(word) > _SHORT]
        lost = self._unknown and not mention.alone  # a word that is no name's, unless it is misspelt
        self._shared = self._trimmed and mention.linked and not lost and bool(self._content)

    def close(self) -> Iterator[Look]:
        """One edit, the same words, or all of these among others."""
        if self._shared:
            if not self._unknown:
                yield Look([terms.order_term(self._words)], self._aligned)
            if pairs := self._pairs():
                yield Look(pairs, self._aligned, _CHUNKS_OF_PAIRS)
        if self._trimmed and len(self._words) > 1 and self._words[-1] in self._usage:
            yield from self._shortened(self._words[0], self._words[-1])
        if self._spelt:
            yield Look(terms.near_terms(self._key, 1), self.edited, _CHUNKS_NEAR)

    def far(self) -> Iterator[Look]:
        """Two edits, the same sound, first letters; the rarest word, where pairs of words do not find all."""
        mention = self.mention
        if self._spelt and allowed(len(self._key) + 1) > 1:
            yield Look(terms.near_terms(self._key, 2), self.edited, _CHUNKS_FAR)
        if self._spelt:
            yield Look(terms.sound_terms(sound(mention.words)), self._sounding, _CHUNKS_OF_SOUND)
            if len(mention.words) == 1 and len(self._key) in _ACRONYM:
                yield Look([terms.acronym_term(self._key)], self._abbreviated)
        known = sorted((self._usage[word], word) for word in self._content if word in self._usage and len(word) > 1)
        whole = len(self._content) > 1 and self.known and all(map(terms.pairable, self._content))
        if known and self._shared and not whole:
            names, rarest = known[0]
            if mention.alone or mention.strange or (names <= _COMMON and len(self._content) > 1):
                yield Look([terms.word_term(rarest)], self._aligned, _CHUNKS_OF_WORD)

    @property
    def known(self) -> bool:
        """Whether every word is in use, so that none needs to be a misspelling."""
        return all(word in self._usage for word in self._content)

    @property
    def bare(self) -> bool:
        """Whether one word in use stands alone, of which longer names may be meant."""
        return len(self._content) == 1 and self._content[0] in self._usage

    def strange(self) -> set[str]:
        """The words to be read as misspellings: unknown to all; alone, where there is none, every word."""
        words = self.mention.misspelt() if self._trimmed else set()
        unknown = words - self._usage.keys()
        return unknown or (words if self.mention.alone else set())

    def misspelt(self, near: Near) -> Iterator[Look]:
        """Names with what the strange words may be, and with the other words said."""
        words = [word for word in self._content if terms.pairable(word)]
        lost = any(len(word) > _SHORT and word not in self._usage and not near.get(word) for word in words)
        if not any(near.get(word) for word in words) or lost or (len(self._words[-1]) == 1 and not self.mention.alone):
            return
        ways = sorted(([*({word} & self._usage.keys()), *near.get(word, ())] for word in words), key=len)
        if len(ways) == 1:
            looked = [terms.word_term(way) for way in ways[0]]
        else:
            looked = [terms.pair_term(one, other) for one, other in product(ways[0], ways[1])]
        yield Look(looked, lambda plains: self._aligned(plains, near))

    def last(self) -> Iterator[Look]:
        """An edit more than a name so short allows, where nothing else was found."""
        if self.mention.doubted and self.mention.alone:
            edits = min(allowed(len(self._key)) + 1, MOST_EDITS)
            yield Look(terms.near_terms(self._key, edits), self._hardly, _CHUNKS_HARDLY)

    def _shortened(self, first: str, last: str) -> Iterator[Look]:
        """The first word cut short: to its first letter, to some of them, or the first letters of several words run together."""
        compare = []
        if self._shared and len(first) == 1:
            compare.append(self._initialled)
        if self.mention.doubted:
            if self._shared and 1 < len(first) <= _SHORT and first not in self._usage:
                compare.append(self._by_letters)
            if len(first) >= _BEGUN and self.mention.first in self.mention.strange:
                compare.append(self._begun)
        for way in compare:
            yield Look([terms.initial_term(first, last)], way)

    def _pairs(self) -> set[int]:
        """The pairs of known words under which the names that have all of them are found."""
        if len(self._content) < 2 or not self.known:
            return set()
        words = [word for word in self._content if terms.pairable(word)]
        if len(words) < 2:
            return set()
        rarest = sorted(words, key=lambda word: self._usage[word])[:2]
        beside = [pair for pair in pairwise(words) if rarest[0] in pair]
        return {terms.pair_term(one, other) for one, other in [rarest, *beside]}

    def _begun(self, plains: Collection[str]) -> Compared:
        """Names whose first word begins like the one said, the others as they are: a given name cut short."""
        first, *rest = self.mention.words
        for plain in islice((plain for plain in plains if plain.startswith(first)), _ALIGNED_WITHIN):
            whole, *_ = name = plain.split()
            agrees = align((whole, *rest), name, self._glue, {}) if whole != first else None
            if agrees and agrees.how in ("order", "part"):
                said = agrees.said * len(self._key) / len(self._key + whole[len(first) :])
                yield plain.replace(" ", ""), Alignment("part", agrees.probability * _CUT_SHORT, said)

    def _by_letters(self, plains: Collection[str]) -> Compared:
        """Names with the first letters that the first word is, run together."""
        first, *rest = self.mention.words
        for plain in islice(plains, self._most):
            agrees = align((*first, *rest), plain.split(), self._glue, {})
            if agrees and agrees.how == "initials":
                yield plain.replace(" ", ""), agrees

    def _initialled(self, plains: Collection[str]) -> Compared:
        """A single letter said may be small word or initial."""
        return self._aligned(plains, glue={word for word in self._glue if len(word) > 1})

    def _aligned(self, plains: Collection[str], near: Near | None = None, glue: Collection[str] = ()) -> Compared:
        """Names whose words hold every word said; a quick look that they are there goes before the alignment."""
        near = near or {}
        must = [{*near.get(word, ()), word} for word in self._content if word.isalpha() and (word in self._usage or word in near)]
        hopeful = (plain for plain in plains if all(any(way in plain for way in ways) for ways in must))
        for plain in islice(dict.fromkeys(hopeful), self._most):
            key = plain.replace(" ", "")
            if key != self._key and (agrees := align(self.mention.words, plain.split(), glue or self._glue, near)):
                yield key, agrees

    def edited(self, keys: Collection[str]) -> Compared:
        """The keys that are within the edits that their length allows."""
        return edited(self._key, keys, self._small)

    def _hardly(self, keys: Collection[str]) -> Compared:
        return edited(self._key, keys, self._small, _FAR_FETCHED)

    def _sounding(self, plains: Collection[str]) -> Compared:
        return sounding(self.mention.words, plains)

    def _abbreviated(self, plains: Collection[str]) -> Compared:
        for plain in plains:
            if "".join(word[0] for word in plain.split()) == self._key:
                yield plain.replace(" ", ""), _ACRONYM_SAID
