"""What an article is about and when: the night it tells of, chosen among those it speaks of, with its year and its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from knowledge.press.found import Occasion
from knowledge.press.occasions import Spoken


def main_occasion(
    top: Iterable[Spoken], early: Iterable[Spoken], body: Iterable[Spoken], aside: Iterable[Spoken], year: int | None
) -> Occasion | None:
    """The night that an article is about: its title's series, else the one most spoken of; its year as told, else the article's.

    What stands `aside`, as a link to another article, only tells the number of the same night.
    """
    first, spoken_of = [spoken.occasion for spoken in top], list(body)
    told = [*first, *(spoken.occasion for spoken in spoken_of)]
    if not told:
        return None
    series = first[0].series if first else Counter(occasion.series for occasion in told).most_common(1)[0][0]
    same = [occasion for occasion in told if occasion.series == series]
    plainly = [
        each.occasion.year for each in (*early, *(one for one in spoken_of if not one.apart)) if each.occasion.series == series
    ]
    chosen = _year([one.year for one in first if one.series == series], plainly, [one.year for one in same], year)
    numbers = {one.number for one in same if one.number}
    linked = (one.occasion for one in aside if chosen and (one.occasion.series, one.occasion.year) == (series, chosen))
    beside = {one.number for one in linked if one.number}
    number = next(iter(numbers or beside), None) if len(numbers or beside) == 1 else None
    return Occasion(series, number, chosen, same[0].known)


def _year(first: Iterable[int | None], plainly: Iterable[int | None], told: Iterable[int | None], year: int | None) -> int | None:
    """The year of a night: what a title says of it, else the article's own, unless it plainly speaks of another."""
    times = Counter(each for each in told if each)
    titled = next((each for each in first if each), None)
    if titled or not times or year in times:
        return titled or year
    if year and set(times) == {year - 1}:
        return year
    often = [each for each, count in times.most_common() if count > 1 or each in plainly]
    return often[0] if often else year


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article is about and when: its own night, its year and its day, as far as it tells them.

    `central`: its title or its first words speak of the night; in any other article a result may be of any year.
    `life`: it looks back on somebody's life, of whom all of it speaks.
    """

    main: Occasion | None = None
    year: int | None = None
    day: date | None = None
    central: bool = True
    life: bool = False

    def meant(self, said: Occasion | None) -> Occasion | None:
        """The night that words mean: what they leave out is that of the article's own, where it is the same series."""
        main = self.main
        if said is None:
            return main
        if main is None or said.series != main.series:
            return said if said.year or said.number else replace(said, year=self.year)
        same = said.year in (None, main.year) and said.number in (None, main.number)
        year, number = (main.year, main.number) if same else (None, None)
        return replace(said, year=said.year or year, number=said.number or number)
