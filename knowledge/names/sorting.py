"""Sorting more entries than memory should hold: by the first byte of their term into files, each sorted by itself."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import chain, compress, count, pairwise
from operator import ne
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

_HELD = 50_000  # entries in memory before they are written
_PLACES = [f"{place:02x}" for place in range(256)]
_RANK_AT, _TEXT_AT = 8, 10  # in an entry: eight digits of a term, two of a rank, the text
_RANKS, _RANKS_A_DOUBLING = 255, 12


@cache
def rank(facts: int) -> str:
    """Two digits by which better known names sort first."""
    return f"{_RANKS - min(_RANKS, int(_RANKS_A_DOUBLING * math.log2(1 + facts))):02x}"


class Sorting:
    """Entries on their way into the postings: terms with texts, sorted by term, then by rank, then by text."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._files: dict[str, IO[bytes]] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._open.close()

    def add(self, text: str, terms: Iterable[int], ranked: str) -> None:
        """Hand over a text under each of its terms."""
        behind = ranked + text
        self._held += [f"{term:08x}{behind}" for term in terms]
        if len(self._held) >= _HELD:
            self._write()

    def groups(self) -> Iterator[list[tuple[int, list[str]]]]:
        """Every term in rising order with its texts, best known first; many terms at a time."""
        for lines in self._sorted():
            # There are many entries, and few of most terms: where a term begins is found for all of them at once.
            terms = [line[:_RANK_AT] for line in lines]
            texts = [line[_TEXT_AT:] for line in lines]
            first = [*compress(count(), map(ne, terms, chain([""], terms))), len(lines)]
            yield [(int(terms[start], 16), texts[start:end]) for start, end in pairwise(first)]

    def _write(self) -> None:
        """Write what is held to the file of each place."""
        self._held.sort()
        ends = [bisect_left(self._held, place) for place in _PLACES[1:]] + [len(self._held)]
        start = 0
        for place, end in zip(_PLACES, ends, strict=True):
            if place not in self._files:
                self._files[place] = self._open.enter_context(TemporaryFile())  # noqa: SIM115 (the stack closes it)
            written = "\n".join(self._held[start:end]) + "\n" * (end > start)
            self._files[place].write(written.encode("utf-8", "surrogatepass"))
            start = end
        self._held = []

    def _sorted(self) -> Iterator[list[str]]:
        """All entries in order, those of a place at a time; where they were few, all at once."""
        if not self._files:
            yield sorted(self._held)
            return
        self._write()
        for file in self._files.values():
            file.seek(0)
            lines = file.read().decode("utf-8", "surrogatepass").split("\n")[:-1]
            file.close()
            lines.sort()
            yield lines
