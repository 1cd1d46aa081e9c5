"""What the shipped facts say of awards and films, in the shape that a record's rows have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from knowledge.words import key

FACTS = Path(__file__).parent.parent / "knowledge" / "facts"
_AROUND = re.compile(r" \([^()]*\)$|^(?:the|dr\.|col\.) | studios?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Honour:
    """One nomination, as a file or a record tells it: names are as written, `night` is an edition or nothing."""

    award: str
    night: int | None
    year: int | None
    category: str
    people: tuple[str, ...]
    films: tuple[str, ...]
    won: bool
    remark: str = ""

    def __str__(self) -> str:
        what = " for ".join(filter(None, (" & ".join(self.people), " & ".join(self.films))))
        night = f"{self.night}." if self.night else str(self.year)
        remark = f" [{self.remark}]" if self.remark else ""
        return f"{night} {self.award}, {self.category}: {what}{', won' if self.won else ''}{remark}"


@dataclass(frozen=True, slots=True)
class Film:
    """A film with its year and makers, as a file or a record tells it."""

    title: str
    year: int
    directors: tuple[str, ...]
    actors: tuple[str, ...]


class Names:
    """Which names mean the same: every name leads to the first ones of the things that have it."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._first: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, name: str, others: Iterable[str]) -> None:
        for each in (name, *others):
            self._first[self._fold(each)].add(self._fold(name))

    def same(self, one: str, other: str) -> bool:
        return bool(self.of(one) & self.of(other))

    def of(self, name: str) -> set[str]:
        return {self._fold(name)} | self._first.get(self._fold(name), set())


@dataclass(frozen=True, slots=True)
class Shipped:
    """All that the comparison asks of the facts files."""

    honours: tuple[Honour, ...]
    films: tuple[Film, ...]
    names: Names
    nights: dict[tuple[str, str, int], int]  # (award, "year" or "honours", number) -> edition
    categories: dict[str, Names]

    def by_award(self) -> dict[str, list[Honour]]:
        """What is told of each award, the one most is told of first."""
        told: defaultdict[str, list[Honour]] = defaultdict(list)
        for each in self.honours:
            told[each.award].append(each)
        return dict(sorted(told.items(), key=lambda of: -len(of[1])))


def bare(name: str) -> str:
    """A name without its label, article or title, as plain letters: `bare("Don (1978)")` is `"don"`."""
    return key(_AROUND.sub("", name)) or key(name) or name


def many(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def read_shipped(folder: Path = FACTS) -> Shipped:
    files = [yaml.load(each.read_bytes(), Loader=yaml.CBaseLoader) for each in sorted(folder.glob("*.yaml"))]
    names, categories = Names(bare), defaultdict[str, Names](lambda: Names(key))
    for each in files:
        for section, name in (("films", "title"), ("people", "name")):
            for entry in each.get(section) or ():
                names.add(entry[name], many(entry.get("also_known_as")))
        for night in each.get("awards") or ():
            for entry in night.get("categories") or ():
                categories[night["award"]].add(entry["name"], many(entry.get("also_known_as")))
    to_film = {
        (night["award"], entry["name"])
        for each in files
        for night in each.get("awards") or ()
        for entry in night.get("categories") or ()
        if entry.get("goes_to") == "film"
    }
    nights = [night for each in files for night in each.get("awards") or ()]
    return Shipped(
        tuple(honour for night in nights for honour in _honours(night, to_film)),
        tuple(_films(files)),
        names,
        dict(_numbers(nights)),
        dict(categories),
    )


def _numbers(nights: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[str, str, int], int]]:
    for night in nights:
        if "edition" not in night:
            continue
        award, edition = night["award"], int(night["edition"])
        if year := _year(night):
            yield (award, "year", year), edition
        for honours in many(night.get("honours")):
            yield (award, "honours", int(honours)), edition


def _year(night: dict[str, Any]) -> int | None:
    held = many(night.get("held")) or many(night.get("year"))
    return int(held[0][:4]) if held else None


def _films(files: Iterable[dict[str, Any]]) -> Iterator[Film]:
    for each in files:
        for entry in each.get("films") or ():
            if "year" in entry:
                yield Film(entry["title"], int(entry["year"]), many(entry.get("director")), many(entry.get("actors")))


def _honours(night: dict[str, Any], to_film: set[tuple[str, str]]) -> Iterator[Honour]:
    edition = int(night["edition"]) if "edition" in night else None
    for result in night.get("results") or ():
        for state in ("won", "nominated"):
            for each in many(result.get(state)):
                people, films = _parts(each, (night["award"], result["category"]) in to_film)
                yield Honour(night["award"], edition, _year(night), result["category"], people, films, state == "won")


def _parts(each: Any, to_film: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(each, dict):
        return many(each.get("people")), many(each.get("films"))
    if to_film:
        return (), (each,)
    person, _, film = each.partition(" for ")
    return (person,), (film,) if film else ()
