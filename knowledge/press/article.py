"""An article as it was published: its bytes made text, what stands above it (title, address, day), and where its body begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.claims import Origin
from knowledge.press.page import is_page, page_text

MOST_BYTES = 2_000_000
MOST_CHARACTERS = 200_000
_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"(?P<key>[A-Za-z_]{3,12}):[ \t]*(?P<value>[^\r\n]*)(?:\r?\n|\Z)")
_HEAD = ("source", "title", "url", "date", "publisher", "published")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<![\d#])((?:19|20)\d\d)(?!\d)")
_LONGEST_TITLE = 120  # characters
_TOP = 6  # lines in which an article tells its day
_SHORT_LINE = 80  # characters of a line above the text
_DATELINE = 60  # characters of the first long line, which may begin with where and when it was written
_ODD = 0.02  # of the characters may be control characters


class ArticleError(ValueError):
    """A file that cannot be read as an article; says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """The whole text of an article, the place where its body begins, its origin, and its day and year as far as it tells them."""

    text: str
    body: int
    origin: Origin
    day: date | None = None
    year: int | None = None


def read_article(raw: bytes, name: str, months: Sequence[str] = ()) -> Article:
    """The article in the bytes of a file: text, markdown with a front matter, or HTML. Raises ArticleError.

    With the names of the `months`, a day written in words above the text is its day too.
    """
    if len(raw) > MOST_BYTES:
        raise ArticleError(f"{name} has {len(raw):,} bytes, {MOST_BYTES:,} are allowed")
    text = _decoded(raw, name)
    if is_page(text):
        found = page_text(text)
        if found is None:
            raise ArticleError(f"{name} is a page without an article in it")
        text = found
    if not text.strip():
        raise ArticleError(f"{name} is empty")
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(f"{name} has {len(text):,} characters of text, {MOST_CHARACTERS:,} are allowed")
    fields, body = _head(text)
    return _dated(text, body, fields, name, months)


def _decoded(raw: bytes, name: str) -> str:
    text = ""
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    odd = sum(char < " " and char not in "\t\n\r\f" for char in text) + text.count("\ufffd")
    if odd > _ODD * len(text) or "\0" in text or (raw and not text):
        raise ArticleError(f"{name} is no text")
    return text


def _head(text: str) -> tuple[dict[str, str], int]:
    """The fields of a front matter, fenced or as plain lines on top, and where the body begins."""
    start = len(text) - len(text.lstrip())
    fence = _FENCE.match(text, start)
    if fence:
        return {found["key"].casefold(): found["value"].strip(" \t\"'") for found in _FIELD.finditer(fence[1])}, fence.end()
    fields: dict[str, str] = {}
    while (found := _FIELD.match(text, start)) and (fields or found["key"].casefold() in _HEAD):
        fields[found["key"].casefold()] = found["value"].strip(" \t\"'")
        start = found.end()
    return fields, start


def _dated(text: str, body: int, fields: dict[str, str], name: str, months: Sequence[str]) -> Article:
    head = " ".join(fields.get(key, "") for key in ("date", "published", "source", "url"))
    top = text[body:].lstrip().splitlines()[:_TOP]
    above = "\n".join(_above(top))
    day = _day(head) or worded_day(head, months) or _numbered_day(head)
    day = day or _day(" ".join(top)) or worded_day(above, months) or _numbered_day(above)
    years = _YEAR.findall(head)
    year = day.year if day else int(years[0]) if years else None
    title = fields.get("title") or _headline(text[body:])
    publisher = fields.get("publisher") or fields.get("source", "").split(",")[0]
    told = day.isoformat() if day else ""
    return Article(text, body, Origin(_short(title) or Path(name).stem, fields.get("url", ""), told, publisher[:300]), day, year)


def _headline(body: str) -> str:
    """The first line of a body, if it is not the first paragraph of a text without a title."""
    first = next((line.strip("# *_\t") for line in body.splitlines() if line.strip("# *_\t-=~")), "")
    return "" if len(first) > _LONGEST_TITLE and first.endswith(".") else first


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _day(text: str) -> date | None:
    for found in _DAY.finditer(text):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            continue
    return None


def _numbered_day(text: str) -> date | None:
    """A day in numbers of which only one can be the month: "14/04/2021", "4/14/2021", "04.04.2021"."""
    for found in _NUMBERS.finditer(text):
        numbers = {int(found[1]), int(found[3])}
        months = sorted(number for number in numbers if 1 <= number <= 12)
        if len(months) == 1:
            try:
                return date(int(found[4]), months[0], max(numbers))
            except ValueError:
                continue
    return None


def _above(top: Sequence[str]) -> Iterator[str]:
    """The short lines above a text, a headline of any length among them, and how its first long one begins."""
    for at, line in enumerate(top):
        yield line if len(line) <= _SHORT_LINE else line[:_DATELINE]
        if len(line) > _SHORT_LINE and (at or line.endswith(".")):
            return


def worded_day(text: str, months: Sequence[str]) -> date | None:
    """A day written with the name of its month, whole or short: "8 January 2018", "Dec. 4, 2017"."""
    named = "|".join(f"{month[:3]}(?:{month[3:]}|{month[3:4]})?" for month in months)
    number, year = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
    written = (
        rf"\b{number.format('day')}(?: of)? (?P<month>{named})\.?,? {year}\b",
        rf"\b(?P<month>{named})\.? {number.format('day')},? {year}\b",
    )
    for form in written if months else ():
        if found := re.search(form, text, re.IGNORECASE):
            month = next(at for at, each in enumerate(months, 1) if each.startswith(found["month"].casefold()[:3]))
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                continue
    return None
