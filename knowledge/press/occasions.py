"""Which night a text speaks of: "the 69th Filmfare Awards", "the 2018 Baftas", "this year's Oscars"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.press.found import Occasion
from knowledge.press.rules import Phrases, PressRules
from knowledge.press.tokens import Token

_RANK = re.compile(r"(\d{1,3})(st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 4  # words that may stand between a series and its year


@dataclass(frozen=True, slots=True)
class Spoken:
    """An occasion as words name it, from the first to behind the last of them."""

    first: int
    last: int
    occasion: Occasion


class OccasionFinder:
    """Finds the series that are known, with the numbers and years said beside them."""

    def __init__(self, rules: PressRules, names: Phrases[str]) -> None:
        self._series = rules.series
        self._form = rules.occasion
        self._names = names

    def all(self, line: Sequence[Token]) -> list[Spoken]:
        """Every occasion in a line of words."""
        found = []
        at = 0
        while at < len(line):
            fits = [fit for fit in (self._names.at(line, at), self._series.at(line, at)) if fit]
            if not fits:
                at += 1
                continue
            last, series = max(fits, key=lambda fit: fit[0])
            found.append(self._told(line, at, last, series))
            at = found[-1].last
        return found

    def _told(self, line: Sequence[Token], first: int, last: int, series: str) -> Spoken:
        number, year = None, None
        before = first
        while before > 0 and first - before < _REACH and self._close(line[before].gap):
            word = line[before - 1].plain
            if (rank := _RANK.fullmatch(word)) and number is None:
                number, first = int(rank[1]), before - 1
            elif _YEAR.fullmatch(word) and year is None:
                year, first = int(word), before - 1
            elif word not in self._form.beside:
                break
            before -= 1
        after = last
        while after < len(line) and after - last < _REACH and self._close(line[after].gap):
            if _YEAR.fullmatch(line[after].plain) and year is None:
                year, last = int(line[after].plain), after + 1
                break
            if line[after].plain not in self._form.beside:
                break
            after += 1
        return Spoken(first, last, Occasion(series, number, year))

    @staticmethod
    def _close(gap: str) -> bool:
        return not set(gap) & set(".;:!?\n–—")


def main_occasion(top: Iterable[Spoken], body: Iterable[Spoken], year: int | None) -> Occasion | None:
    """The night that an article is about: its title's series, else the one most spoken of; its year as told, else the article's."""
    first = [spoken.occasion for spoken in top]
    told = [*first, *(spoken.occasion for spoken in body)]
    if not told:
        return None
    series = first[0].series if first else Counter(occasion.series for occasion in told).most_common(1)[0][0]
    same = [occasion for occasion in told if occasion.series == series]
    numbers = Counter(occasion.number for occasion in same if occasion.number)
    years = [occasion.year for occasion in same if occasion.year]
    if year in years or not years:
        chosen = year
    else:
        chosen = next((one.year for one in first if one.year and one.series == series), None) or Counter(years).most_common(1)[0][0]
    number = numbers.most_common(1)[0][0] if len(numbers) == 1 else None
    return Occasion(series, number, chosen)


def night(said: Occasion | None, main: Occasion | None, year: int | None) -> Occasion | None:
    """The night that words mean: what they leave out is that of the article's own night, where it is the same series."""
    if said is None or main is None or said.series != main.series:
        return replace(said, year=year) if said and said.year is None and said.number is None else said or main
    same = said.year in (None, main.year) and said.number in (None, main.number)
    return replace(said, year=said.year or (main.year if same else None), number=said.number or (main.number if same else None))
