"""The year that a paragraph has come to speak of: "… won in 1983. She shared Best Costume Design with …" is of 1983 too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from knowledge.press.found import Told
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.setting import Setting

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class CarriedYears:
    """Tells whether the sentences before one in its paragraph speak of prizes of another year than the article's."""

    rules: PressRules
    setting: Setting
    _elsewhen: dict[int, bool] = field(default_factory=dict)  # the end of a paragraph -> whether it speaks of another year

    def dated(self, fact: Told, scene: Scene) -> Told:
        """A fact without the article's own year, where its paragraph has come to speak of another and its sentence names none."""
        if not fact.subject or fact.occasion is None or fact.occasion.year != self.setting.year or self._speaks_of_now(scene):
            return fact
        if not self._elsewhen.get(scene.sentence.end):
            return fact
        return replace(fact, certain=False, occasion=replace(fact.occasion, number=None, year=None))

    def remember(self, scene: Scene) -> None:
        """Take note of the year of which a sentence tells a result or a night."""
        spoken_of = bool(scene.occasions) or self.rules.deeds.first(scene.line) is not None
        if self._speaks_of_now(scene):
            self._elsewhen[scene.sentence.end] = False
        elif spoken_of and self._other_year(scene):
            self._elsewhen[scene.sentence.end] = True

    def _other_year(self, scene: Scene) -> bool:
        """Whether "in" with another year, and with no other year beside it, stands in a sentence."""
        line, sources = scene.line, self.rules.entries.sources
        titles = {at for each in scene.namings() if each.how in ("known", "quoted") for at in range(each.first, each.last)}
        said = [at for at, token in enumerate(line) if at and _YEAR.fullmatch(token.plain) and at not in titles]
        if any(int(day[:4]) != self.setting.year for day in scene.days()):
            return True
        return any(line[at - 1].plain in sources and int(line[at].plain) != self.setting.year for at in said)

    def _speaks_of_now(self, scene: Scene) -> bool:
        """Whether a sentence names the article's own year, its number or a day of the week."""
        own = str(self.setting.year)
        spoken = any(each.occasion.number or each.occasion.year for each in scene.occasions)
        return spoken or any(token.plain == own or token.plain in self.rules.weekdays for token in scene.line)
