"""Names compared as wholes, many at a time: how many edits apart they are, and whether they sound alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.names.align import Alignment, typo
from knowledge.names.numerals import digits
from knowledge.names.pieces import allowed
from knowledge.names.sound import alike, sound

Compared = Iterable[tuple[str, Alignment]]

_LEAST_APART, _LETTERS_FOR_ONE, _LISTENED = 3, 4, 30  # edits between spellings of one sound; names listened to
_FEWEST_TOLD = 3  # letters that a slip is judged by
_JOINED = 0.06  # for each space that another script does not have


def edited(said: str, keys: Collection[str], small: int = 0, doubt: float = 0) -> Compared:
    """The keys whose digits agree within the edits that the shorter of two allows; with a doubt, one edit beyond them.

    Letters of small words count for the first edit only: "the budget" is not two slips away from "the judge".
    """
    numbers = digits(said)
    most = allowed(len(said)) + (doubt > 0)
    for key, edits, _ in process.extract(said, keys, scorer=OSA.distance, score_cutoff=most, limit=None):
        shorter = min(len(said), len(key))
        within = max(allowed(shorter - small), min(allowed(shorter), 1)) + (doubt > 0)
        if 0 < edits <= within and digits(key) == numbers:
            yield key, Alignment("edit", typo(max(shorter - small, _FEWEST_TOLD), int(edits)) * (1 - doubt))


def sounding(said: Sequence[str], plains: Collection[str]) -> Compared:
    """The names that sound alike; of Latin ones only those spelt alike enough are listened to."""
    heard, key, spoken = sound(said), "".join(said), " ".join(said)
    latin = spoken.isascii()
    if latin:
        most = _LEAST_APART + len(spoken) // _LETTERS_FOR_ONE
        near = process.extract(spoken, plains, scorer=OSA.distance, score_cutoff=most, limit=_LISTENED)
        plains = [plain for plain, _, _ in near]
    for plain in plains:
        other, across = plain.replace(" ", ""), not latin and plain.isascii()
        if other != key and (probability := alike(heard, sound(plain.split()), across)):
            joined = max(len(plain.split()) - len(said), 0) if across else 0
            yield other, Alignment("sound", probability - joined * _JOINED)
