"""Words of a sentence that end a name which capitals show: of subjects, nights, roles and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.press.occasions import Spoken
from knowledge.press.rules import PressRules
from knowledge.press.subjects import Subject
from knowledge.press.tokens import Token


def barriers(
    rules: PressRules, line: Sequence[Token], subjects: Iterable[Subject], occasions: Sequence[Spoken]
) -> frozenset[int]:
    """Words of subjects, nights and roles, which end a name that capitals show."""
    found = {at for each in occasions for at in range(each.first, each.last)}
    found |= {at for subject in subjects if subject.alone for at in range(subject.first, subject.rest)}
    found |= {at for at, token in enumerate(line) if token.plain in rules.roles and _is_role(line, at)}
    found |= {at for at, token in enumerate(line[:-1]) if token.plain in rules.honorifics and line[at + 1].capital}
    return frozenset(found | _days(rules, line) | _ages(line))


def _days(rules: PressRules, line: Sequence[Token]) -> set[int]:
    """Words of a date, which are no part of a name beside them."""
    found: set[int] = set()
    for at, token in enumerate(line):
        counted = any(each.plain[:1].isdigit() for each in line[max(at - 1, 0) : at + 2])
        counted |= at > 0 and line[at - 1].plain in rules.entries.sources  # "in January"
        if token.plain in rules.weekdays or (token.plain in rules.months and counted):
            found |= {
                at,
                *(behind for behind in (at + 1, at + 2) if line[behind : behind + 1] and line[behind].plain[:1].isdigit()),
            }
    return found


def _ages(line: Sequence[Token]) -> set[int]:
    """Words of somebody's age before a name: "the 32-year-old Damien Chazelle"."""
    found: set[int] = set()
    for at, token in enumerate(line[:-1]):
        behind = at + 1
        while token.plain.isdigit() and behind < len(line) and line[behind].gap == "-" and not line[behind].capital:
            found |= {at, behind}
            behind += 1
    return found


def _is_role(line: Sequence[Token], at: int) -> bool:
    return not line[at].capital or at == 0
