"""What is named in a sentence, and where: subjects, nights, names, and what leans on the sentences before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.press.apart import ApartFinder
from knowledge.press.bare import BareSubjects
from knowledge.press.barriers import barriers
from knowledge.press.known import Known
from knowledge.press.naming import Naming, Register, best
from knowledge.press.occasions import OccasionFinder, Spoken
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.sentence_names import SentenceNames
from knowledge.press.sentence_subjects import SentenceSubjects
from knowledge.press.subjects import Subject, SubjectFinder, set_apart
from knowledge.press.tokens import Token
from knowledge.press.values import ValueFinder

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all namings by the word where they begin, its subjects by first word and end, and its nights.

    `carried`: what its subjects are of is told by a sentence before it.
    """

    sentence: Sentence
    named: dict[int, list[Naming]]
    subjects: dict[tuple[int, int], Subject]
    occasions: list[Spoken]
    carried: bool = False

    @property
    def line(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.sentence.line

    def days(self) -> list[str]:
        """The days that it names, as they are counted: "2020-02-09"."""
        return [each.name for each in self.namings() if _DAY.fullmatch(each.name)]

    def namings(self) -> Iterator[Naming]:
        """All namings, in order."""
        for at in sorted(self.named):
            yield from self.named[at]


class SceneSetter:
    """Finds what is named in the sentences of one article."""

    def __init__(
        self,
        rules: PressRules,
        known: Known,
        subjects: SubjectFinder,
        occasions: OccasionFinder,
        register: Register,
        text: str,
    ) -> None:
        self._rules = rules
        self._occasions = occasions
        self._subjects = SentenceSubjects(rules, subjects, text)
        self._names = SentenceNames(rules, register, known, text)
        self._apart = ApartFinder(rules)
        self._values = ValueFinder(rules, text)
        self._bare = BareSubjects(rules)
        taken = {*rules.things, rules.occasion.kind, rules.unit.subject}
        self._elsewhere = tuple(name for name, kind in rules.schema.kinds.items() if kind.value is None and name not in taken)

    def scene(self, sentence: Sentence) -> Scene:
        """Everything named in a sentence."""
        line = sentence.line
        occasions = self._occasions.all(line)
        apart, carried = self._apart.here(sentence)
        set_off = [
            set_apart(self._rules, each, apart or self._apart.before(line, each))
            for each in self._subjects.all(sentence, occasions)
        ]
        subjects = {(each.first, each.rest): each for each in self._bare.alone(line, set_off)}
        ends = barriers(self._rules, line, subjects.values(), occasions)
        namings = [*best(self._names.all(sentence, ends))]
        namings += [
            Naming(each.first, each.last, self._elsewhere, each.name, each.how) for each in namings if each.how == "shape"
        ]
        namings += [*self._bare.namings(line, subjects, occasions), *self._values.all(sentence)]
        occasion = (self._rules.occasion.kind,)
        namings += [Naming(each.first, each.last, occasion, each.occasion.series, "known") for each in occasions]
        named: dict[int, list[Naming]] = {}
        for naming in namings:
            named.setdefault(naming.first, []).append(naming)
        return Scene(sentence, named, subjects, occasions, carried)
