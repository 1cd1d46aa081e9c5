"""Patterns with Home Assistant's marks: `[optional]  (this|that)  {film}  {person:director}  <phrase>`.

A pattern is a tree of Word, Slot, Sequence, Choice and Maybe. The marks are hassil's; the rule that a slot stands neither
in brackets nor in a phrase is ours, so that each pattern shows exactly the slots it fills.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, product

from knowledge.words import words

_MARK = re.compile(r"\s*(?:(?P<mark>[\[\]()|])|\{(?P<slot>[^{}]*)\}|<(?P<phrase>[^<>]*)>|(?P<text>[^\s\[\]()|{}<>]+))")
_NAME = re.compile(r"[a-z_]+")
# More than a person writes, and what costs time at every question: patterns beyond are refused.
MOST_WORDS = 2000  # of a pattern with its phrases written out
MOST_SLOTS = 4  # each multiplies what is tried
DEEPEST = 12  # brackets within brackets, written in one pattern
_WRITTEN = 1 << 13  # words that are not made again


class PatternError(ValueError):
    """A pattern that cannot be read; says what was found and what to do."""


@dataclass(frozen=True, slots=True)
class Word:
    """One plain word, matched as it is or with a slip."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a thing of a kind, called `name` in the fact lines."""

    kind: str
    name: str


class _Branch:
    """What holds other patterns. Phrases are shared by many patterns, so what is in them is worked out once."""

    @property
    def within(self) -> tuple[Pattern, ...]:
        """The patterns it holds, in order."""
        raise NotImplementedError

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        return tuple([slot for part in self.within for slot in slots(part)])

    @cached_property
    def length(self) -> int:
        return sum(map(length, self.within))


@dataclass(frozen=True)
class Sequence(_Branch):
    """Parts one after the other."""

    parts: tuple[Pattern, ...]

    @property
    def within(self) -> tuple[Pattern, ...]:
        return self.parts


@dataclass(frozen=True)
class Choice(_Branch):
    """One of several parts."""

    options: tuple[Pattern, ...]

    @property
    def within(self) -> tuple[Pattern, ...]:
        return self.options


@dataclass(frozen=True)
class Maybe(_Branch):
    """A part that may be left out."""

    part: Pattern

    @property
    def within(self) -> tuple[Pattern, ...]:
        return (self.part,)


Pattern = Word | Slot | Sequence | Choice | Maybe


def parse(text: str, phrases: Mapping[str, Pattern] | None = None) -> Sequence:
    """Read a pattern; `phrases` are those already read. Raises PatternError, for one that could take forever to match too."""
    tokens = list(_tokens(text))
    if _depth(tokens) > DEEPEST:
        raise PatternError(f'brackets within brackets more than {DEEPEST} deep in "{text[:40]}…": make phrases of the inner ones')
    pattern, rest = _alternatives(tokens, 0, phrases or {}, text)
    if rest < len(tokens):
        raise PatternError(f'"{tokens[rest][1]}" closes nothing in "{text}"')
    top = pattern if isinstance(pattern, Sequence) else Sequence((pattern,))
    if length(top) > MOST_WORDS:
        raise PatternError(f'more than {MOST_WORDS} words, with those of its phrases, in "{text[:40]}…": split it')
    if len(slots(top)) > MOST_SLOTS:
        raise PatternError(
            f'more than {MOST_SLOTS} slots in "{text}": each multiplies what is tried; describe one thing by another'
        )
    if any(isinstance(part, Choice | Maybe) and slots(part) for part in top.parts):
        raise PatternError(f'a slot inside brackets in "{text}": write two patterns instead')
    return top


def slots(pattern: Pattern) -> tuple[Slot, ...]:
    """The slots of a pattern, in order."""
    if isinstance(pattern, Word):
        return ()
    return (pattern,) if isinstance(pattern, Slot) else pattern.slots


def vocabulary(*patterns: Pattern) -> frozenset[str]:
    """The words that patterns can match; what several of them share is gone through once."""
    found: set[str] = set()
    seen: set[int] = set()
    left = list(patterns)
    while left:
        pattern = left.pop()
        if isinstance(pattern, Word):
            found.add(pattern.text)
        elif isinstance(pattern, _Branch) and id(pattern) not in seen:
            seen.add(id(pattern))
            left += pattern.within
    return frozenset(found)


def length(pattern: Pattern) -> int:
    """How many words a pattern has with its phrases written out."""
    if isinstance(pattern, Slot):
        return 0
    return 1 if isinstance(pattern, Word) else pattern.length


def spellings(pattern: Pattern) -> Iterable[tuple[str | Slot, ...]]:
    """Every way to say a pattern, as words and slots."""
    match pattern:
        case Sequence(parts):
            return (tuple(chain.from_iterable(said)) for said in product(*map(spellings, parts)))
        case Choice(options):
            return chain.from_iterable(map(spellings, options))
        case Maybe(part):
            return chain([()], spellings(part))
        case Word(text):
            return ((text,),)
        case Slot():
            return ((pattern,),)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _MARK.match(text, at)
        if not found:
            raise PatternError(f'"{text[at:].strip()[0]}" is never closed in "{text}"')
        kind = str(found.lastgroup)
        yield kind, found[kind]
        at = found.end()


def _depth(tokens: list[tuple[str, str]]) -> int:
    steps = (1 if value in "[(" else -1 for kind, value in tokens if kind == "mark" and value != "|")
    return max(accumulate(steps), default=0)


def _alternatives(tokens: list[tuple[str, str]], at: int, phrases: Mapping[str, Pattern], text: str) -> tuple[Pattern, int]:
    options: list[Pattern] = []
    parts: list[Pattern] = []
    while at < len(tokens):
        kind, value = tokens[at]
        if (kind, value) == ("mark", "|"):
            options.append(_sequence(parts))
            parts = []
            at += 1
        elif kind == "mark" and value in ")]":
            break
        elif kind == "mark":
            inner, at = _alternatives(tokens, at + 1, phrases, text)
            if at >= len(tokens) or tokens[at][1] != {"(": ")", "[": "]"}[value]:
                raise PatternError(f'"{value}" is never closed in "{text}"')
            parts.append(Maybe(inner) if value == "[" else inner)
            at += 1
        else:
            parts.extend(_plain(value) if kind == "text" else _leaf(kind, value, phrases, text))
            at += 1
    return (Choice((*options, _sequence(parts))) if options else _sequence(parts)), at


def _sequence(parts: list[Pattern]) -> Pattern:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _leaf(kind: str, value: str, phrases: Mapping[str, Pattern], text: str) -> Iterator[Pattern]:
    if kind == "phrase":
        if value not in phrases:
            raise PatternError(f'<{value}> is not a phrase, in "{text}"')
        yield phrases[value]
    else:
        thing, _, name = value.partition(":")
        if not _NAME.fullmatch(thing) or not _NAME.fullmatch(name or thing):
            raise PatternError(f'{{{value}}} is not {{kind}} or {{kind:name}}, in "{text}"')
        yield Slot(thing, name or thing)


@lru_cache(maxsize=_WRITTEN)
def _plain(written: str) -> tuple[Word, ...]:
    """The plain words of what stands between marks: the very same ones wherever the same is written."""
    return (_word("'s"),) if written == "'s" else tuple(map(_word, words(written)))


@lru_cache(maxsize=_WRITTEN)
def _word(text: str) -> Word:
    return Word(text)
