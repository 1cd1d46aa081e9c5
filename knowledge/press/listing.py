"""Lists of results in their many layouts, gathered into groups: a subject and the lines that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from knowledge.press.found import Occasion
from knowledge.press.labels import Label, LabelFinder
from knowledge.press.lines import Line
from knowledge.press.occasions import OccasionFinder
from knowledge.press.rules import NEITHER, PressRules
from knowledge.press.subjects import set_apart
from knowledge.press.tokens import sentences, tokens

_DATED = re.compile(r"(?:19|20)\d\d\s*:")  # of some other year
_LOUD = re.compile("[A-Z]{2,}")
_BETWEEN = " ,;/"  # what parts entries on one line
_FEWEST_ENTRIES = 2  # on one line
_FEWEST_INLINE = 3  # subjects with their value beside them
_LONGEST_HEADING = 16  # words
_LONGEST_SECTION = 4
_LONGEST_ENTRY = 30
_LONGEST_TITLE = 8  # words of an entry that ends with a full stop
_NAME = 2
_COLON = re.compile(r"^(?P<head>[^:]{2,40}?)\s*[:–-]\s+(?P<rest>\S.*)$")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?:?")
_TAIL = re.compile(r"(?P<head>.*?\S)\s*(?P<set_off>[-–—(\[*]*)\s*\b(?P<word>[A-Za-z]+)[\s)\]*!]*$")


@dataclass(frozen=True, slots=True)
class Value:
    """What one line says under a subject, and what tells its state: a word, or bold print or a mark beside the others."""

    text: str
    line: Line
    state: str = ""
    marked: bool = False


@dataclass(slots=True)
class Group:
    """A subject of a list with its values; `state` and `occasion` are those of the heading above.

    `mended`: its values stood under the subject before it.
    """

    label: Label
    line: Line
    state: str
    occasion: Occasion | None
    block: int
    values: list[Value] = field(default_factory=list)
    mended: bool = False


@dataclass(slots=True)
class _Heading:
    """What the last headings said."""

    state: str = ""
    occasion: Occasion | None = None
    block: int = 0


class Listing:
    """Walks the lines of an article and gathers groups; what is prose ends a group."""

    def __init__(self, rules: PressRules, labels: LabelFinder, occasions: OccasionFinder) -> None:
        self._rules = rules
        self._labels = labels
        self._occasions = occasions
        self._lower = next(name for name, above in rules.unit.states.items() if not above)

    def groups(self, lines: Iterable[Line], title: str = "") -> list[Group]:
        """The groups of all lists, in order; a title says what no heading does."""
        found: list[Group] = []
        told = self._state(title)
        heading = _Heading(told)
        current: Group | None = None
        state = apart = ""
        before = 0  # values of a group before its state was said
        for line in (piece for each in lines for piece in self._pieces(each)):
            if line.blank or line.cells:
                continue
            if line.prose or _CLOCK.fullmatch(line.text):
                current = None
                heading.block += 1
                continue
            label = self._labels.find(line)
            if not (label and (label.known or label.rest)) and self._is_section(line):
                current, apart = None, self._apart(line)
                heading.block += 1
                continue
            if label:
                label = replace(label, subject=set_apart(self._rules, label.subject, apart))
            if (
                not label
                and current
                and current.label.rest
                and not current.label.behind
                and self._goes_on(line, current, found, heading)
            ):
                label = None if self._value(line.text, line, "").state else self._labels.beside(line)
            if line.heading and (group := self._headed(line, heading)):
                current, state = group, ""
                heading = _Heading(group.state, group.occasion, group.block)
                found.append(group)
            elif label and not self._is_prose(line, label):
                if state and current and len(current.values) == before:  # it was said of what follows
                    heading = _Heading(state, heading.occasion, heading.block + 1)
                of_all = self._lower if label.subject.only_named else heading.state
                current = Group(label, line, of_all, heading.occasion, heading.block)
                state = ""
                found.append(current)
                current.values += self._values(label.rest, line)
            elif self._is_heading(line, current):
                said = self._state(line.text)
                if current and said and not self._occasion(line) and len(line.words()) <= 2:
                    state, before = said, len(current.values)
                else:
                    current = None
                    heading = _Heading(
                        said or (told if line.heading else heading.state),
                        self._occasion(line) or heading.occasion,
                        heading.block + 1,
                    )
            elif current and not line.heading and self._is_entry(line) and not (self._inline(found, heading) and not line.bullet):
                current.values.append(self._value(line.text, line, state))
            else:
                current = None
                heading.block += 1
        return found

    def _pieces(self, line: Line) -> list[Line]:
        """A line, or what it is made of where several entries stand on it: "Best Song: Naatu Naatu. Best Sound: Ang Lee." """
        if line.text.count(":") < _FEWEST_ENTRIES or line.cells:
            return [line]
        begun = self._labels.begun(line.text)
        said = {first for first, _ in sentences(line.text, 0, len(line.text))}
        cuts = {0, *begun, *_behind(";", line.text)} if len(begun) > 1 else said
        pieces = [self._piece(line, *stretch) for stretch in pairwise([*sorted(cuts), len(line.text)])]
        entries = [label for piece in pieces if (label := self._labels.find(piece)) and label.rest]
        return pieces if len(entries) > 1 else [line]

    @staticmethod
    def _piece(line: Line, first: int, last: int) -> Line:
        text = line.text[first:last].rstrip(_BETWEEN)
        return replace(line, start=line.start + first, end=line.start + first + len(text), text=text)

    def _is_section(self, line: Line) -> bool:
        """Whether a short line heads a part of a list without naming a night, a state or a subject: "Critics' Awards"."""
        said = line.words()
        plural = said and said[-1].plain in self._rules.subjects.behind and said[-1].plain.endswith("s")
        plain = plural and len(said) <= _LONGEST_SECTION and not line.text.rstrip(": ").endswith((".", ",", "?", "!"))
        whole = self._rules.subjects.apart.at(said, 0) if said else None
        if whole and whole[0] == len(said):
            return True
        return bool(plain) and not self._state(line.text) and not self._occasion(line)

    def _apart(self, line: Line) -> str:
        found = self._rules.subjects.apart.first(line.words())
        return found[2] if found else ""

    def _goes_on(self, line: Line, current: Group, found: Sequence[Group], heading: _Heading) -> bool:
        """Whether a line is of one list with that above it: both have bullets, or neither in a list of single lines."""
        bullets = line.bullet, current.line.bullet
        return all(bullets) or (not any(bullets) and self._inline(found, heading))

    def _headed(self, line: Line, heading: _Heading) -> Group | None:
        """The group under a heading that tells a state and a subject: "Nominees 2019: Best Picture"."""
        head, colon, tail = line.text.rpartition(":")
        state, subject = self._state(head), self._labels.whole(tail.strip()) if colon else None
        if not state or not subject or not subject.alone:
            return None
        return Group(Label(subject, ""), line, state, self._occasion(line) or heading.occasion, heading.block + 1)

    @staticmethod
    def _inline(found: Sequence[Group], heading: _Heading) -> bool:
        """Whether a list has each value on the line of its subject, so that no line stands for itself."""
        block = [group for group in found if group.block == heading.block and group.values]
        return len(block) >= _FEWEST_INLINE and all(group.label.rest and len(group.values) == 1 for group in block)

    def _values(self, text: str, line: Line) -> list[Value]:
        """What stands behind a subject on its line; several where one of them is marked: "Argo (winner); Amour"."""
        pieces = [self._value(piece.strip(), line, "") for piece in text.split(";") if piece.strip()]
        several = any(piece.state or piece.marked for piece in pieces)
        return pieces if several else [self._value(text, line, "")] if text else []

    def _value(self, text: str, line: Line, state: str) -> Value:
        """A value with the state that it says itself: "Winner: Joram", "Joram (winner)"."""
        head = _COLON.match(text)
        if head and (said := self._state(head["head"], whole=True)):
            return Value(head["rest"], line, said)
        if all(token.plain in self._rules.marks for token in tokens(text)):
            return Value("", line, NEITHER)  # what the mark means
        tail = _TAIL.match(text)
        if tail and tail["word"].casefold() in self._rules.marks and (tail["set_off"] or _LOUD.fullmatch(tail["word"])):
            return Value(tail["head"], line, "", True)
        return Value(text, line, state, line.marked or line.bold)

    def _state(self, text: str, whole: bool = False) -> str:
        """The state that a text tells; none where it tells both, as "winners and nominees" does."""
        line = tokens(text)
        said: list[str] = []
        at = words = 0
        while at < len(line):
            fit = self._rules.states.at(line, at)
            if fit:
                words += fit[0] - at
                said.append(fit[1])
            at = fit[0] if fit else at + 1
        if not said or (whole and words < len(line) - 2):
            return ""
        return NEITHER if NEITHER in said else said[0] if len(set(said)) == 1 else ""

    def _occasion(self, line: Line) -> Occasion | None:
        return next((spoken.occasion for spoken in self._occasions.all(line.words())), None)

    def _is_heading(self, line: Line, current: Group | None) -> bool:
        """A short line that names a night or a state and is no sentence."""
        words = line.words()
        if len(words) > _LONGEST_HEADING or line.text.endswith((".", "?", "!", ",")) and not line.heading:
            return False
        said = self._state(line.text)
        if said and current and (_COLON.match(line.text) or self._value(line.text, line, "").marked):
            return False
        return line.heading or bool(said) or bool(self._occasion(line))

    def _is_entry(self, line: Line) -> bool:
        text = self._value(line.text, line, "").text
        words = tokens(text)
        closed = text.endswith((".", "?", "!"))
        sentence = closed and (len(words) > _LONGEST_TITLE or len(words) > _NAME and not words[1].capital)
        return 0 < len(words) <= _LONGEST_ENTRY and not sentence and not _DATED.match(text)

    def _is_prose(self, line: Line, label: Label) -> bool:
        """A sentence that begins like a label: "Best Film: it could have been any of them, we thought." """
        rest = tokens(label.rest)
        if rest and not rest[0].capital and rest[0].plain in self._rules.small and line.words()[0].capital:
            return True
        return len(rest) > _LONGEST_ENTRY or label.rest.endswith(("?", "!")) and len(rest) > 5


def _behind(mark: str, text: str) -> Iterator[int]:
    """Where something stands behind a mark."""
    return (found.end() for found in re.finditer(rf"{re.escape(mark)}\s*(?=\S)", text))


def mend(groups: Sequence[Group], width: int) -> None:
    """Give a subject without values those that stand too many under the one before it, where their number fits."""
    for group, after in pairwise(groups):
        if not after.values and width > 1 and len(group.values) == 2 * width:
            after.values, group.values = group.values[width:], group.values[:width]
            after.mended = True


def columns(groups: Sequence[Group]) -> int:
    """How many lines most groups of one list have."""
    counts = [len(group.values) for group in groups if group.values]
    return max(set(counts), key=counts.count) if counts else 0
