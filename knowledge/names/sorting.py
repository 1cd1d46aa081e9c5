"""Sorting more entries than memory should hold: sorted as far as they fit, kept in a file, and put together part by part."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, compress, count, pairwise
from operator import ne
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

_HELD = 25_000  # entries in memory before they are written
_TOGETHER = 25_000  # entries that are put together at a time
_PLACES, _PLACE_BITS = 256, 24  # a run is found by the first byte of its terms
_TERM, _SIZE = "I", "Q"  # 32 bits, 64 bits


class Sorting:
    """Entries on their way into the postings: terms with texts, sorted by term, those of one in the order they came in."""

    def __init__(self) -> None:
        self._terms: list[int] = []
        self._texts: list[str] = []
        self._file = TemporaryFile()  # noqa: SIM115 (closed on exit)
        self._runs: list[array[int]] = []  # of each sorted run, where in the file each of its places begins and the last ends
        self._sizes = [0] * _PLACES

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()

    def add(self, text: str, terms: Sequence[int]) -> None:
        """Hand over a text under each of its terms."""
        self._terms += terms
        self._texts += [text] * len(terms)
        if len(self._terms) >= _HELD:
            self._write()

    def groups(self) -> Iterator[list[tuple[int, list[str]]]]:
        """Every term in rising order with its texts in the order they came in; many terms at a time."""
        for terms, texts in self._sorted():
            # There are many entries, and few of most terms: where a term begins is found for all of them at once.
            first = [*compress(count(), map(ne, terms, chain([-1], terms))), len(terms)]
            yield [(terms[start], texts[start:end]) for start, end in pairwise(first)]

    def _write(self) -> None:
        """Write what is held as one run, place by place: the terms, then the texts."""
        terms, texts = _in_order(self._terms, self._texts)
        bounds = [*(bisect_left(terms, place << _PLACE_BITS) for place in range(_PLACES)), len(terms)]
        at = array(_SIZE, [self._file.tell()])
        for place, (start, end) in enumerate(pairwise(bounds)):
            self._sizes[place] += end - start
            written = array(_SIZE, [end - start]).tobytes() + array(_TERM, terms[start:end]).tobytes()
            written += "\n".join(texts[start:end]).encode("utf-8", "surrogatepass")
            at.append(at[-1] + self._file.write(written))
        self._runs.append(at)
        self._terms, self._texts = [], []

    def _sorted(self) -> Iterator[tuple[list[int], list[str]]]:
        """All entries in order, some at a time; where they were few, all at once."""
        if not self._runs:
            yield _in_order(self._terms, self._texts)
            return
        self._write()
        for place, size in enumerate(self._sizes):
            parts = size // _TOGETHER + 1
            bounds = [(place << _PLACE_BITS) + (part << _PLACE_BITS) // parts for part in range(parts + 1)]
            for first, last in pairwise(bounds):
                yield _in_order(*self._between(place, first, last))

    def _between(self, place: int, first: int, last: int) -> tuple[list[int], list[str]]:
        """The entries of a place with terms from `first` up to but not `last`, run after run."""
        terms: list[int] = []
        texts: list[str] = []
        for at in self._runs:
            self._file.seek(at[place])
            read = self._file.read(at[place + 1] - at[place])
            (size,) = array(_SIZE, read[:8])
            behind = 8 + 4 * size
            found = array(_TERM, read[8:behind])
            start, end = bisect_left(found, first), bisect_left(found, last)
            terms += found[start:end]
            texts += read[behind:].decode("utf-8", "surrogatepass").split("\n")[start:end]
        return terms, texts


def _in_order(terms: Sequence[int], texts: Sequence[str]) -> tuple[list[int], list[str]]:
    order = sorted(range(len(terms)), key=terms.__getitem__)
    return [*map(terms.__getitem__, order)], [*map(texts.__getitem__, order)]
