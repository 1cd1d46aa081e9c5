"""The lines of an article without their markup, and what the markup says: bullets, headings, bold print, cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token, tokens

_BULLET = re.compile(r"(?:[-*•·▪‣◦–—►]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s+")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[-–—:]\s*|\s+)(?=[A-Z\"“‘'*_])")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_STARRED = re.compile(r"^(\*\*|__|\*|_)(?P<inner>.+?)\1[:\s]*$")
_EMBLEM = re.compile(r"\s*[★☆✓✔✅🏆🥇⭐→➔➜➤]\ufe0f?\s*")
_ARROW = re.compile(r"(?<=\w|[)\"”'’])\s+(?:[→➔➜➤]|[-=]+>)\s+(?=\S)")
_ASTERISKS = re.compile(r"\s*(?:(?<=.)\*+$|^\*+(?=\S)(?!.*\*))\s*")
_SLANTED = re.compile(r"(?<!\*)\*(?=[^\s*])[^*]+(?<=\S)\*(?!\*)")
_QUOTE = re.compile(r">\s?")
_TAGGED = re.compile(r"#\w")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's place in the text and its words, with what its markup says of it.

    `parted`: there was more on it, which another line holds; that one is `prose`.
    """

    start: int
    end: int
    text: str
    heading: bool = False
    bullet: bool = False
    bold: bool = False
    marked: bool = False
    parted: bool = False
    prose: bool = False
    cells: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text

    def words(self) -> list[Token]:
        """Its plain words; their places count from the beginning of its own text."""
        return tokens(self.text)


def lines(text: str, body: int, rules: PressRules) -> Iterator[Line]:
    """The lines of an article's body; what is no part of the article is left out."""
    at = body
    for raw in text[body:].splitlines(keepends=True):
        start, at = at, at + len(raw)
        line = _line(raw, start, rules)
        if line is not None:
            yield line


def _line(raw: str, start: int, rules: PressRules) -> Line | None:
    shown = raw.strip()
    begin = start + len(raw) - len(raw.lstrip()) if shown else start
    if clock := _CLOCK.match(shown):
        begin, shown = begin + clock.end(), shown[clock.end() :]
    end = begin + len(shown)
    if _QUOTE.match(shown) or _TAGGED.match(shown):
        return None
    if shown and not cut_aside(shown, rules):
        return None
    if "\t" in shown or shown.count("|") >= 2 or (" | " in shown):
        cells = tuple(cleaned(cell) for cell in (shown.strip("|").split("|") if "|" in shown else re.split(r"\t+", shown)))
        bold = "**" in shown
        return Line(begin, end, cleaned(shown.strip("|").replace("|", " ").replace("\t", " ")), bold=bold, cells=cells)
    heading = bool(_HEADING.match(shown))
    bullet = bool(_BULLET.match(shown)) and not heading
    lead = (_HEADING if heading else _BULLET).match(shown)
    bare = _ARROW.sub(" – ", shown[lead.end() :] if lead else shown)
    shining = _EMBLEM.search(bare) is not None
    bare = _EMBLEM.sub(" ", bare).strip()
    starred = _STARRED.match(bare) is not None
    asterisks = _ASTERISKS.search(bare) is not None and not starred and not _SLANTED.search(bare)
    marked = shining or asterisks
    told = cleaned(_ASTERISKS.sub(" ", bare) if asterisks else bare)
    cut = cut_aside(told, rules)
    if told and not cut:
        return None
    return Line(begin, end, cut, heading, bullet, starred, marked)


def cleaned(text: str) -> str:
    """A text without links' addresses, bold print and doubled spaces."""
    text = _LINK.sub(r"\1", text)
    text = re.sub(r"\*\*|__|~~|`", "", text)
    return " ".join(text.split())


def cut_aside(text: str, rules: PressRules) -> str:
    """A line up to where it points to something else ("Also read"); empty where it does from its beginning."""
    line = tokens(text)
    if not line:
        return text
    if rules.begins_aside.at(line, 0) and len(line) <= 40:
        found = rules.begins_aside.at(line, 0)
        if found and (found[0] == len(line) or set(line[found[0]].gap) & set(":-–—|)/.") or found[0] > 1):
            return ""
    within = rules.within_aside.first(line)
    return text[: line[within[0]].start].rstrip(" -–—([*") if within else text
