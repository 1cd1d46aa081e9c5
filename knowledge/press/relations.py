"""A fit that tells no result becomes facts: who made a work, where a night was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.patterns import slots
from knowledge.press.fits import Fit
from knowledge.press.found import Occasion, Told
from knowledge.press.headline import Headline
from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.setting import Setting
from knowledge.press.several import Group
from knowledge.press.tokens import owns, possessive
from knowledge.schema.schema import Noun

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class RelationReader:
    """Reads the fits of sayings that tell no unit."""

    def __init__(self, rules: PressRules, setting: Setting, register: Register, headline: Headline) -> None:
        self._rules = rules
        self._setting = setting
        self._register = register
        self._headline = headline

    def read(self, scene: Scene, fit: Fit, certain: bool, span: tuple[int, int]) -> Iterator[Told]:
        """One fact for each of a list."""
        ways: list[dict[str, str]] = [{}]
        when: Occasion | None = None
        for noun in self._rules.schema.statements[fit.saying.statement].nouns:
            group = fit.bound.get(noun.name, ())
            if self._rules.occasion.kind in noun.kinds and (group or not noun.optional):
                said = self._meant(scene, group) or self._told_beside(scene, fit)
                when = self._dated(scene, said, self._setting.meant(said))
                if when is None and not noun.optional:
                    return
            elif self._is_no_value(scene, fit, noun, group):
                return
            elif group:
                ways = [{**way, noun.name: naming.name} for way in ways for naming in group]
            elif not noun.optional and (name := self._spoken_of(scene, fit, noun)):
                ways = [{**way, noun.name: name} for way in ways]
            elif not noun.optional:
                return
        for way in ways:
            if len(set(way.values())) == len(way):
                yield Told(fit.saying.statement, *span, certain, way, occasion=when)

    def _is_no_value(self, scene: Scene, fit: Fit, noun: Noun, group: Group) -> bool:
        """Whether what a slot took is too weak for it: words for a title, a weekday alone with no night beside it."""
        if set(noun.kinds) & set(self._rules.titled):
            return any(self._is_no_title(scene, naming) for naming in group)
        dated = any(self._rules.schema.kinds[kind].value == "date" for kind in noun.kinds)
        return dated and self._rules.occasion.kind not in fit.bound and not all(_DAY.fullmatch(each.name) for each in group)

    def _is_owned(self, scene: Scene, naming: Naming) -> bool:
        """Whether the whole name of somebody stands before what is called his: "Jonathan Glazer's film"."""
        ends = {naming.first, naming.first - 1}
        owners = (each for each in scene.namings() if each.last in ends and each.kinds[0] == self._rules.personal)
        return any(each.whole and each.last - each.first > 1 for each in owners)

    def _is_no_title(self, scene: Scene, naming: Naming) -> bool:
        """Whether words are too weak for a title: guessed, what a work is only called, one capital, one that owns something."""
        line = scene.line
        single = naming.last - naming.first == 1
        if naming.how == "lean" and (possessive(line, naming.first - 1) or owns(line, naming.first)):
            return not self._is_owned(scene, naming)
        if naming.how == "lean":
            return False
        if naming.how == "shape" and not self._headline.names(naming.name):
            if any(each.last == naming.last and each.how == "known" for each in scene.namings() if each.first > naming.first):
                return True  # "The Rajkumar Hirani directorial"
            somebody = naming.first == 0 and naming.kinds[0] == self._rules.personal
            return single or somebody or line[naming.first].plain.isdigit()
        return naming.how == "raw" or (single and owns(line, naming.last))

    def _spoken_of(self, scene: Scene, fit: Fit, noun: Noun) -> str:
        """What a saying without a slot for it speaks of: the title last named in the sentence, or whoever it is about."""
        if len(noun.kinds) > 1 or any(slot.name == noun.name for slot in slots(fit.saying.pattern)):
            return ""
        if fit.saying.reviewed:
            return self._register.latest.get(noun.kinds[0], "")
        before = [
            each for each in scene.namings() if each.last <= fit.first and each.kinds[0] in noun.kinds and each.how != "raw"
        ]
        if noun.kinds[0] in self._rules.titled:
            if self._is_named_next(scene, fit.last, noun):
                return ""
            beside = 0 if ":" in scene.line[fit.first].gap else fit.first  # "two Americans: Cailee Spaeny, who plays …"
            sure = [each for each in before if each.how == "lean" or each.last == beside or not self._is_no_title(scene, each)]
            if sure:
                return max(sure, key=lambda each: (each.last, -each.first)).name
            elsewhere = not scene.sentence.cased or any(
                each.kinds[0] in noun.kinds and not self._is_no_title(scene, each) for each in scene.namings()
            )
            return "" if elsewhere else self._register.latest.get(noun.kinds[0], "")
        return before[0].name if before else self._register.latest.get(noun.kinds[0], "")

    def _is_named_next(self, scene: Scene, at: int, noun: Noun) -> bool:
        """Whether the work is named behind what is told, in the same clause: "who plays Maeve in “Sex Education”"."""
        end = next((each for each in range(at, len(scene.line)) if "," in scene.line[each].gap), len(scene.line))
        sure = [each for each in scene.namings() if at <= each.first < end and set(each.kinds) & set(noun.kinds)]
        leading = self._rules.entries.within
        return any(each.how in ("known", "quoted") and leading & {t.plain for t in scene.line[at : each.first]} for each in sure)

    def _told_beside(self, scene: Scene, fit: Fit) -> Occasion | None:
        """The night that a sentence names elsewhere than in what is told: the last before it, else the first.

        In an article that is about a night only one with its year or its number is another.
        """
        told = [each for each in scene.occasions if each.occasion.year or each.occasion.number or not self._setting.central]
        before = [each.occasion for each in told if each.last <= fit.first]
        return before[-1] if before else told[0].occasion if told else None

    @staticmethod
    def _dated(scene: Scene, said: Occasion | None, when: Occasion | None) -> Occasion | None:
        """The night, of another year where the one day that its sentence names is of another."""
        years = {int(day[:4]) for day in scene.days()}
        if when is None or len(years) != 1 or when.year in years or (said and (said.number or said.year)):
            return when
        return replace(when, year=years.pop(), number=None)

    @staticmethod
    def _meant(scene: Scene, group: Group) -> Occasion | None:
        """The night that a slot took, None where only a word such as "the ceremony" stands for it."""
        return next((each.occasion for each in scene.occasions if group and each.first == group[0].first), None)
