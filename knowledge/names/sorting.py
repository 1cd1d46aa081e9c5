"""Sorting more entries than memory should hold: by the first byte of their term into files, each sorted by itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

_HELD = 2_000  # entries in memory for each file before they are written to it
_TERM = itemgetter(slice(0, 8))
_TEXT = slice(10, None)
_RANKS, _RANKS_A_DOUBLING = 255, 12


@cache
def rank(facts: int) -> str:
    """Two digits by which better known names sort first."""
    return f"{_RANKS - min(_RANKS, int(_RANKS_A_DOUBLING * math.log2(1 + facts))):02x}"


class Sorting:
    """Entries on their way into the postings: terms with texts, sorted by term, then by rank, then by text."""

    def __init__(self) -> None:
        self._held: list[list[str]] = [[] for _ in range(256)]
        self._files: list[IO[bytes] | None] = [None] * 256
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._open.close()

    def add(self, entries: Iterable[tuple[int, str]], ranked: str) -> None:
        """Hand over entries of one rank."""
        for term, text in entries:
            held = self._held[term >> 24]
            held.append(f"{term:08x}{ranked}{text}")
            if len(held) == _HELD:
                self._write(term >> 24)

    def groups(self) -> Iterator[tuple[int, list[str]]]:
        """Every term in rising order with its texts, best known first."""
        for place in range(256):
            for term, lines in groupby(self._sorted(place), key=_TERM):
                yield int(term, 16), [line[_TEXT] for line in lines]

    def _write(self, place: int) -> None:
        file = self._files[place]
        if file is None:
            file = self._files[place] = self._open.enter_context(TemporaryFile())  # noqa: SIM115 (the stack closes it)
        file.write("".join(f"{line}\n" for line in self._held[place]).encode("utf-8", "surrogatepass"))
        self._held[place] = []

    def _sorted(self, place: int) -> list[str]:
        lines, self._held[place] = self._held[place], []
        if file := self._files[place]:
            file.seek(0)
            lines += file.read().decode("utf-8", "surrogatepass").split("\n")[:-1]
            file.close()
        lines.sort()
        return lines
