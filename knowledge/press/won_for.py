"""For which work something was won: the one told behind it, beside each of a list, or that "its" stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group, Several
from knowledge.press.subjects import Subject
from knowledge.press.tokens import owns


class WorkFinder:
    """Finds the works of results."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules

    def possessed(self, scene: Scene, subjects: Sequence[Subject]) -> list[Group]:
        """The work that a word such as "its" right before a subject stands for: "got a Bafta for its music"."""
        before = [each for subject in subjects if subject.first for each in scene.named.get(subject.first - 1, ())]
        here = {each.name for each in scene.namings() if each.whole}
        lean = [each for each in before if each.how == "lean" and each.kinds[0] in self._rules.titled and each.name in here]
        return [(replace(lean[0], how="role"),)] if lean and scene.line[lean[0].first].plain in self._rules.opening else []

    def whole(self, scene: Scene, works: Sequence[Group]) -> list[Group]:
        """The groups of works without what is none."""
        return [group for work in works if (group := tuple(each for each in work if self.is_work(scene, each)))]

    def own(self, scene: Scene, who: Group) -> dict[Naming, list[Naming]]:
        """The work told behind each one of a list, "Christian Bale (Vice) and …"; nothing where only the last has one."""
        several = Several(self._rules, scene)
        works = {naming: several.own(naming)[0] for naming in who}
        set_off = who[:-1] or [each for each in who if several.ground.opens(each.last)]
        return {naming: [work] if work else [] for naming, work in works.items()} if any(map(works.get, set_off)) else {}

    def is_work(self, scene: Scene, naming: Naming) -> bool:
        """Whether what stands behind "for" is a work rather than somebody whose work is told next, or a word that paints."""
        if naming.how == "shape" and naming.last - naming.first == 1 and naming.last < len(scene.line):
            after = scene.line[naming.last]
            small = self._rules.small | self._rules.fillers | self._rules.vocabulary | self._rules.parting | self._rules.oblique
            if after.gap == " " and not after.capital and after.plain not in small:
                return False  # "for his Nazi colonel in …"
        return naming.how != "raw" and not owns(scene.line, naming.last)

    @staticmethod
    def share(works: Sequence[Group], index: int, sharers: int) -> list[Naming]:
        """Of works named side by side with several results the own one of each kind; all of them where there is one result."""
        own = (work if sharers == 1 else (work[index if len(work) == sharers else 0],) for work in works)
        return [each for work in own for each in work]
