"""The night a result was told of: the one named with it, else the sentence's only one, else the article's; or another year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.press.doubt import clause
from knowledge.press.found import Occasion
from knowledge.press.occasions import Spoken
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.setting import Setting
from knowledge.press.several import Group
from knowledge.press.subjects import Subject
from knowledge.press.tokens import Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_GLUE = ("/", "-", ".")
_BEFORE = 5  # small words between a year and a clause about it
_YEAR_REACH = 5  # words between a result and its year


class WhenFinder:
    """Finds the nights of the results in one article's sentences."""

    def __init__(self, rules: PressRules, setting: Setting, latest: Mapping[str, str]) -> None:
        self._rules = rules
        self._setting = setting
        self._latest = latest

    def meant(self, scene: Scene, first: int, last: int) -> tuple[Occasion | None, bool]:
        """The night meant, and whether it is sure: one named with the fact, else the sentence's only one, else the article's."""
        own = [each for each in scene.occasions if not self._is_set_off(scene, first, each, last)]
        end = clause(self._rules, scene.line, first, last)[1]
        own = [each for each in own if each.first < max(end, last + 2) and not self._is_hoped_for(scene, each, last)]
        inside = [each.occasion for each in own if first <= each.first < last + 2]
        before = [each for each in own if each.last <= first and self._is_one_clause(scene, each.last, first)]
        chosen = inside[0] if inside else own[0].occasion if len(own) == 1 == len(scene.occasions) else None
        chosen = chosen or (before[-1].occasion if len({each.occasion.series for each in before}) == 1 else None)
        if chosen is None and not self._setting.central and not scene.occasions:
            chosen = Occasion(self._latest[self._rules.occasion.kind]) if self._rules.occasion.kind in self._latest else None
        when = self._setting.meant(chosen)
        if when and (past := self._past(scene, first, last)):
            return Occasion(when.series, None, past[0]), False
        if when and not self._setting.central and not (chosen and (chosen.year or chosen.number)):
            return replace(when, number=None, year=None), False
        if when is None or not when.told:
            return when, False
        explicit = bool(inside) and bool(inside[0].year or inside[0].number)
        return when, explicit or (self._setting.central and (bool(inside) or not scene.occasions))

    def each(self, scene: Scene, occasions: Group, when: Occasion | None) -> Iterator[Occasion | None]:
        """The night meant, or each of several told in a list: "at both the Baftas and the Oscars"."""
        spoken = {each.first: each.occasion for each in scene.occasions}
        several = [spoken[each.first] for each in occasions if each.first in spoken]
        if len(several) < 2 or when is None:
            yield when
            return
        for each in several:
            meant = self._setting.meant(each)
            own = bool(each.year or each.number) or when.year == self._setting.year
            yield meant if own or meant is None else replace(meant, number=None, year=when.year)

    def of_subject(self, scene: Scene, subject: Subject, when: Occasion | None) -> Occasion | None:
        """The night meant, of the series that stands right before a subject: "the National Award for … and the Oscar for …"."""
        words = self._rules.subjects.behind | self._rules.subjects.unsettled | self._rules.entries.works | self._rules.fillers
        beside = [each for each in scene.occasions if each.last <= subject.first < subject.last]
        own = beside[-1].occasion if beside else None
        near = bool(beside) and all(token.plain in words for token in scene.line[beside[-1].last : subject.first])
        if when is None or own is None or not near or own.series == when.series:
            return when
        return replace(when, series=own.series, number=own.number, known=own.known)

    def _is_hoped_for(self, scene: Scene, spoken: Spoken, last: int) -> bool:
        """Whether a night is only spoken of for a nomination on the way: "whose Oscar nomination surprised all, won …"."""
        named = spoken.last < last and scene.line[spoken.last].plain in self._rules.subjects.unsettled
        return named and not any(first <= spoken.first < rest for first, rest in scene.subjects)

    def _is_one_clause(self, scene: Scene, first: int, last: int) -> bool:
        """Whether no word such as "while" stands between two places."""
        parting = self._rules.parting - self._rules.relatives - self._rules.entries.joins
        return not any(token.plain in parting for token in scene.line[first:last])

    def _is_set_off(self, scene: Scene, first: int, spoken: Spoken, last: int) -> bool:
        """Whether a night is spoken of between two commas inside of what is told, or behind one after it."""
        between = any("," in token.gap for token in scene.line[first + 1 : spoken.first + 1])
        if spoken.last <= first:
            relative = (at for at in range(spoken.first) if scene.line[at].plain in self._rules.relatives)
            opened = any("," in scene.line[at].gap for at in relative)
            return opened and any("," in token.gap for token in scene.line[spoken.last : first + 1])
        return first < spoken.first < last and between and any("," in token.gap for token in scene.line[spoken.last : last])

    def _past(self, scene: Scene, first: int, last: int) -> tuple[int | None] | None:
        """The year told of a result that was not this night's: the one named behind it, the last one, or an unknown one."""
        line, year = scene.line, self._setting.year
        titles = {at for each in scene.namings() if each.how == "known" for at in range(each.first, each.last)}
        places = set(range(first, min(last + _YEAR_REACH, len(line)))) - self._of_others(line, first, last)
        for at in sorted(places, key=lambda at: (not self._is_behind(line, last, at), at)):
            glued = line[at].gap in _GLUE  # "CC.225/2009"
            if _YEAR.fullmatch(line[at].plain) and not glued and at not in titles and int(line[at].plain) != year:
                return (int(line[at].plain),)
        opened = line[1].plain if len(line) > 1 and line[0].plain in self._rules.entries.sources else ""
        if _YEAR.fullmatch(opened) and 1 not in titles and int(opened) != year:
            return (int(opened),)  # "In 2014 she was nominated"
        days = {int(day[:4]) for day in scene.days()}
        if len(days) == 1 and year not in days:
            return (days.pop(),)  # "On 7 March 2010 …"
        if told_before := self._opening_year(line, first, titles):
            return (told_before,)
        begin, end = clause(self._rules, line, first, last)
        aside = self._of_others(line, first, last)
        near = [token for at, token in enumerate(line[:end]) if at >= begin - _YEAR_REACH and at not in aside]
        if self._rules.occasion.last.first(near) or self._rules.occasion.last.at(line, end):
            return (year - 1 if year else None,)
        return (None,) if self._rules.doubts.past.first(near) else None

    def _opening_year(self, line: Sequence[Token], first: int, titles: set[int]) -> int | None:
        """Another year that a clause is about: "in 2005, when “Million Dollar Baby” won"."""
        for at in range(first - 1, max(first - _BEFORE, 0), -1):
            if _YEAR.fullmatch(line[at].plain) and at not in titles and at + 1 < first:
                return int(line[at].plain) if int(line[at].plain) != self._setting.year else None
            if line[at].plain not in self._rules.small or line[at].plain in self._rules.entries.joins:
                return None
        return None

    def _is_behind(self, line: Sequence[Token], last: int, at: int) -> bool:
        """Whether a word stands right behind what is told, with no comma and no other clause between: "received it in 2015"."""
        parting = self._rules.parting | self._rules.entries.joins
        return last <= at and not any("," in token.gap or token.plain in parting for token in line[last : at + 1])

    def _of_others(self, line: Sequence[Token], first: int, last: int) -> set[int]:
        """The words of a clause between commas, within what is told, on something else: ", whose “Joram” won in 2009, took"."""
        relative = (at for at in range(first + 1, last) if "," in line[at].gap and line[at].plain in self._rules.relatives)
        begin = next(relative, last)
        closed = next((at for at in range(begin + 1, last) if "," in line[at].gap), begin)
        return set(range(begin, closed))
