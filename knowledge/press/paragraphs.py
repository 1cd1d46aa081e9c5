"""The sentences of an article, with the names that the store knows in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.press.known import Known, KnownName
from knowledge.press.lines import Line
from knowledge.press.rules import PressRules
from knowledge.press.setting import Setting
from knowledge.press.tokens import Token, sentences, tokens

_CASED = 0.02  # of all words begin with a capital in a text that is written with them
_LONGEST = 250  # words of a sentence; what is longer is none
_FEWEST, _LONGEST_NAME = 2, 5  # words of a name that is called out
_BROKEN = 60  # characters of a line that may go on in the next
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'-]{2,}|(?=[^:\n]{0,60}\b(?:19|20)\d\d\b)[A-Z])[^\n:–—]{0,70}?(?::| [-–—]+)\s+(?=[A-Z\"“‘'])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, the names known in them, whether it is written with capitals, the end of its paragraph, the day."""

    line: Sequence[Token]
    known: Sequence[KnownName]
    cased: bool
    end: int
    year: int | None = None
    day: date | None = None


def spoken(rules: PressRules, known: Known, text: str, lines: Sequence[Line], setting: Setting) -> Iterator[Sentence]:
    """The sentences of these lines of an article's text, in order."""
    blocks = [(_behind_dateline(text, begin, end), end) for begin, end in paragraphs(text, lines)]
    whole = [token for begin, end in blocks for token in tokens(text, begin, end)]
    cased = sum(token.plain[:1].isalpha() and token.capital for token in whole) > _CASED * max(len(whole), 1)
    spans = known.spans(whole, tuple(kind for kind, each in rules.schema.kinds.items() if each.value is None))
    at = 0
    for begin, end in blocks:
        for line in _called(rules, [tokens(text, start, stop) for start, stop in sentences(text, begin, end)], text):
            inside = [_moved(each, at) for each in spans if at <= each.first and each.last <= at + len(line)]
            at += len(line)
            if 0 < len(line) <= _LONGEST:
                yield Sentence(line, inside, cased, end, setting.year, setting.day)


def _called(rules: PressRules, said: Sequence[list[Token]], text: str) -> Iterator[list[Token]]:
    """Sentences, those joined where a name is called out before what was won: "Olivia Colman! Best actress, for …"."""
    name: list[Token] = []
    for line in said:
        begun = line and line[0].plain in rules.subjects.leads
        asked = bool(name) and text[name[-1].end :][:1] == "?"
        if name and (begun or asked):
            yield [*name, replace(line[0], gap="? " if asked else ", "), *line[1:]]
            name = []
            continue
        if name:
            yield name
        if line and text[line[-1].end :][:1] == "?" and len(line) <= _LONGEST_NAME and _is_asked(rules, line):
            name = line  # "Best Film? “Joram”."
            continue
        calls = _FEWEST <= len(line) <= _LONGEST_NAME and text[line[-1].end :][:1] == "!"
        name = line if calls and all(token.capital or token.plain in rules.particles for token in line) else []
        if not name:
            yield line
    if name:
        yield name


def _is_asked(rules: PressRules, line: Sequence[Token]) -> bool:
    """Whether words are those of a subject and nothing else."""
    known = rules.subjects.leads | rules.subjects.words | rules.subjects.joins
    headed = any(token.plain in rules.subjects.heads for token in line)
    return headed and line[0].capital and all(token.plain in known or token.plain in rules.subjects.heads for token in line)


def paragraphs(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where paragraphs begin and end: lines broken only for their length are one."""
    found: list[tuple[int, int]] = []
    before: Line | None = None
    for line in lines:
        end = _end(text, line)
        titled = len(found) == 1 and len(line.text) < _BROKEN and line.text[:1].isupper()
        between = text[found[-1][1] : line.start] if found else ""
        broken = before and len(before.text) >= _BROKEN and not (line.bullet or line.heading or before.heading)
        if broken and not titled and between.count("\n") == 1 and not between.strip():
            found[-1] = (found[-1][0], end)
        elif line.text:
            found.append((line.start, end))
        before = line
    return found


def _behind_dateline(text: str, begin: int, end: int) -> int:
    """Where a paragraph begins behind where and when it was written: "MUMBAI, April 28 (Wire): …"."""
    found = _DATELINE.match(text, begin, end) if end - begin > _BROKEN else None
    return found.end() if found else begin


def _moved(name: KnownName, by: int) -> KnownName:
    return KnownName(name.first - by, name.last - by, name.kinds, name.names)


def _end(text: str, line: Line) -> int:
    """Where the words of a line end that are the article's own; what points elsewhere is cut off."""
    if not line.text or line.text.split()[-1] in text[line.end - 80 : line.end]:
        return line.end
    tail = line.text[-20:]
    at = text.rfind(tail, line.start, line.end)
    return at + len(tail) if at >= 0 else line.end
