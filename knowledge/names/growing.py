"""Parts of names that grow to the whole: the words beside a part are those the name has there, one of them misspelt.

A long name with a slip is found by what was written right of it, "prisoner of azkaban", and is meant by far more words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from knowledge.names.align import Alignment, typo
from knowledge.names.numerals import digits
from knowledge.names.rank import Entry, Rated
from knowledge.names.windows import Window

Grown = dict[Window, dict[str, tuple[Entry, Alignment]]]

_ONE_SLIP = 1
_PARTS = ("part", "order")


def grown(words: Sequence[str], likely: Mapping[Window, Iterable[Rated]]) -> Grown:
    """The names that a window is a part of, by the longer windows that say all of them with one slip."""
    found: Grown = {}
    for window, named in likely.items():
        for rated in named:
            if rated.how in _PARTS and (whole := _whole(words, window, rated.entry)):
                found.setdefault(whole, {})[rated.entry.key] = (
                    rated.entry,
                    Alignment("edit", typo(len(rated.entry.key), _ONE_SLIP)),
                )
    return found


def _whole(words: Sequence[str], window: Window, entry: Entry) -> Window | None:
    """The window that says all of a name around the part in this one, with one slip beside it; None where none does."""
    start, end = window
    part, name = [*words[start:end]], entry.plain.split()
    for at in range(len(name) - len(part) + 1):
        first, last = start - at, start - at + len(name)
        if name[at : at + len(part)] != part or first < 0 or last > len(words):
            continue
        unlike = [(said, meant) for said, meant in zip(words[first:last], name, strict=True) if said != meant]
        if len(unlike) == 1 and _is_slip(*unlike[0]):
            return first, last
    return None


def _is_slip(said: str, meant: str) -> bool:
    return not digits(said) and not digits(meant) and OSA.distance(said, meant, score_cutoff=_ONE_SLIP) == _ONE_SLIP
