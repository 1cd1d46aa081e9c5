"""Lists become facts: which of a subject's lines tell who won, who was nominated, and for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from knowledge.press.entries import EntryReader
from knowledge.press.found import Entry, Occasion, Told
from knowledge.press.listing import Group, Value, columns, mend
from knowledge.press.rules import NEITHER, PressRules
from knowledge.press.setting import Setting
from knowledge.press.shouting import mark_shouted

_MANY = 3  # names without works for one subject, which may be those who were nominated
_MOST_HIGHER = 3  # lines in one group


@dataclass(frozen=True, slots=True)
class Row:
    """Values that are one entry, with its state and whether the layout leaves no doubt."""

    values: tuple[Value, ...]
    state: str
    sure: bool


class ListReader:
    """Reads the groups of lists into facts."""

    def __init__(self, rules: PressRules, entries: EntryReader) -> None:
        self._rules = rules
        self._entries = entries
        self._higher, self._lower = rules.unit.state, next(name for name, above in rules.unit.states.items() if not above)

    def read(self, groups: Sequence[Group], setting: Setting) -> Iterator[Told]:
        """The facts of all lists; a night that no heading names is the one the article is about."""
        for _, block in groupby(groups, key=lambda group: group.block):
            yield from self._block(list(block), setting)

    def _block(self, groups: list[Group], setting: Setting) -> Iterator[Told]:
        width = columns(groups)
        mend(groups, width)
        mark_shouted(groups)
        rows = [(group, row) for group in groups for row in self._rows(group, groups, width)]
        titles_first = self._titles_first(rows)
        for group, row in rows:
            subject = group.label.subject
            entries = self._entries.read(self._joined(row), subject.goes_to, titles_first)
            several = len(entries) >= _MANY and not any(entry.shape for entry in entries)
            for entry in entries:
                yield self._told(group, replace(row, sure=row.sure and not several), entry, setting.meant(group.occasion))

    def _rows(self, group: Group, block: Sequence[Group], width: int) -> Iterator[Row]:
        values = [value for value in group.values if value.state != NEITHER]
        if group.state == NEITHER or not values:
            return
        starred = [value for value in values if value.line.bullet]
        if 0 < len(starred) < len(values) - len(starred):
            values = [replace(value, marked=value.marked or value.line.bullet) for value in values]
        if group is block[-1] and len(block) > 1 and width < len(values):
            values = values[:width]  # what follows the last group is no part of it
        said = any(value.state for value in values)
        if said or (any(value.marked for value in values) and not all(value.marked for value in values)):
            for value in values:
                state = value.state or (self._higher if value.marked else self._lower)
                yield Row((value,), state, True)
        elif group.state == self._lower:
            yield from (Row((value,), self._lower, True) for value in values)
        elif width == 2 and len(values) >= 2 and self._is_pair(values):
            yield Row(tuple(values[:2]), self._higher, bool(group.state))
        elif len(values) <= _MOST_HIGHER:
            yield from (Row((value,), self._higher, len(values) == 1 and bool(group.state)) for value in values)
        else:
            yield from (Row((value,), self._lower, False) for value in values)

    def _is_pair(self, values: Sequence[Value]) -> bool:
        """Whether two lines are somebody and a work rather than two winners."""
        one, two = (self._entries.names.kind(value.text) for value in values[:2])
        personal = self._rules.personal
        if one and two:
            return one != two
        return (self._entries.names.personal(values[0].text) if one != personal else True) and two != personal

    def _titles_first(self, rows: Sequence[tuple[Group, Row]]) -> bool:
        """Whether a list of what goes to somebody names works first: told by those that are known."""
        tally = 0
        for group, row in rows:
            if group.label.subject.goes_to == self._rules.personal:
                for entry in self._entries.read(self._joined(row), self._rules.personal):
                    kinds = [self._entries.names.kind(part.name) for part in entry.parts]
                    if len(kinds) > 1:
                        tally += (kinds[-1] == self._rules.personal or kinds[0] in self._rules.titled) - (
                            kinds[0] == self._rules.personal or kinds[-1] in self._rules.titled
                        )
        return tally > 0

    @staticmethod
    def _joined(row: Row) -> str:
        return row.values[0].text if len(row.values) == 1 else f"{row.values[0].text} ({row.values[1].text})"

    def _told(self, group: Group, row: Row, entry: Entry, when: Occasion | None) -> Told:
        statement = self._rules.higher if row.state == self._higher else self._rules.lower
        last = row.values[-1].line
        first = row.values[0].line.start
        start = min(group.line.start, first) if row.values[0] is group.values[0] else first
        certain = (
            row.sure
            and entry.sure
            and not (group.mended or group.line.parted)
            and group.label.known
            and when is not None
            and when.told
        )
        subject = group.label.subject.name
        return Told(
            statement,
            start,
            max(last.end, group.line.end) if group.mended else last.end,
            certain,
            {},
            subject,
            entry.parts,
            when,
            True,
        )
