"""How the sources of a reply are named: each address once, the titles of its parts as the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from bot.reply import Source

_MARK = re.compile(r"(?=[,:;(])")


def cited(sources: Iterable[Source]) -> tuple[Source, ...]:
    """One source for each address: "The Database, nights 1 to 9" and "The Database, nights 10 to 19" are "The Database"."""
    titles: dict[str, list[str]] = {}
    urls: dict[str, str] = {}
    for source in sources:
        address = source.url or source.title
        titles.setdefault(address, []).append(source.title)
        urls[address] = source.url
    return tuple([Source(_whole(parts), urls[address]) for address, parts in titles.items()])


def _whole(titles: list[str]) -> str:
    """What titles begin with alike, up to a mark; the first where they do not."""
    parts = zip(*map(_MARK.split, titles), strict=False)
    shared = [alike[0] for alike in takewhile(lambda alike: len(set(alike)) == 1, parts)]
    return "".join(shared).strip() or titles[0]
