"""Candidates and their ranks: how a name is spelt beside what was said, what a shared part is worth, who comes first."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from knowledge.names.align import How
from knowledge.names.numerals import digits
from knowledge.words import plain as made_plain
from knowledge.words import words as plain_words

_SPELT_OTHERWISE = 0.99
_BESIDE_EXACT = 0.3  # of another name of the kind, where one is named exactly
_SURE, _SURE_MARGIN = 0.97, 0.5
_SURE_WAYS = ("exact", "spacing", "accents", "order", "edit")  # a part, a sound or first letters may be another's too
_LONGEST_RANK = 3  # digits; a longer number beside a name is a year


class Candidate(NamedTuple):  # a tuple like the ones below, since a question makes them by the dozen
    """A thing that words may name: the name or alias that matched, how, and the probability that it was meant.

    The probability is of the spelling: namesakes, and all who share a part, have the same one. `facts` counts what is known.
    The margin is how far the probability is above that of the best other thing; 0 or less where another is as likely.
    """

    thing: int
    kind: str
    name: str
    label: str
    told: str
    matched: str
    how: How
    probability: float
    facts: int
    margin: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether nothing but a mistake of the fan's would make it another thing."""
        return self.how in _SURE_WAYS and self.probability >= _SURE and self.margin >= _SURE_MARGIN


class Entry(NamedTuple):  # a row of the store as it comes
    """A name in the store, its key and plain form, and the thing it names."""

    key: str
    plain: str
    matched: str
    thing: int
    kind: str
    name: str
    label: str
    told: str
    facts: int


class Rated(NamedTuple):  # a tuple, since few of the many become candidates
    """A name that agrees: the probability that it was meant, how it agrees, and what matched."""

    probability: float
    how: How
    entry: Entry
    matched: str

    def candidate(self, margin: float = 0.0) -> Candidate:
        """The thing as a candidate."""
        _, _, _, thing, kind, name, label, told, facts = self.entry
        return Candidate(thing, kind, name, label, told, self.matched, self.how, self.probability, facts, margin)


def spelt(entries: Sequence[Entry], said: str, typed: str) -> list[Rated]:
    """Things of one key, by how each is spelt beside the plain words said; one spelt just as typed goes before its namesakes."""
    written = _as_written(typed)
    same = any(_as_written(entry.matched) == written for entry in entries) if typed else False
    return [_one_spelt(entry, said, written, same) for entry in entries]


def told_after(entry: Entry, words: Sequence[str]) -> int:
    """How many of the words that follow a name say what tells it from its namesakes."""
    if not entry.told or not words or words[0][:1] != entry.told[:1].casefold():
        return 0
    told = plain_words(entry.told)
    return len(told) if told == list(words[: len(told)]) else 0


def belied(beside: Sequence[str], said: Collection[str], plain: str) -> bool:
    """Whether a number beside a mention contradicts one its name has left: "stree 3" is not *Stree 2*. A year may stand there."""
    numbers = {number for word in beside if 0 < len(number := digits(word)) <= _LONGEST_RANK}
    if not numbers:
        return False
    left = {digits(word) for word in plain.split() if word not in said} - {""}
    return bool(left) and not numbers & left


def ranked(exact: Sequence[Rated], likely: Sequence[Rated]) -> list[Rated]:
    """Each thing once, by its likeliest name; other names of a kind are doubtful where one of that kind is named exactly."""
    named = {rated.entry.kind for rated in exact} if likely else ()
    best = {rated.entry.thing: rated for rated in exact}
    for rated in likely:
        if rated.entry.kind in named:
            rated = doubted(rated, _BESIDE_EXACT)
        known = best.get(rated.entry.thing)
        if known is None or rated.probability > known.probability:
            best[rated.entry.thing] = rated
    return sorted(best.values(), key=_place) if len(best) > 1 else [*best.values()]


def doubted(rated: Rated, share: float) -> Rated:
    """With a share of the probability."""
    return rated._replace(probability=round(rated.probability * share, 4))


def with_margins(found: Sequence[Rated]) -> list[Candidate]:
    """What is ranked as candidates, each with its margin."""
    best = found[0].probability if found else 0.0
    second = found[1].probability if len(found) > 1 else 0.0
    return [one.candidate(round(one.probability - (best if at else second), 4)) for at, one in enumerate(found)]


def first(found: list[Rated], limit: int) -> list[Rated]:
    """The first of what is ranked, and whatever goes by the name of the last just as exactly."""
    kept = found[:limit]
    for one in found[limit:]:
        if not kept or one.probability != kept[-1].probability or not _namesakes(one, kept[-1]):
            break
        kept.append(one)
    return kept


def _namesakes(one: Rated, other: Rated) -> bool:
    return one.how == other.how == "exact" or made_plain(one.entry.name) == made_plain(other.entry.name)


def first_of_each(found: list[Rated], limit: int) -> list[Rated]:
    """The first of every kind, in the order of all."""
    if len(found) <= limit:
        return found
    kinds = {one.entry.kind for one in found}
    kept = {one.entry.thing for kind in kinds for one in first([other for other in found if other.entry.kind == kind], limit)}
    return [one for one in found if one.entry.thing in kept]


def _place(rated: Rated) -> tuple[float, int, str, str, int]:
    _, _, _, thing, _, name, _, told, facts = rated.entry
    return -rated.probability, -facts, name, told, thing


def _one_spelt(entry: Entry, said: str, written: str, same: bool) -> Rated:
    if same and _as_written(entry.matched) == written:
        return Rated(1.0, "exact", entry, entry.matched)
    if entry.plain != said:
        return Rated(_SPELT_OTHERWISE, "spacing", entry, entry.matched)
    if not entry.matched.isascii() and _letters(entry.matched) != _letters(written or said):
        return Rated(_SPELT_OTHERWISE, "accents", entry, entry.matched)
    return Rated(_SPELT_OTHERWISE if same else 1.0, "exact", entry, entry.matched)


def _as_written(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _letters(text: str) -> str:
    return "".join(char for char in _as_written(text) if char.isalnum())
