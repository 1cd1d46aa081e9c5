"""Lines that tell of the night itself and of no prize: "Host: …", "Venue: …", and one with its house and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.press.article import worded_day
from knowledge.press.entries import EntryReader
from knowledge.press.found import Told
from knowledge.press.lines import Line
from knowledge.press.rules import PressRules
from knowledge.press.setting import Setting
from knowledge.press.tokens import tokens

_LABELLED = re.compile(r"(?P<label>[^:]{2,30}?)\s*:\s*(?P<rest>\S.{0,119})")
_PIECES = re.compile(r"\s*[|•·;]\s*|\s+[-–—]\s+|,\s+")
_LONGEST = 100  # characters of a line with a house and a day


@dataclass(slots=True)
class Bills:
    """What such lines tell, and their places."""

    told: list[Told] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


class BillReader:
    """Reads the lines of one article that tell of the night it is about."""

    def __init__(self, rules: PressRules, entries: EntryReader, setting: Setting) -> None:
        self._rules = rules
        self._entries = entries
        self._when = setting.main
        self._rooms = {
            name: next(noun for noun in rules.schema.statements[name].nouns if rules.occasion.kind not in noun.kinds)
            for name in rules.billed
        }

    def read(self, lines: Sequence[Line]) -> Bills:
        """What the lines tell; in an article that is about no night they are only no prizes."""
        found = Bills()
        for line in lines:
            told = list(self._labelled(line)) or list(self._placed(line))
            if told:
                found.told += told if self._when else ()
                found.lines.add(line.start)
        return found

    def _labelled(self, line: Line) -> Iterator[Told]:
        """What a line says behind a label."""
        match = _LABELLED.fullmatch(line.text.strip())
        said = tokens(match["label"]) if match else []
        for statement, labels in self._rules.billed.items():
            if match and (label := labels.at(said, 0)) and label[0] == len(said):
                for value in self._values(statement, match["rest"].strip(" .")):
                    yield self._told(line, statement, value)

    def _values(self, statement: str, rest: str) -> list[str]:
        """What a label is followed by, as its statement wants it: people, a day, or else the words before a comma."""
        kinds = self._rooms[statement].kinds
        if self._rules.personal in kinds:
            return self._entries.names.makers(rest)
        if any(self._rules.schema.kinds[kind].value for kind in kinds):
            day = worded_day(rest, self._rules.months)
            return [day.isoformat()] if day else []
        return [piece for piece in _PIECES.split(rest)[:1] if piece]

    def _placed(self, line: Line) -> Iterator[Told]:
        """A house and a day, where a line has both between commas: "Royal Albert Hall, London, 2 February 2020"."""
        day = worded_day(line.text, self._rules.months) if len(line.text) <= _LONGEST else None
        if day is None or line.text.endswith("."):
            return
        house = next((piece for piece in _PIECES.split(line.text) if self._is_house(piece)), "")
        for statement, noun in self._rooms.items() if house else ():
            if self._rules.personal not in noun.kinds:
                valued = any(self._rules.schema.kinds[kind].value for kind in noun.kinds)
                yield self._told(line, statement, day.isoformat() if valued else house)

    def _is_house(self, piece: str) -> bool:
        said = tokens(piece)
        return (
            len(said) > 1
            and all(token.capital or token.plain in self._rules.small for token in said)
            and (said[-1].plain in self._rules.houses)
        )

    def _told(self, line: Line, statement: str, value: str) -> Told:
        return Told(statement, line.start, line.end, False, {self._rooms[statement].name: value}, occasion=self._when)
