"""Which night a text speaks of: "the 69th Filmfare Awards", "the 2018 Baftas", "this year's Oscars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.press.found import Occasion
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token
from knowledge.words import words

_RANK = re.compile(r"(\d{1,3})(st|nd|rd|th)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENED, _CLOSED = frozenset("\"“‘'*_"), frozenset("\"”’'*_,")
_LONGEST_SMALL = 6  # words
_REACH = 4  # words that may stand between a series and its year


@dataclass(frozen=True, slots=True)
class Spoken:
    """An occasion as words name it, from the first to behind the last of them; `apart` where "in" stands before its year."""

    first: int
    last: int
    occasion: Occasion
    apart: bool = False


class OccasionFinder:
    """Finds the series that are known or named in the title, with the numbers and years said beside them."""

    def __init__(self, rules: PressRules, names: Phrases[str], top: Sequence[Token] = (), body: Sequence[Token] = ()) -> None:
        self._series = rules.series
        self._form = rules.occasion
        self._small = rules.small | rules.subjects.leads
        self._sources = rules.entries.sources
        self._names = names
        subjects = rules.subjects
        self._named = subjects.named
        self._houses = rules.houses
        self._opening = rules.opening
        self._of_subjects = subjects.leads | subjects.heads.keys() | subjects.words
        known = subjects.leads | subjects.heads.keys() | subjects.words | subjects.behind | subjects.unsettled | subjects.crowned
        days = {*rules.weekdays, *rules.months}
        self._told_of = (
            known | days | rules.small | rules.roles.keys() | self._form.beside | self._form.heads | self._form.epithets
        )
        self._shown = Phrases[str]([])
        shown = [each for each in self.all(top, title=True) if not each.occasion.known]
        shown += [each for each in self.all(body, title=True) if self._is_introduced(body, each)]
        self._shown = Phrases([(tuple(words(each.occasion.series)), each.occasion.series) for each in shown])

    def all(self, line: Sequence[Token], title: bool = False, epithets: bool = False) -> list[Spoken]:
        """Every occasion in a line of words; in a title also one of a series that is not known.

        With `epithets` also one by which only somebody or something is called: "is now an Oscar winner".
        """
        found = []
        at = 0
        while at < len(line):
            fits = [fit for fit in (self._names.at(line, at), self._series.at(line, at)) if fit]
            if not fits:
                if title and (own := self._named.at(line, at)) and line[own[0] - 1].plain in self._form.heads:
                    at = own[0]  # "the Lifetime Achievement Award"
                    continue
                shown = self._shown.at(line, at)
                shaped = max(self._shaped(line, at), self._spelt_small(line, at)) if title else shown[0] if shown else at
                if shaped > at:
                    name = " ".join(token.plain.title() for token in line[at:shaped])
                    found.append(self._told(line, at, shaped, name, known=False))
                at = max(shaped, at + 1)
                continue
            last, series = max(fits, key=lambda fit: fit[0])
            if self._is_of_subject(line, at, last):
                at += 1
                continue
            if not title and last - at == 1 and self._is_somebody(line, last):
                at = last
                continue
            spoken = self._told(line, at, last, series)
            at = spoken.last
            if epithets or not (at < len(line) and line[at].plain in self._form.epithets):
                found.append(spoken)
        return found

    def _is_introduced(self, line: Sequence[Token], spoken: Spoken) -> bool:
        """Whether a sentence names a series that is not known: behind a word such as "the", several awards or a festival."""
        said = words(spoken.occasion.series)
        own = [word for word in said[:-1] if word not in self._told_of]
        pointed = spoken.first > 0 and line[spoken.first - 1].plain in self._small and "\n" not in line[spoken.first].gap
        goes_on = spoken.last < len(line) and line[spoken.last].capital and line[spoken.last].gap == " "  # "Royal Festival Hall"
        closed = f"{said[-1]}s" not in self._form.heads and not goes_on
        return not spoken.occasion.known and pointed and bool(own) and closed

    def _is_of_subject(self, line: Sequence[Token], at: int, last: int) -> bool:
        """Whether the name of a series is only the end of what was won: "the best actor awards" are no "Actor Awards"."""
        plain = all(token.plain in self._of_subjects | self._form.heads for token in line[at:last])
        return plain and (not line[at].capital or (at > 0 and line[at - 1].plain in self._of_subjects))

    def _is_somebody(self, line: Sequence[Token], at: int) -> bool:
        """Whether a capital behind a series of one word makes it somebody's first name: "Oscar Isaac", not "Oscar Sunday"."""
        return (
            at < len(line)
            and line[at].gap == " "
            and line[at].capital
            and line[at].plain.isalpha()
            and line[at].plain not in self._told_of
            and self._named.at(line, at) is None  # "the Oscar Honorary Award"
        )

    def _shaped(self, line: Sequence[Token], at: int) -> int:
        """Behind capitals that end with a word such as "Awards", or where they begin, if they do not or end with a known name."""
        last = at
        while last < len(line) and line[last].capital and line[last].plain.isalpha() and (last == at or line[last].gap == " "):
            last += 1
            if line[last - 1].plain in self._form.heads and not self._is_house(line, last):
                sponsored = any((known := self._series.at(line, begin)) and known[0] == last for begin in range(at + 1, last))
                return last if last - at > 1 and line[at].plain not in self._small and not sponsored else at
        return at

    def _spelt_small(self, line: Sequence[Token], at: int) -> int:
        """Behind a series and before its year in a text without capitals, "the wexcombe film awards 2024", or here."""
        pointed = at > 0 and line[at - 1].plain in self._opening and not line[at].capital
        for last in range(at + 1, min(at + _LONGEST_SMALL, len(line) - 1)) if pointed else ():
            if not self._close(line[last].gap) or line[last - 1].plain in self._small:
                return at
            if line[last].plain in self._form.heads and line[last].plain.endswith("s") and _YEAR.fullmatch(line[last + 1].plain):
                return last + 1
        return at

    def _is_house(self, line: Sequence[Token], at: int) -> bool:
        """Whether a word for a building stands here: "Royal Festival Hall"."""
        return at < len(line) and line[at].capital and line[at].gap == " " and line[at].plain in self._houses

    def _told(self, line: Sequence[Token], first: int, last: int, series: str, known: bool = True) -> Spoken:
        number, year = None, None
        before = first
        while before > 0 and first - before < _REACH and self._close(line[before].gap):
            word = line[before - 1].plain
            if (rank := _RANK.fullmatch(word)) and number is None:
                number, first = int(rank[1]), before - 1
            elif _is_year(line, before - 1) and year is None:
                year, first = int(word), before - 1
            elif word not in self._form.beside:
                break
            before -= 1
        after = last
        while after < len(line) and after - last < _REACH and self._close(line[after].gap):
            if _is_year(line, after) and year is None:
                year, last = int(line[after].plain), after + 1
                break
            if line[after].plain not in self._form.beside:
                break
            after += 1
        apart = any(token.plain in self._sources for token in line[first:last])
        return Spoken(first, last, Occasion(series, number, year, known), apart)

    @staticmethod
    def _close(gap: str) -> bool:
        return not set(gap) & set(".;:!?\n–—")


def _is_year(line: Sequence[Token], at: int) -> bool:
    """Whether a word is a year rather than a title between quotation marks: not the first of "“1917” at the Globes"."""
    quoted = at + 1 < len(line) and line[at].gap[-1:] in _OPENED and line[at + 1].gap[:1] in _CLOSED
    return _YEAR.fullmatch(line[at].plain) is not None and not quoted
