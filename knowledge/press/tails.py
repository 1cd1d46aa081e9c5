"""What follows a result in its sentence: the works it is for, told by their kinds, and the night."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice

from knowledge.press.ground import TITLED
from knowledge.press.matcher import Bound, Matcher
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group

_MOST_FITS = 6  # ways to read a tail
_MOST_OCCASIONS = 6  # in one list
_LONGEST_TIME = 5  # words
_TAILS = 3  # for a song, from a film, at a night


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a result: its works, of each kind those told first, its nights, what else that tells, and its end."""

    works: list[Group]
    occasions: Group
    told: Collection[str]
    last: int


def side_by_side(rules: PressRules, scene: Scene) -> bool:
    """Whether a sentence says that two of its lists belong together one by one."""
    return any(token.plain in rules.respectively for token in scene.line)


class TailReader:
    """Reads by the tails of press.yaml what stands behind a result."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules

    def read(self, scene: Scene, at: int, size: int) -> Tail:
        """The tail of a result of which as many are told as `size` says."""
        matcher = Matcher(self._rules, scene)
        works: dict[str, Group] = {}
        occasions: Group = ()
        told: list[str] = []
        behind = {kind: patterns for kind, patterns in self._rules.tails.items() if kind != self._rules.personal}
        at = self._behind_time(scene, matcher.ground.behind_home(at) or at)
        for _ in range(_TAILS):
            for what, patterns in behind.items():
                ways = (fit for pattern in patterns for fit in islice(matcher.fits(pattern, at, {}), _MOST_FITS))
                fit = next((one for one in ways if one[0] > at and self._may_follow(one[1], size, scene)), None)
                if fit:
                    sourced = scene.line[at].plain in self._rules.entries.sources
                    at = fit[0]
                    occasions = occasions or fit[1].get(self._rules.occasion.kind, ())
                    for kind in self._rules.titled:
                        if kind in fit[1]:
                            if sourced and set(works) == {kind}:  # "for “Vaan” from “Kaatru Veliyidai”"
                                works = {self._rules.titled[-1]: works[kind], kind: fit[1][kind]}
                            works.setdefault(kind, fit[1][kind])
                            told += [what] if what in self._rules.schema.statements else []
        if len(works) > 1:
            works = {kind: tuple(replace(each, kinds=(kind,)) for each in group) for kind, group in works.items()}
        return Tail(list(works.values()), occasions, told, at)

    def before(self, scene: Scene, last: int) -> list[Group]:
        """The works told where a sentence begins, before a comma and what was won for them: "For “Joram”, X won"."""
        if scene.line[0].plain not in self._rules.entries.works:
            return []
        matcher = Matcher(self._rules, scene)
        for patterns in (self._rules.tails.get(kind, ()) for kind in self._rules.tails if kind != self._rules.personal):
            for end, bound in (way for pattern in patterns for way in islice(matcher.fits(pattern, 0, {}), _MOST_FITS)):
                works = [bound[kind] for kind in self._rules.titled if kind in bound]
                if works and end <= last and "," in scene.line[end].gap:
                    return works
        return []

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

    def _may_follow(self, bound: Bound, size: int, scene: Scene) -> bool:
        """Whether as many may be told behind a result as are named: one, one each, or several that are titles for sure."""
        kind, named = next(((kind, group) for kind, group in bound.items() if group), ("", ()))
        if any(each.how == "lean" and scene.line[each.last - 1].plain in self._rules.opening for each in named):
            return False  # "for its music"
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
