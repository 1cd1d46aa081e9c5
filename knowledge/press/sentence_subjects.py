"""The subjects of a sentence: those made of words for them, and those that the store knows by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.press.known import KnownName
from knowledge.press.occasions import Spoken
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.spotting import Spotting
from knowledge.press.subjects import Subject, SubjectFinder
from knowledge.press.tokens import Token

_REACH = 6  # words before the end of a longer name


class SentenceSubjects:
    """Finds the subjects in the sentences of one article."""

    def __init__(self, rules: PressRules, subjects: SubjectFinder, text: str) -> None:
        self._rules = rules
        self._subjects = subjects
        self._text = text
        self._spotting = Spotting(rules, text)

    def all(self, sentence: Sentence, occasions: Sequence[Spoken]) -> Iterator[Subject]:
        """Subjects that the store knows by name or that are made of known words; the name of a night is no part of one."""
        line, last, named = sentence.line, 0, 0
        taken = {at for each in occasions for at in range(each.first, each.last)}
        for known in self._known(sentence):
            taken |= set(range(known.first, known.last))
            yield known
        for at in range(len(line)):
            found = self._subjects.at(self._text, line, at, bare=True)
            within = taken & set(range(at, found.last)) if found and not self._names_occasion(line, found) else set()
            if found and self._explains(line, found, named):
                continue
            if found and (found.alone or at >= last) and not within and not self._is_praise(line, found):
                yield found
                last = max(last, found.rest)
                named = found.rest if self._rules.subjects.named.at(line, found.first) else named

    def _explains(self, line: Sequence[Token], subject: Subject, named: int) -> bool:
        """Whether a subject only says what a prize with a name of its own is for: "Camera d'Or for best debut"."""
        return 0 < named == subject.first - 1 and line[named].plain in self._rules.entries.works and not line[named].gap.strip()

    def _is_praise(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether words behind the first of a subject tell that it is meant as praise: "the best film of the year"."""
        return any(self._rules.subjects.praising.at(line, at) for at in range(subject.first + 1, subject.rest + 1))

    def _names_occasion(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether a subject is called by a name with that of a night in it: "honorary Oscar"."""
        named = self._rules.subjects.named.at(line, subject.first)
        return named is not None and named[0] == subject.last

    def _known(self, sentence: Sentence) -> Iterator[Subject]:
        """Subjects known by a name of several words that are not made of words for subjects alone: the longest of each place."""
        known = [each for each in sentence.known if self._rules.unit.subject in each.kinds and each.last - each.first > 1]
        last = 0
        for each in sorted(known, key=lambda one: (one.first, -one.last)):
            made = self._subjects.at(self._text, sentence.line, each.first, bare=True)
            if (
                each.first >= last
                and not self._is_named_within(sentence.line, each)
                and not self._is_led(sentence.line, each)
                and not (made and made.last >= each.last)
                and self._spotting.is_meant(sentence, each)
            ):
                last = each.last
                yield self._subjects.named(self._text, sentence.line, each.first, each.last)

    def _is_named_within(self, line: Sequence[Token], known: KnownName) -> bool:
        """Whether a known subject is only the end of a longer one with a name."""
        before = range(max(known.first - _REACH, 0), known.first)
        return any((named := self._rules.subjects.named.at(line, at)) and named[0] >= known.last for at in before)

    def _is_led(self, line: Sequence[Token], known: KnownName) -> bool:
        """Whether a known subject is only what follows the lead of a longer one: "British Film" of "Outstanding British Film"."""
        longer = self._subjects.at(self._text, line, known.first - 1) if known.first else None
        return longer is not None and longer.last >= known.last
