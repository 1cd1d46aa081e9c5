"""Names that are probably slips of others: nobody declared them, and they are an edit or two from one that somebody did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from knowledge.things import Thing
from knowledge.words import key

_SHORT, _LONG = 4, 12


def slips(things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Each thing in passing that is within one edit (two from twelve letters on) of another of its kind, with that one.

    Digits must agree: a sequel is no slip of the film before.
    """
    near: dict[tuple[str, str, str], dict[int, list[tuple[str, Thing]]]] = defaultdict(lambda: defaultdict(list))
    keyed = [(key(thing.name), thing) for thing in things]
    for name, thing in keyed:
        near[_group(name, thing)][len(name)].append((name, thing))
    for name, thing in keyed:
        if thing.declared or len(name) < _SHORT or thing.built:
            continue
        allowed = 1 if len(name) < _LONG else 2
        lengths = near[_group(name, thing)]
        rivals = (rival for size in range(len(name) - allowed, len(name) + allowed + 1) for rival in lengths.get(size, ()))
        other = next(
            (other for rival, other in rivals if rival != name and OSA.distance(name, rival, score_cutoff=allowed) <= allowed),
            None,
        )
        if other and (other.declared or other.name < thing.name):
            yield thing, other


def _group(name: str, thing: Thing) -> tuple[str, str, str]:
    """What must be the same for one name to be a slip of the other: kind, digits, and what tells them apart."""
    return thing.kind, "".join(filter(str.isdigit, name)), thing.told.name if isinstance(thing.told, Thing) else ""
