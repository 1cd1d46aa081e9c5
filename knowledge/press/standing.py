"""Whether what a fit tells was won at all: won by another, named only, or still to come."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.press.answers import ASKED
from knowledge.press.fits import LAST, Fit
from knowledge.press.matcher import INSIDE
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.subjects import Subject


class Standing:
    """Judges how a fit of one article stands, and remembers what has been said to be won."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules
        self._taken: set[tuple[int, int]] = set()

    def is_settled(self, scene: Scene, first: int, last: int, subjects: Sequence[Subject]) -> bool:
        """Whether no word of the present but those of the subjects, "his Best Director win", says that it is still to come."""
        line = scene.line
        whole = bool(subjects) and first == subjects[0].first == 0 and subjects[0].rest < len(line)
        if whole and set(line[subjects[0].rest].gap) & ASKED:
            return False  # "Best Film? “Joram”." says nothing of time
        own = {at for each in subjects for at in range(each.first, each.rest)}
        present = self._rules.doubts.present
        said = (at for at in range(first, last) if scene.line[at].plain in present and at not in own)
        return not any(not self._is_done(scene, at) for at in said)

    def is_beaten(self, scene: Scene, fit: Fit, subjects: Sequence[Subject]) -> bool:
        """Whether the sentence says that another won the same, whose work is told behind: "X beat Y to best actor for …"."""
        told = {(scene.line[0].start, each.rest) for each in subjects if each.alone}
        if fit.saying.statement == self._rules.higher:
            self._taken |= told
            return False
        return bool(told & self._taken)

    def is_named_only(self, scene: Scene, fit: Fit, subject: Subject) -> bool:
        """Whether the last word of winning or naming before a subject is one of naming: "with ten nominations, including"."""
        line = scene.line
        aside = LAST in fit.bound or INSIDE in fit.bound
        begin = next((at for at in range(fit.first, 0, -1) if ";" in line[at].gap), 0) if aside else fit.first
        for at in range(subject.first - 1, begin - 1, -1):
            counted = {each.plain for each in line[max(at - 2, 0) : at]} & self._rules.entries.sources
            if line[at].plain in self._rules.subjects.unsettled:
                if not counted:  # "six awards from nine nominations"
                    return True
            elif deed := self._rules.deeds.at(line, at):
                return deed[1] == self._rules.lower
        return False

    def _is_done(self, scene: Scene, at: int) -> bool:
        """Whether a word of the present only leads to what has been done: "has already won"."""
        deed = self._rules.deeds.at(scene.line, at)
        return deed is not None and deed[0] - at > 1 and scene.line[deed[0] - 1].plain not in self._rules.doubts.present
