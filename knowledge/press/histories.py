"""Results told year by year under the name of what was won: "2019 – Joker; 2020 – Nomadland", a table with a column of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.press.entries import EntryReader
from knowledge.press.found import Occasion, Part, Told
from knowledge.press.labels import LabelFinder
from knowledge.press.lines import Line
from knowledge.press.occasions import OccasionFinder
from knowledge.press.rules import PressRules
from knowledge.press.setting import Setting
from knowledge.press.subjects import Subject, SubjectFinder
from knowledge.press.tokens import tokens

_YEAR = re.compile(r"\(?(?P<year>(?:19|20)\d\d)\)?(?P<set_off>\s*[:–—-]+|,|)\s+(?P<rest>\S.*)")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_ASIDE = re.compile(r",\s+(?=[a-z])")  # what follows is no name
_MADE = re.compile(r"(?P<work>.+?)\s*\((?P<maker>[^()]+)\)")
_FEWEST = 2
_FEWEST_BARE = 3  # lines whose years no mark sets off
_LONGEST_HEADING = 16  # words


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the lines below a heading are results of, and of which series."""

    subject: Subject
    occasion: Occasion | None


class HistoryReader:
    """Reads what was won year by year; the years are those of the article, held or honoured, so that all is only proposed."""

    def __init__(
        self,
        rules: PressRules,
        subjects: SubjectFinder,
        occasions: OccasionFinder,
        labels: LabelFinder,
        entries: EntryReader,
    ) -> None:
        self._rules = rules
        self._subjects = subjects
        self._occasions = occasions
        self._labels = labels
        self._entries = entries

    def read(self, lines: Sequence[Line], title: str, setting: Setting) -> Iterator[Told]:
        """The facts of all runs of lines and rows that each begin with a year, under a line that names one subject."""
        heading = self._heading(title, setting)
        run: list[Line] = []
        for line in (*lines, None):
            if line and (line.blank or line.cells or _YEAR.match(line.text)):
                run += [] if line.blank else [line]
                continue
            yield from self._run([each for each in run if not each.cells], heading)
            yield from self._table([each for each in run if each.cells], heading, setting)
            run = []
            if line and len(line.words()) <= _LONGEST_HEADING:
                heading = self._heading(line.text, setting) or (None if line.heading else heading)

    def _heading(self, text: str, setting: Setting) -> _Heading | None:
        """The one subject that a line names, with the night beside it; none where it tells of nominees or forecasts."""
        line = tokens(text)
        state = self._rules.states.first(line)
        said = [found for at in range(len(line)) if (found := self._subjects.at(text, line, at)) and found.alone]
        whole = [each for each in said if not any(one is not each and one.first <= each.first < one.last for one in said)]
        if len(whole) != 1 or (state and state[2] != self._rules.unit.state):
            return None
        series = [each.occasion for each in self._occasions.all(line)]
        return _Heading(whole[0], series[0] if len({each.series for each in series}) == 1 else setting.main)

    def _run(self, lines: Sequence[Line], heading: _Heading | None) -> Iterator[Told]:
        """Lines that begin with a year, or several such parts of one line."""
        pieces = [(line, _YEAR.match(piece.strip())) for line in lines for piece in line.text.split(";")]
        found = [(line, piece) for line, piece in pieces if piece]
        bare = any(not piece["set_off"] for _, piece in found)
        if heading is None or heading.occasion is None or len(found) < (_FEWEST_BARE if bare else _FEWEST):
            return
        for line, piece in found:
            if piece["rest"][0].islower():
                continue  # "2020: not awarded"
            yield from self._result(line, int(piece["year"]), _ASIDE.split(piece["rest"])[0], heading)

    def _result(self, line: Line, year: int, text: str, heading: _Heading) -> Iterator[Told]:
        goes_to = heading.subject.goes_to
        made = _MADE.fullmatch(text)
        if made and self._is_named(heading.subject) and self._entries.names.personal(made["maker"]):
            yield from self._credited(line, self._rules.subjects.maker, made["work"], made["maker"])
            text = made["work"]
        for entry in self._entries.read(text, goes_to):
            yield self._told(line, year, heading, entry.parts)

    def _table(self, rows: Sequence[Line], heading: _Heading | None, setting: Setting) -> Iterator[Told]:
        """A table with a column of years: its heads name subjects, or parts of the one subject that the heading names."""
        heads = rows[0].cells if rows else ()
        meanings = {at: self._meaning(cell) for at, cell in enumerate(heads)}
        told = {at: statement for at, cell in enumerate(heads) if (statement := self._statement(cell))}
        years = next((at for at, meaning in meanings.items() if meaning == self._rules.occasion.year), None)
        subjects = {at: label for at, cell in enumerate(heads) if (label := self._labels.whole(cell)) and not meanings[at]}
        for row in rows[1:] if years is not None else ():
            year = row.cells[years] if years is not None and years < len(row.cells) else ""
            if not _PLAIN_YEAR.fullmatch(year):
                continue
            for at, subject in subjects.items():
                if at < len(row.cells) and setting.main:
                    yield from self._result(row, int(year), row.cells[at], _Heading(subject, setting.main))
            if not subjects and heading and heading.occasion:
                yield from self._row(row, int(year), meanings, told, heading)

    def _row(self, row: Line, year: int, meanings: dict[int, str], heads: dict[int, str], heading: _Heading) -> Iterator[Told]:
        """A result whose parts have columns; a column of credits tells those of its work."""
        cells = {meaning: row.cells[at].strip(' *_"“”') for at, meaning in meanings.items() if at < len(row.cells)}
        title = next((Part(kind, cells[kind]) for kind in self._rules.titled if cells.get(kind)), None)
        if title is None and cells.get(self._rules.unit.state):
            yield from self._result(row, year, cells[self._rules.unit.state], heading)
            return
        who = cells.get(self._rules.unit.state) or cells.get(self._rules.personal, "")
        made = [part for entry in self._entries.read(who, self._rules.personal) for part in entry.parts]
        if title and heading.subject.goes_to != self._rules.personal:
            made = []
            for at, cell in enumerate(row.cells):
                if told := heads.get(at):
                    yield from self._credited(row, told, title.name, cell)
        parts = (*made, *([title] if title else []))
        if parts:
            yield self._told(row, year, heading, parts)

    def _meaning(self, cell: str) -> str:
        """What a column holds by its head, or an empty string."""
        line = tokens(cell)
        fits = ((name, phrases.at(line, 0)) for name, phrases in self._rules.columns.items() if line)
        return next((name for name, fit in fits if fit and fit[0] == len(line)), "")

    def _statement(self, cell: str) -> str:
        """The statement that a column tells of a work by its head, as one of directors does, or an empty string."""
        line = tokens(cell)
        fit = self._rules.credits.at(line, 0) if line else None
        return fit[1] if fit and fit[0] == len(line) and fit[1] in self._rules.schema.statements else ""

    def _is_named(self, subject: Subject) -> bool:
        """Whether a subject has a name of its own, as the highest prize of a festival has."""
        line = tokens(subject.name)
        return subject.goes_to in self._rules.titled and self._rules.subjects.named.at(line, 0) is not None

    def _credited(self, line: Line, statement: str, work: str, makers: str) -> Iterator[Told]:
        """Those whom a work is owed to."""
        nouns = {
            self._rules.personal if self._rules.personal in noun.kinds else "": noun.name
            for noun in self._rules.schema.statements[statement].nouns
        }
        for entry in self._entries.read(makers, self._rules.personal):
            for part in entry.parts:
                if part.kind == self._rules.personal:
                    yield Told(statement, line.start, line.end, False, {nouns[""]: work, nouns[part.kind]: part.name})

    def _told(self, line: Line, year: int, heading: _Heading, parts: tuple[Part, ...]) -> Told:
        when = Occasion(heading.occasion.series, None, year, heading.occasion.known) if heading.occasion else None
        return Told(self._rules.higher, line.start, line.end, False, {}, heading.subject.name, parts, when, True, settled=True)
