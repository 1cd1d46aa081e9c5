"""What follows a result in its sentence: the works it is for, told by their kinds, and the night."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from knowledge.press.matcher import TITLED, Group, Matcher
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene

_MOST_FITS = 6  # ways to read a tail
_MOST_OCCASIONS = 6  # in one list
_LONGEST_TIME = 5  # words
_TAILS = 3  # for a song, from a film, at a night


def side_by_side(rules: PressRules, scene: Scene) -> bool:
    """Whether a sentence says that two of its lists belong together one by one."""
    return any(token.plain in rules.respectively for token in scene.line)


class TailReader:
    """Reads by the tails of press.yaml what stands behind a result."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules

    def read(self, scene: Scene, at: int, size: int) -> tuple[list[Group], Group, int]:
        """The works named behind a result, of each kind those told first, the nights, and the end of what belongs to it."""
        matcher = Matcher(self._rules, scene)
        works: dict[str, Group] = {}
        occasions: Group = ()
        behind = {kind: patterns for kind, patterns in self._rules.tails.items() if kind != self._rules.personal}
        at = self._behind_time(scene, at)
        for _ in range(_TAILS):
            for kind, patterns in behind.items():
                ways = (fit for pattern in patterns for fit in islice(matcher.fits(pattern, at, {}), _MOST_FITS))
                fit = next(
                    (one for one in ways if one[0] > at and self._may_follow(kind, one[1].get(kind, ()), size, scene)), None
                )
                if fit:
                    at = fit[0]
                    occasions = occasions or fit[1].get(self._rules.occasion.kind, ())
                    if kind in self._rules.titled and kind in fit[1]:
                        works.setdefault(kind, fit[1][kind])
        if len(works) == 1:
            return list(works.values()), occasions, at
        return [tuple(replace(each, kinds=(kind,)) for each in group) for kind, group in works.items()], occasions, at

    def _behind_time(self, scene: Scene, at: int) -> int:
        """Behind words of time before a work is told, "won on Sunday for “Joram”", or here."""
        line, between = scene.line, self._rules.fillers | self._rules.occasion.beside | self._rules.entries.times
        for behind in range(at, min(at + _LONGEST_TIME, len(line))):
            if set(line[behind].gap.strip()) - {","}:
                return at
            if line[behind].plain in self._rules.entries.works:
                return behind
            if line[behind].plain not in between:
                return at
        return at

    def _may_follow(self, kind: str, named: Group, size: int, scene: Scene) -> bool:
        """Whether as many may be told behind a result as are named: one, one each, or several that are titles for sure."""
        if kind == self._rules.occasion.kind:
            return 0 < len(named) < _MOST_OCCASIONS
        titles = all(each.how in TITLED and each.kinds[0] in self._rules.titled for each in named)
        return len(named) in (1, size) or (size == 1 and bool(named) and titles and not side_by_side(self._rules, scene))

    def makers(self, scene: Scene, at: int) -> Group:
        """Somebody named right behind a subject that a work won: "best director for Ang Lee", "best score (Hans Zimmer)"."""
        matcher = Matcher(self._rules, scene)
        patterns = self._rules.tails.get(self._rules.personal, ())
        ways = (way for pattern in patterns for way in islice(matcher.fits(pattern, at, {}), _MOST_FITS))
        return next((group for end, bound in ways for group in bound.values() if end > at), ())
