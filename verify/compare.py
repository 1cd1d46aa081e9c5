"""Holds the shipped honours and films against the rows of each record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.words import key
from verify.decisions import Decisions
from verify.records import FILMS, GLOBES, HINDI, HONOURS, OSCARS, STUDIO
from verify.shipped import Film, Honour, Shipped, bare

# A record that is whole, so that what it does not have is a mistake of ours.
WHOLE = {OSCARS, GLOBES}


@dataclass(slots=True)
class Found:
    """What came of one record: `outside` rows are of nights or categories no file has, `met` the ids of our honours it has."""

    record: str
    rows: int = 0
    agreed: int = 0
    outside: int = 0
    disagreements: list[str] = field(default_factory=list)
    met: set[int] = field(default_factory=set)

    def beyond(self) -> str:
        return f", {self.outside} are of nights or categories that no file has" if self.outside else ""


def compare(shipped: Shipped, decisions: Decisions, folder: Path) -> Iterator[Found]:
    for record, read in HONOURS.items():
        if (folder / record).exists():
            yield Honours(shipped, decisions, record).against(read(folder / record))
    for record, read_films in FILMS.items():
        if (folder / record).exists():
            yield _films(shipped, record, read_films(folder / record))


class Honours:
    """The comparison with one record of honours."""

    def __init__(self, shipped: Shipped, decisions: Decisions, record: str) -> None:
        self.shipped = shipped
        self.names = decisions.names
        self.calls = decisions.categories.get(record, {})
        self.found = Found(record)
        self.ours: defaultdict[tuple[str, int | None, str], list[Honour]] = defaultdict(list)
        for each in shipped.honours:
            self.ours[each.award, each.night, key(each.category)].append(each)

    def against(self, rows: Iterable[Honour]) -> Found:
        nights = set()
        for row in rows:
            self.found.rows += 1
            night = self._night(row)
            places = [(row.award, night, each) for each in self._categories(row) if (row.award, night, each) in self.ours]
            ours = [each for place in places for each in self.ours[place]]
            if not ours or (not row.won and all(each.won for each in ours)):  # where only winners ship, nominees are outside too
                self.found.outside += 1
                continue
            nights.update(places)
            self._row(row, ours)
        if self.found.record in WHOLE:
            for place in sorted(nights, key=str):
                for each in self.ours[place]:
                    if id(each) not in self.found.met:
                        self.found.disagreements.append(f"ours alone: {each}")
        return self.found

    def _night(self, row: Honour) -> int | None:
        if row.night or not row.year:
            return row.night
        told = "honours" if self.found.record == STUDIO else "year"
        return self.shipped.nights.get((row.award, told, row.year))

    def _categories(self, row: Honour) -> set[str]:
        if row.category in self.calls:
            return {key(self.calls[row.category])}
        known = self.shipped.categories.get(row.award)
        return known.of(row.category) if known else set()

    def _row(self, row: Honour, ours: list[Honour]) -> None:
        alike = [each for each in ours if self._alike(row, each)]
        if not alike:
            self.found.disagreements.append(f"theirs alone: {row}")
            return
        self.found.met.update(map(id, alike))
        if any(each.won == row.won for each in alike):
            self.found.agreed += 1
        else:
            self.found.disagreements.append(f"won or not: {row}")

    def _alike(self, row: Honour, ours: Honour) -> bool:
        return self._meet(row.films, ours.films) and self._meet(row.people, ours.people)

    def _meet(self, theirs: tuple[str, ...], ours: tuple[str, ...]) -> bool:
        if not theirs or not ours:
            return True
        named = set().union(*(self.shipped.names.of(self.names.get(each, each)) for each in theirs))
        return any(named & self.shipped.names.of(each) for each in ours)


def _films(shipped: Shipped, record: str, rows: Iterable[Film]) -> Found:
    """Films are the same by title and year; then their makers are compared, as far as the record names them."""
    found, theirs = Found(f"{record}, films"), defaultdict(list)
    same_makers = _same_cast if record == HINDI else _same_makers
    for film in rows:
        theirs[bare(film.title), film.year].append(film)
    for ours in shipped.films:
        same = [film for name in shipped.names.of(ours.title) for film in theirs[name, ours.year]]
        if not same or not (ours.directors or record == HINDI):
            continue
        found.rows += 1
        if any(same_makers(shipped, ours, film) for film in same):
            found.agreed += 1
        else:
            found.disagreements.append(f"{ours.title} ({ours.year}): {', '.join(ours.directors)}; {', '.join(ours.actors)}")
    return found


def _same_cast(shipped: Shipped, ours: Film, theirs: Film) -> bool:
    """A director in common, and every actor of ours is one of theirs: for a record that has whole casts."""
    return _meet(shipped, ours.directors, theirs.directors) and all(
        _known(shipped, each, theirs.actors) for each in ours.actors if theirs.actors
    )


def _same_makers(shipped: Shipped, ours: Film, theirs: Film) -> bool:
    """A director and an actor in common, where both name some."""
    return _meet(shipped, ours.directors, theirs.directors) and _meet(shipped, ours.actors, theirs.actors)


def _meet(shipped: Shipped, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return not ours or not theirs or any(_known(shipped, each, theirs) for each in ours)


def _known(shipped: Shipped, name: str, names: tuple[str, ...]) -> bool:
    return any(shipped.names.same(name, each) for each in names)
