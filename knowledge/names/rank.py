"""Candidates and their ranks: how a name is spelt beside what was said, what a shared part is worth, who comes first."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from knowledge.names.align import How
from knowledge.names.numerals import digits
from knowledge.words import plain as made_plain
from knowledge.words import words as plain_words

_SPELT_OTHERWISE = 0.99
_BESIDE_EXACT = 0.3  # of another name of the kind, where one is named exactly
_SURE, _SURE_MARGIN = 0.97, 0.5
_LONGEST_RANK = 3  # digits; a longer number beside a name is a year


@dataclass(frozen=True, slots=True)
class Candidate:
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
        return self.probability >= _SURE and self.margin >= _SURE_MARGIN


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the store, its plain form, and the thing it names."""

    plain: str
    matched: str
    thing: int
    kind: str
    name: str
    label: str
    told: str
    facts: int

    def candidate(self, how: How, probability: float, matched: str = "") -> Candidate:
        """The thing as a candidate."""
        return Candidate(
            self.thing, self.kind, self.name, self.label, self.told, matched or self.matched, how, probability, self.facts
        )


def spelt(entries: Sequence[Entry], said: str, typed: str) -> list[Candidate]:
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


def ranked(exact: list[Candidate], likely: list[Candidate]) -> list[Candidate]:
    """Each thing once, by its likeliest name; other names of a kind are doubtful where one of that kind is named exactly."""
    named = {candidate.kind for candidate in exact}
    best: dict[int, tuple[float, Candidate]] = {candidate.thing: (candidate.probability, candidate) for candidate in exact}
    for candidate in likely:
        probability = candidate.probability * (_BESIDE_EXACT if candidate.kind in named else 1)
        if candidate.thing not in best or probability > best[candidate.thing][0]:
            best[candidate.thing] = probability, candidate
    candidates = [_doubted(candidate, probability) for probability, candidate in best.values()]
    return sorted(candidates, key=lambda one: (-one.probability, -one.facts, one.name, one.told, one.thing))


def with_margins(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Ranked candidates, each with its margin."""
    best = candidates[0].probability if candidates else 0.0
    second = candidates[1].probability if len(candidates) > 1 else 0.0
    return [replace(one, margin=round(one.probability - (best if at else second), 4)) for at, one in enumerate(candidates)]


def first(candidates: list[Candidate], limit: int) -> list[Candidate]:
    """The first candidates, and the namesakes of the last."""
    kept = candidates[:limit]
    for candidate in candidates[limit:]:
        if not kept or candidate.probability != kept[-1].probability or made_plain(candidate.name) != made_plain(kept[-1].name):
            break
        kept.append(candidate)
    return kept


def first_of_each_kind(candidates: list[Candidate], limit: int) -> list[Candidate]:
    """The first candidates of every kind, in the order of all."""
    if len(candidates) <= limit:
        return candidates
    kinds = {candidate.kind for candidate in candidates}
    kept = {one.thing for kind in kinds for one in first([other for other in candidates if other.kind == kind], limit)}
    return [candidate for candidate in candidates if candidate.thing in kept]


def _one_spelt(entry: Entry, said: str, written: str, same: bool) -> Candidate:
    if same and _as_written(entry.matched) == written:
        return entry.candidate("exact", 1.0)
    if entry.plain != said:
        return entry.candidate("spacing", _SPELT_OTHERWISE)
    if not entry.matched.isascii() and _letters(entry.matched) != _letters(written or said):
        return entry.candidate("accents", _SPELT_OTHERWISE)
    return entry.candidate("exact", _SPELT_OTHERWISE if same else 1.0)


def _as_written(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _letters(text: str) -> str:
    return "".join(char for char in _as_written(text) if char.isalnum())


def _doubted(candidate: Candidate, probability: float) -> Candidate:
    if probability == candidate.probability:
        return candidate
    return replace(candidate, probability=round(probability, 4))
