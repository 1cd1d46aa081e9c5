"""What was won: the subjects that a saying took, that its heading names, or that were spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.patterns import slots
from knowledge.press.fits import LAST, Fit
from knowledge.press.matcher import INSIDE
from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group
from knowledge.press.subjects import Subject
from knowledge.press.tails import side_by_side
from knowledge.words import words

_PAIR = 2  # names and subjects side by side need no word that says so
_NEAR_AGAIN = 3  # words before a nomination that may say "also"
_NEAR_SUBJECT = 4  # words between a night and what was won at it, "an Oscar this year for best song"


class SubjectsOfFit:
    """Finds the subjects of a fit, and whose each of them is."""

    def __init__(self, rules: PressRules, register: Register) -> None:
        self._rules = rules
        self._register = register
        self._doer = rules.schema.statements[rules.higher].nouns[0].name

    def taken(self, what: Group, scene: Scene) -> list[Subject]:
        """The subjects that a slot took; one without its lead takes that of the first."""
        found: list[Subject] = []
        for naming in what:
            inside = (each for (first, rest), each in scene.subjects.items() if rest == naming.last and first >= naming.first)
            if subject := next(inside, None):
                first = naming.name.split()[0].casefold()
                leads = self._rules.subjects.leads
                begun = found[0].name.split()[0] if found and first not in leads else ""
                lead = f"{begun} " if begun.casefold() in leads else ""
                found.append(replace(subject, name=lead + subject.name, alone=True))
            elif naming.how == "lean":
                found.append(Subject(naming.first, naming.last, naming.name, self._rules.personal))
        return found

    def spoken_of(self, scene: Scene, fit: Fit) -> list[Subject]:
        """The subject last named, where a saying such as "took it" names none itself."""
        kind = self._rules.unit.subject
        if any(slot.kind == kind for slot in slots(fit.saying.pattern)) or INSIDE in fit.bound or LAST in fit.bound:
            return []
        higher = fit.saying.statement == self._rules.higher
        beaten = not higher and any(slot.name == self._doer for slot in slots(fit.saying.pattern))  # "he beat X, who was …"
        spoken = [each for _, each in sorted(scene.subjects.items()) if each.alone]
        if any(each.first >= fit.last for each in (scene.subjects.values() if beaten else spoken)):
            return []
        before = [each for each in spoken if each.rest <= fit.first]
        said = scene.line[max(fit.first - _NEAR_AGAIN, 0) : fit.last]
        goes_on = any(token.plain in self._rules.subjects.again for token in said)
        told_for = any(slot.kind in self._rules.titled for slot in slots(fit.saying.pattern))
        latest = self._register.latest.get(kind, "") if higher or goes_on or beaten else self._register.topic
        name = "" if spoken else latest or (self._rules.subjects.unnamed if told_for else "")
        return before[-1:] or ([Subject(fit.first, fit.first, name, self._rules.personal)] if name else [])

    def paired(self, who: Group, subjects: Sequence[Subject], scene: Scene) -> list[tuple[Naming, Subject]]:
        """Each name with its subject: side by side, or all with the one."""
        apart = not any(token.plain in self._rules.shared for token in scene.line)
        if len(who) == len(subjects) and (side_by_side(self._rules, scene) or (len(who) == _PAIR and apart)):
            return list(zip(who, subjects, strict=True))
        if len(who) > 1 and len(subjects) > 1 and apart:
            return []
        return [(naming, subject) for subject in subjects for naming in who]

    def of_those(self, subjects: Sequence[Subject], who: Group, always: bool) -> list[Subject]:
        """The same, or all unnamed where one goes to works and somebody has won; one that is in the sentence only `always`."""
        works = any((always or each.first == each.last) and self.is_of_works(each.name, who) for each in subjects)
        return [replace(each, name=self._rules.subjects.unnamed) if works else each for each in subjects]

    def topic(self, who: Group) -> str:
        """The subject that a heading names, unless it goes to works and somebody is told of."""
        return "" if self.is_of_works(self._register.topic, who) else self._register.topic

    def is_of_works(self, name: str, who: Group) -> bool:
        """Whether a subject, spoken of before, goes to works where somebody is told of."""
        kinds = {self._rules.subjects.heads.get(word, "") for word in words(name)}
        personal = any(each.kinds[0] == self._rules.personal for each in who)
        return personal and bool(kinds & {*self._rules.titled}) and self._rules.personal not in kinds

    def is_unnamed(self, fit: Fit) -> bool:
        """Whether a saying tells on which night something was won, and not what for."""
        named = {slot.kind for slot in slots(fit.saying.pattern)}
        return self._rules.occasion.kind in named and self._rules.unit.subject not in named

    def goes_on(self, scene: Scene, fit: Fit) -> bool:
        """Whether what was won is told right behind the night after all, or was only a nomination: "an Oscar nomination"."""
        said = scene.line[fit.last].plain if fit.last < len(scene.line) else ""
        near = range(fit.first, fit.last + _NEAR_SUBJECT)
        return said in self._rules.subjects.unsettled or any(
            each.alone and each.first in near for each in scene.subjects.values()
        )
