"""Answers offered while a question is still being typed, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Suggestion
from bot.telegram.fitting import fit

PAGE = 10
MOST = 50
_TITLE, _DESCRIPTION = 120, 240


@dataclass(frozen=True, slots=True)
class Page:
    """One page of articles as Telegram takes it: JSON made once, and where the next page starts ("" at the end)."""

    results: str
    next_offset: str


def start_of(offset: str) -> int:
    """The first suggestion of the page that an offset stands for; what is no number starts from the beginning."""
    return min(int(offset), MOST) if offset.isascii() and offset.isdigit() and len(offset) <= 4 else 0


def page(suggestions: Sequence[Suggestion], start: int) -> Page:
    """The page from `start` on. The suggestions may go on behind it; how many do not matter."""
    shown = suggestions[start : start + PAGE]
    articles = [_article(suggestion, start + index) for index, suggestion in enumerate(shown)]
    following = start + len(shown)
    more = len(suggestions) > following and following < MOST
    return Page(json.dumps(articles, ensure_ascii=False), str(following) if more else "")


def _article(suggestion: Suggestion, index: int) -> dict[str, object]:
    content = {
        "message_text": fit(suggestion.reply.text),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return {
        "type": "article",
        "id": str(index),
        "title": _short(suggestion.title, _TITLE) or "…",
        "description": _short(suggestion.description, _DESCRIPTION),
        "input_message_content": content,
    }


def _short(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"
