"""The credits above a review, "Director: Sriram Raghavan", which look like a list of results and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.press.entries import EntryReader
from knowledge.press.found import Told
from knowledge.press.headline import DATED
from knowledge.press.known import Known
from knowledge.press.lines import Line
from knowledge.press.rules import NEITHER, PressRules
from knowledge.press.tokens import tokens

_LABELLED = re.compile(r"(?P<label>[^:]{2,40}?)\s*:\s*(?P<rest>\S.*)")
_PIECES = re.compile(r"\s*[;|•]\s*|\.\s+(?=[^.:;]{2,24}:)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_FEWEST = 2  # labelled lines of one block
_QUOTED = re.compile(r"[\"“‘](?P<title>[^\"“”’]{2,60})[\"”’]")


@dataclass(slots=True)
class Credits:
    """What the credits of an article tell, the work that they are of, and the places of their lines."""

    told: list[Told] = field(default_factory=list)
    work: str = ""
    lines: set[int] = field(default_factory=set)


class CreditsReader:
    """Reads runs of lines that are credits and nothing else, with a cast or a remark among them such as a rating."""

    def __init__(self, rules: PressRules, known: Known, entries: EntryReader) -> None:
        self._rules = rules
        self._known = known
        self._entries = entries
        self._telling = {NEITHER, rules.subjects.performed}

    def read(self, lines: Sequence[Line], title: str) -> Credits:
        """The credits of an article; without a work that the title or the credits name nothing is told."""
        found = Credits()
        run: list[Line] = []
        for line in (*lines, None):
            if line and not line.blank and all(label for label, _ in self._labelled(line)):
                run.append(line)
            elif not (line and line.blank):
                self._block(run, title, found)
                run = []
        return found

    def _block(self, run: Sequence[Line], title: str, found: Credits) -> None:
        said = [(line, label, rest) for line in run for label, rest in self._labelled(line)]
        labels = {label for _, label, _ in said}
        if len(said) < _FEWEST or not labels & self._telling:
            return
        named = next((rest for _, label, rest in said if label == self._work_kind), "")
        found.work = found.work or _bare(named) or self.titled(title)
        found.lines |= {line.start for line in run}
        for line, label, rest in said:
            if found.work and label in self._rules.schema.statements:
                found.told += self._told(line, label, found.work, rest)

    @property
    def _work_kind(self) -> str:
        return self._rules.titled[0]

    def _labelled(self, line: Line) -> list[tuple[str, str]]:
        """What a line says behind each label of a credit; an empty label where it is none."""
        found = []
        for piece in line.cells or _PIECES.split(line.text):
            match = _LABELLED.fullmatch(piece.strip())
            said = tokens(match["label"]) if match else []
            fit = self._rules.credits.at(said, 0) if said else None
            found.append((fit[1], match["rest"]) if match and fit and fit[0] == len(said) else ("", ""))
        return found

    def titled(self, title: str) -> str:
        """The one work that a title names: between quotation marks, before its year, or known and of capitals."""
        quoted = {match["title"] for match in _QUOTED.finditer(title)}
        if len(quoted) == 1:
            return quoted.pop()
        if dated := DATED.match(title):
            return _bare(dated["title"])
        line = tokens(title)
        spans = [each for each in self._known.spans(line, (self._work_kind,)) if line[each.first].capital]
        spans.sort(key=lambda each: (each.first - each.last, each.first))
        return title[line[spans[0].first].start : line[spans[0].last - 1].end] if spans else ""

    def _told(self, line: Line, statement: str, work: str, text: str) -> Iterator[Told]:
        nouns = self._rules.schema.statements[statement].nouns
        personal = next((noun.name for noun in nouns if self._rules.personal in noun.kinds), "")
        other = next(noun.name for noun in nouns if noun.name != personal)
        for name in self._entries.names.makers(_BRACKETS.sub("", text)):
            yield Told(statement, line.start, line.end, False, {other: work, personal: name})


def _bare(text: str) -> str:
    return _BRACKETS.sub("", text).strip(' *_"“”‘’.')
