"""Runs of words with what each means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from knowledge.press.tokens import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """Runs of plain words with what each means; the longest that fits is found first."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._meanings: dict[tuple[str, ...], T] = {}
        lengths: dict[str, set[int]] = {}
        for said, meaning in entries:
            if said:
                self._meanings.setdefault(said, meaning)
                lengths.setdefault(said[0], set()).add(len(said))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def at(self, line: Sequence[Token], at: int) -> tuple[int, T] | None:
        """The end of the longest run that begins here and what it means, or None."""
        for length in self._lengths.get(line[at].plain, ()) if at < len(line) else ():
            said = tuple(token.plain for token in line[at : at + length])
            if said in self._meanings:
                return at + len(said), self._meanings[said]
        return None

    def first(self, line: Sequence[Token]) -> tuple[int, int, T] | None:
        """The first run anywhere in the line: where it begins, where it ends, what it means."""
        for at in range(len(line)):
            if found := self.at(line, at):
                return at, *found
        return None
