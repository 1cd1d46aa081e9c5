"""Where a pattern could fit at all: by the words it cannot do without, and by what it begins with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word, vocabulary
from knowledge.patterns import Sequence as Parts
from knowledge.press.rules import ANY, Saying
from knowledge.press.scene import Scene


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a saying needs: of each set of words one, and at its beginning a naming of certain kinds or one of certain words."""

    saying: Saying
    needed: tuple[frozenset[str], ...]
    kinds: frozenset[str]
    words: frozenset[str]


def sieve(saying: Saying, nouns: Mapping[str, Collection[str]]) -> Sieve:
    """The sieve of a saying whose slots may hold what its nouns may."""
    parts = saying.pattern.parts if isinstance(saying.pattern, Parts) else (saying.pattern,)
    needed = tuple(words for part in parts if (words := _needed(part)))
    first = parts[0]
    kinds = frozenset(nouns.get(first.kind, (first.kind,))) if isinstance(first, Slot) and first.kind != ANY else frozenset[str]()
    return Sieve(saying, needed, kinds, frozenset() if kinds else frozenset(_openers(saying.pattern)))


@dataclass(frozen=True, slots=True)
class Starts:
    """The places in one sentence where each kind is named and each word stands."""

    named: Mapping[str, Collection[int]]
    words: Mapping[str, Collection[int]]

    @classmethod
    def of(cls, scene: Scene) -> Starts:
        """The places of a scene."""
        named: dict[str, set[int]] = defaultdict(set)
        words: dict[str, set[int]] = defaultdict(set)
        for each in scene.namings():
            for kind in each.kinds:
                named[kind].add(each.first)
        for at, token in enumerate(scene.line):
            words[token.plain].add(at)
        return cls(named, words)

    def where(self, needs: Sieve) -> list[int]:
        """Where the saying could begin, in order; nowhere if the sentence lacks one of its words."""
        if not all(any(word in self.words for word in words) for words in needs.needed):
            return []
        places: Iterable[Collection[int]] = (
            [self.named.get(kind, ()) for kind in needs.kinds]
            if needs.kinds
            else [self.words.get(word, ()) for word in needs.words]
        )
        return sorted({at for each in places for at in each})


def _needed(part: Pattern) -> frozenset[str]:
    """Words of which one must be there for a part to fit; empty where it may do without."""
    if isinstance(part, Maybe | Slot) or not vocabulary(part):
        return frozenset()
    if isinstance(part, Parts):
        return next((words for each in part.parts if (words := _needed(each))), frozenset())
    if isinstance(part, Choice) and not all(_needed(option) for option in part.options):
        return frozenset()
    return vocabulary(part) - {"'s"}


def _openers(part: Pattern) -> Iterable[str]:
    """The words with which a part may begin."""
    match part:
        case Word(text):
            yield text
        case Choice(options):
            for option in options:
                yield from _openers(option)
        case Maybe(inner):
            yield from _openers(inner)
        case Parts(parts):
            for each in parts:
                yield from _openers(each)
                if not isinstance(each, Maybe):
                    return
        case Slot():
            return
