"""The article in a web page: its text without menus, links and scripts. Needs the extra `[html]`."""

from __future__ import annotations

import re

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_MARKED = re.compile(r"</?(?:p|div|table|ul|article|section|h[1-6])\b", re.IGNORECASE)
_FEWEST_MARKS = 4
_ONLY_A_YEAR = "-01-01"  # what a page that names only a year is dated


class MissingReader(ValueError):
    """Reading a page needs a package that is not installed."""


def is_page(text: str) -> bool:
    """Whether a text is HTML rather than an article's own words."""
    return bool(_PAGE.match(text[:4000])) or len(_MARKED.findall(text[:20_000])) >= _FEWEST_MARKS


def page_text(page: str) -> str | None:
    """The main text of a page under a front matter, tables and lists kept as markdown; None where there is none."""
    try:
        import trafilatura
    except ImportError as error:
        raise MissingReader("reading HTML needs the extra html: pip install 'marquee[html]'") from error
    body = trafilatura.extract(page, favor_precision=True, include_tables=True, include_comments=False, output_format="markdown")
    if not body:
        return None
    told = trafilatura.extract_metadata(page)
    day = (told.date or "").removesuffix(_ONLY_A_YEAR) if told else ""
    fields = {"title": told.title, "url": told.url, "date": day, "publisher": told.sitename} if told else {}
    head = "".join(f"{key}: {' '.join(str(value).split())}\n" for key, value in fields.items() if value)
    return f"---\n{head}---\n{body}\n"
