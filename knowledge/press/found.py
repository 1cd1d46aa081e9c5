"""What an article tells: one fact with its place in the text, certain or only proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Occasion:
    """One night of a series, as far as the article tells which: its series, its number, its year; whether the series is known."""

    series: str
    number: int | None = None
    year: int | None = None
    known: bool = True

    @property
    def told(self) -> bool:
        """Whether it is told well enough to be certain: of a known series, and by its year or number."""
        return self.known and bool(self.year or self.number)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a result names, and its kind."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with the words for its nouns, the sentence or entry that says so, and whether it is certain.

    A statement counted in units has its `subject`, its `parts` in the order named and its occasion; any other has `nouns`.
    """

    statement: str
    start: int
    end: int
    certain: bool
    nouns: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    parts: tuple[Part, ...] = ()
    occasion: Occasion | None = None
    listed: bool = False
    settled: bool = False  # told as something that has happened

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of its parts of a kind."""
        return tuple(part.name for part in self.parts if part.kind == kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One winner or nominee of a list: the things named, in the order named, and how they were told apart."""

    parts: tuple[Part, ...]
    shape: str
    sure: bool = True
