"""Headings that name another year than the article's: what stands under "Adrien Brody, 2003" was not won this year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.press.found import Told
from knowledge.press.lines import Line
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.setting import Setting

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 12  # words
_CLOSING = (".", ",", ":", "?", "!", "”", '"')


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings of an article stand, in order, and which of them name another year."""

    places: tuple[tuple[int, bool], ...]

    @classmethod
    def of(cls, rules: PressRules, lines: Sequence[Line], setting: Setting) -> Headings:
        """Short lines that end no sentence, the title left out."""
        shown = [line for line in lines if line.text][1:]
        return cls(tuple((line.start, _names_another(rules, line, setting)) for line in shown if _is_heading(line)))

    def dated(self, fact: Told, scene: Scene) -> Told:
        """A fact without the article's own year, where a heading above its sentence names another one."""
        above = [another for start, another in self.places if start < scene.line[0].start]
        spoken = any(each.occasion.year or each.occasion.number for each in scene.occasions)
        if fact.occasion is None or spoken or not (above and above[-1]):
            return fact
        return replace(fact, certain=False, occasion=replace(fact.occasion, number=None, year=None))


def _is_heading(line: Line) -> bool:
    return line.heading or (len(line.words()) <= _LONGEST and not line.text.endswith(_CLOSING))


def _names_another(rules: PressRules, line: Line, setting: Setting) -> bool:
    said = [token.plain for token in line.words()]
    years = {int(word) for word in said if _YEAR.fullmatch(word)}
    return bool(years) and setting.year not in years and not any(word in rules.months for word in said)
