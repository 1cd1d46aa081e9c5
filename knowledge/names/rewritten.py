"""Other ways to write the words of a mention: two words in one, one in two, a title cut short or in full ("dr", "doctor")."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import yaml

from knowledge.names.pieces import LONGEST_KEY

_FULL: dict[str, str] = yaml.load(
    (Path(__file__).parent / "abbreviations.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader
)
_OTHER = _FULL | {full: short for short, full in _FULL.items()}
_LEAST_CUT = 2  # letters


def abbreviated(words: Sequence[str]) -> list[tuple[int, str]]:
    """The places of words that are written short or in full, each with the other form."""
    return [(at, _OTHER[word]) for at, word in enumerate(words) if word in _OTHER]


def rewritten(words: Sequence[str], doubted: Collection[int]) -> Iterator[tuple[str, ...]]:
    """The words with one of those in doubt written another way, or run together with its neighbour; abbreviations first."""
    for at in sorted(doubted):
        if other := _OTHER.get(words[at]):
            yield (*words[:at], other, *words[at + 1 :])
    for at, word in enumerate(words):
        if at in doubted and len(word) <= LONGEST_KEY:
            for cut in range(_LEAST_CUT, len(word) - _LEAST_CUT + 1):
                yield (*words[:at], word[:cut], word[cut:], *words[at + 1 :])
        if at and (at in doubted or at - 1 in doubted):
            yield (*words[: at - 1], words[at - 1] + word, *words[at + 1 :])
