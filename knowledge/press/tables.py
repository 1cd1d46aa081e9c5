"""Tables of results: which column says what is told by its head, else by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from knowledge.press.entries import EntryReader
from knowledge.press.found import Entry, Occasion, Part, Told
from knowledge.press.labels import LabelFinder
from knowledge.press.lines import Line
from knowledge.press.occasions import OccasionFinder
from knowledge.press.rules import SERIES, STATE, SUBJECT, PressRules
from knowledge.press.setting import Setting
from knowledge.press.subjects import Subject
from knowledge.press.tokens import tokens

Heads = dict[int, str]
_MOST_CELLS = 40
_RULE = set("-: =")


class TableReader:
    """Reads the tables of an article into facts."""

    def __init__(self, rules: PressRules, labels: LabelFinder, occasions: OccasionFinder, entries: EntryReader) -> None:
        self._rules = rules
        self._labels = labels
        self._occasions = occasions
        self._entries = entries
        self._states = rules.unit.states

    def read(self, lines: Iterable[Line], setting: Setting) -> Iterator[Told]:
        """The facts of all tables; a table is lines of cells without a line of words between them."""
        rows: list[Line] = []
        heading: Occasion | None = None
        state = ""
        for line in lines:
            if line.cells:
                rows.append(line)
                continue
            if not line.blank:
                yield from self._table(rows, setting.meant(heading), state)
                rows = []
                heading, state = self._above(line, setting), self._state(line.text)
        yield from self._table(rows, setting.meant(heading), state)

    def _above(self, line: Line, setting: Setting) -> Occasion | None:
        """The night that the line above a table names; of several the article's own."""
        said = [spoken.occasion for spoken in self._occasions.all(line.words())]
        main = next((each for each in said if setting.main and each.series == setting.main.series), None)
        return main or next(iter(said), None)

    def _table(self, rows: Sequence[Line], when: Occasion | None, state: str) -> Iterator[Told]:
        rows = [row for row in rows if not set("".join(row.cells)) <= _RULE]
        if not rows:
            return
        heads = self._heads(rows[0]) or self._unheaded(rows)
        headed, body = bool(heads), rows[1:] if heads else rows
        heads = heads or self._guessed(body)
        if SUBJECT not in heads.values():
            return
        subject: Subject | None = None
        for row in body:
            cells = {meaning: row.cells[at] for at, meaning in heads.items() if at < len(row.cells)}
            label = self._labels.whole(cells.get(SUBJECT, ""))
            subject = label or (subject if not cells.get(SUBJECT) else None)
            if subject:
                yield from self._row(row, cells, subject, self._when(cells, when), state, headed)

    def _heads(self, row: Line, given: Heads | None = None) -> Heads:
        """What each column holds, by the words on top of it and what is given; empty where they are no such words."""
        if len(row.cells) > _MOST_CELLS:
            return {}
        heads: Heads = dict(given or {})
        for at, cell in enumerate(row.cells):
            line = tokens(cell)
            for meaning, phrases in self._rules.columns.items():
                fit = phrases.at(line, 0) if line else None
                if fit and fit[0] == len(line) and meaning not in heads.values():
                    heads[at] = meaning
                    break
        if SERIES in heads.values() and SUBJECT not in heads.values():
            heads = {at: SUBJECT if meaning == SERIES else meaning for at, meaning in heads.items()}
        return heads if SUBJECT in heads.values() and len(heads) > 1 else {}

    def _unheaded(self, rows: Sequence[Line]) -> Heads:
        """What the columns hold of a table whose first has no head, where most of its cells are subjects."""
        first, *body = rows
        named = sum(self._labels.whole(row.cells[0]) is not None for row in body)
        if not first.cells or first.cells[0].strip() or named * 2 <= len(body):
            return {}
        return self._heads(first, {0: SUBJECT})

    def _guessed(self, rows: Sequence[Line]) -> Heads:
        """Subjects in front and one or two cells behind them, where most rows are so."""
        good = [row for row in rows if len(row.cells) in (2, 3) and self._labels.whole(row.cells[0])]
        if len(good) * 2 <= len(rows) or not good:
            return {}
        higher = self._rules.unit.state
        personal, titled = self._rules.personal, self._rules.titled[0]
        return {0: SUBJECT, 1: higher} if len(good[0].cells) == 2 else {0: SUBJECT, 1: personal, 2: titled}

    def _row(
        self, row: Line, cells: dict[str, str], subject: Subject, when: Occasion | None, state: str, headed: bool
    ) -> Iterator[Told]:
        sure = headed and when is not None and when.told
        said = self._state(cells.get(STATE, "")) if STATE in cells else ""
        if STATE in cells and said not in self._states:
            return
        parts = tuple(
            part for kind in self._rules.things if cells.get(kind) for part in self._parts(cells[kind], kind, subject.goes_to)
        )
        for name, above in self._states.items():
            for entry in self._told_in(cells, name, subject):
                beside = [part for part in parts if part not in entry.parts] if above else []
                made = subject.goes_to in self._rules.titled and any(part.kind == subject.goes_to for part in beside)
                whole = (*beside, *entry.parts) if made else (*entry.parts, *beside)
                yield self._told(row, subject, said or name, whole, when, sure and entry.sure)
        if parts and not any(tokens(cells.get(name, "")) for name in self._states):
            chosen = said or (state if state in self._states else self._rules.unit.state)
            yield self._told(row, subject, chosen, parts, when, sure and bool(said or state in self._states or len(cells) > 2))

    def _told_in(self, cells: dict[str, str], name: str, subject: Subject) -> list[Entry]:
        """The entries in the column of a state: of a work that has its own column, those who made it."""
        text = cells.get(name, "")
        beside = any(cells.get(kind) for kind in self._rules.titled)
        if not beside or subject.goes_to not in self._rules.titled or self._entries.names.kind(text) in self._rules.titled:
            return self._entries.read(text, subject.goes_to)
        makers = self._entries.names.makers(text)
        return [Entry(tuple(Part(self._rules.personal, each) for each in makers), "")] if makers else []

    def _parts(self, text: str, kind: str, goes_to: str) -> list[Part]:
        """The things in a column of one kind; people stand in lists, a title is one."""
        entries = self._entries.read(text, kind)
        if kind == self._rules.personal:
            return [part for entry in entries for part in entry.parts]
        return [Part(kind, text.strip(' *_"“”‘’'))] if text.strip(" -–—") else []

    def _when(self, cells: dict[str, str], when: Occasion | None) -> Occasion | None:
        line = tokens(" ".join((cells.get(SERIES, ""), cells.get(self._rules.occasion.year, ""))))
        said = self._occasions.all(line)
        return Setting(when).meant(said[0].occasion) if said else when

    def _state(self, text: str) -> str:
        found = self._rules.states.first(tokens(text))
        return found[2] if found else ""

    def _told(
        self, row: Line, subject: Subject, state: str, parts: tuple[Part, ...], when: Occasion | None, certain: bool
    ) -> Told:
        statement = self._rules.higher if self._states[state] else self._rules.lower
        return Told(statement, row.start, row.end, certain, {}, subject.name, parts, when, True)
