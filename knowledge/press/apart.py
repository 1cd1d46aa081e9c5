"""What sets the subjects of a sentence apart: "In the critics' category, …", "the critics' award for best actor"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.subjects import Subject
from knowledge.press.tokens import Token

_OPENING = 9  # words of a sentence that may say what all its subjects are of
_REACH = 6  # words between what points to a subject and the subject


class ApartFinder:
    """Finds it in the sentences of one article, and remembers it to the end of each paragraph."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules
        self._leading = rules.entries.works | rules.entries.sources
        self._said: dict[int, tuple[int, str]] = {}  # the end of a paragraph -> where it says so, and what

    def here(self, sentence: Sentence) -> tuple[str, bool]:
        """What sets the subjects of a sentence apart, and whether only a sentence before it in its paragraph says so."""
        if apart := self._apart(sentence.line):
            self._said[sentence.end] = sentence.line[0].start, apart
            return apart, False
        start, apart = self._said.get(sentence.end, (sentence.line[0].start, ""))
        return (apart, True) if start < sentence.line[0].start else ("", False)

    def before(self, line: Sequence[Token], subject: Subject) -> str:
        """What the words right before a subject say of it: "the critics' award for best actor"."""
        at = subject.first - 1
        if at < 1 or line[at].plain not in self._rules.entries.works:
            return ""
        found = (self._rules.subjects.apart.at(line, begin) for begin in range(max(at - _REACH, 0), at))
        return next((each[1] for each in found if each and each[0] == at), "")

    def _apart(self, line: Sequence[Token]) -> str:
        """What a sentence says in its beginning of all its subjects: "In the critics' category, …"."""
        comma = next((at for at, token in enumerate(line[:_OPENING]) if at and "," in token.gap), 0)
        found = self._rules.subjects.apart.first(line[:comma])
        return found[2] if found and line[0].plain in self._leading else ""
