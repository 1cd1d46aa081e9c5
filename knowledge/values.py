"""Values as authors write them: numbers, days, names built from fields."""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Collection, Mapping

from knowledge.words import ordinal

_INTEGER = re.compile(r"-?\d{1,15}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIELD = re.compile(r"\{([a-z_]+)(\|ordinal)?\}")
_LABELLED = re.compile(r"(.+\S) \(([^()]+)\)")
_QUOTES = '"“”„«»'


def convert(text: str, value: str) -> int | str:
    """A text as an integer, a date (ISO text) or a text. Raises ValueError that says what is wanted."""
    if value == "integer":
        if not _INTEGER.fullmatch(text) or not text.isascii():
            raise ValueError(f'"{text}" is not a whole number')
        return int(text)
    if value == "date":
        try:
            return datetime.date.fromisoformat(text if _DAY.fullmatch(text) else "").isoformat()
        except ValueError:
            raise ValueError(f'"{text}" is not a day of the calendar, written YYYY-MM-DD') from None
    return text.strip(_QUOTES + string.whitespace)


def fill(template: str, fields: Mapping[str, str]) -> str:
    """A name such as "{edition|ordinal} {award}" from its fields; empty where one of them is missing."""
    if any(not fields.get(name) for name, _ in _FIELD.findall(template)):
        return ""
    return _FIELD.sub(lambda found: ordinal(int(fields[found[1]])) if found[2] else fields[found[1]], template)


def unfill(template: str, text: str, numbers: Collection[str]) -> dict[str, str]:
    """The fields of which `fill` would have made this text, those in `numbers` being digits; empty where it would not."""
    pattern = ""
    at = 0
    for found in _FIELD.finditer(template):
        shape = r"\d{1,4}" if found[1] in numbers else ".+?"
        pattern += f"{re.escape(template[at : found.start()])}(?P<{found[1]}>{shape}){'(?:st|nd|rd|th)' if found[2] else ''}"
        at = found.end()
    read = re.fullmatch(pattern + re.escape(template[at:]), text, re.IGNORECASE)
    return dict(read.groupdict()) if read else {}


def labelled(name: str) -> tuple[str, str] | None:
    """A name and the label in brackets behind it, where it has one: `labelled("Devdas (1955)")` is `("Devdas", "1955")`."""
    found = _LABELLED.fullmatch(name)
    return (found[1], found[2]) if found else None
