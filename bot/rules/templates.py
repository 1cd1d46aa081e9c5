"""The template environment: how names, lists, plurals and rows are written, with everything from outside escaped."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from knowledge.words import ordinal as rank

_FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_LAST_SAID = re.compile(r"\{\{(?P<value>(?:(?!\}\}).)*)\}\}(?P<tag>(?:</\w+>)?)\.(?!\w)")
_ENDS = (".", "!", "?", "…")
_UNFOLDED = "</blockquote>"
_FEW = 3  # groups that are told in one sentence
_MOST_SAID = 250  # letters of what groups tell in one sentence
_MOST_LINES, _MOST_LETTERS = 10, 400  # of a list that is not folded up


class OneFullStop(Extension):
    """Lets a sentence whose last word is a value end with one mark: "She wrote Mamma Mia!", not "Mamma Mia!."."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _LAST_SAID.sub(lambda found: f"{{{{ ({found['value']})|ended('{found['tag']}') }}}}", source)


def environment() -> ImmutableSandboxedEnvironment:
    """An environment of our own for each set of rules; undefined names are errors, those that Jinja defines among them."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, extensions=[OneFullStop])
    made.globals.clear()
    made.filters.update(
        each=each,
        every=every,
        listed=listed,
        ordinal=ordinal,
        plural=plural,
        dates=dates,
        dated=dated,
        capital=capital,
        ended=ended,
        by=by,
        told_by=told_by,
        folded=folded,
    )
    return made


def listed(parts: Iterable[object], last: str = "and") -> Markup:
    """ "A", "A and B", "A, B and C"."""
    written = [escape(part) for part in parts if str(part)]
    if len(written) < 2:
        return written[0] if written else Markup("")
    return Markup(", ").join(written[:-1]) + f" {last} " + written[-1]


def each(rows: Iterable[Any], form: str) -> Markup:
    """Rows, each written as `form`: {name} is its cells, [ … {name} … ] is left out where it says nothing new; each once."""
    return listed(dict.fromkeys(write_row(row, form) for row in rows))


def every(rows: Iterable[Any], form: str) -> Markup:
    """Rows written as `form`, a line each."""
    return lines(dict.fromkeys(write_row(row, form) for row in rows))


def lines(parts: Iterable[object]) -> Markup:
    """A line each, marked as those of a list where there are several."""
    written = [part for part in map(escape, parts) if part]
    mark = Markup("• ") if len(written) > 1 else Markup("")
    return Markup("\n").join(mark + part for part in written)


def by(rows: Iterable[Any], name: str) -> list[tuple[Markup, list[Any]]]:
    """Rows in groups that show the same for a name."""
    groups: dict[Markup, list[Any]] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return list(groups.items())


def told_by(rows: Iterable[Any], name: str, form: str, lead: str = " ") -> Markup:
    """What groups of rows have to tell, "this and that at A; another at B" behind `lead`; of more than three a line each.

    So has each row of a single group, and each of a few groups, where one sentence would be very long.
    """
    groups = by(rows, name)
    parts = [each(group, form) + " at " + value for value, group in groups]
    is_long = sum(map(len, parts)) > _MOST_SAID and bool(lead)
    if len(parts) <= _FEW and not is_long:
        return escape(lead if parts else "") + Markup("; ").join(parts)
    if len(groups) == 1:
        return Markup(" at ") + groups[0][0] + Markup(":\n") + folded(every(groups[0][1], form))
    return Markup(":\n") + folded(lines(parts))


def folded(text: object) -> Markup:
    """A long list as one that is opened by a tap; a short one as it is."""
    written = escape(text).strip()
    lines = written.count("\n") + 1
    if lines > 1 and lines <= _MOST_LINES or lines == 1 and len(written) <= _MOST_LETTERS:
        return written
    return Markup("<blockquote expandable>") + written + Markup(_UNFOLDED)


def write_row(row: Any, form: str) -> Markup:
    """One row written as `form`."""

    def filled(part: str) -> str:
        return _FIELD.sub(lambda found: str(escape(row.get(found[1], ""))), part)

    told = {str(row.get(name, "")) for name in _FIELD.findall(_OPTIONAL.sub("", form))}

    def maybe(found: re.Match[str]) -> str:
        values = [str(row.get(name, "")) for name in _FIELD.findall(found[1])]
        return filled(found[1]) if all(value and value not in told for value in values) else ""

    return Markup(filled(_OPTIONAL.sub(maybe, form)))


def ordinal(number: object) -> str:
    """69 as "69th"."""
    return rank(int(str(number)))


def plural(number: object, one: str, many: str = "") -> str:
    """1 as "1 award", 5 as "5 awards", 0 as "no awards"."""
    return f"{number or 'no'} {one if str(number) == '1' else many or one + 's'}"


def dates(rows: Iterable[Any], lines: str, name: str) -> Markup:
    """The days that the `also` lines of the rows hold, written out."""
    return listed(dict.fromkeys(date(inner[name]) for row in rows for inner in row[lines]))


def dated(rows: Iterable[Any], name: str) -> Markup:
    """The days that rows hold, written out."""
    return listed(dict.fromkeys(date(row[name]) for row in rows))


def date(day: object) -> str:
    """ "2024-01-28" as "Sunday 28 January 2024"; what is no date as it is."""
    try:
        found = datetime.date.fromisoformat(str(day))
    except ValueError:
        return str(day)
    return f"{found:%A} {found.day} {found:%B %Y}"


def capital(text: object) -> Markup:
    """The text with its first letter large."""
    written = escape(text)
    return Markup(written[:1].upper()) + written[1:]


def ended(text: object, tag: str = "") -> Markup:
    """The end of a sentence: the text, the tag that closes it, and a full stop unless it has a mark of its own or is a list."""
    written = escape(text)
    inner = written.removesuffix(_UNFOLDED)
    stop = "" if inner.endswith(_ENDS) or "\n" in inner else "."
    closed = written[len(inner) :] + Markup(tag)
    return inner + stop + closed if closed.startswith(_UNFOLDED) else inner + closed + stop
