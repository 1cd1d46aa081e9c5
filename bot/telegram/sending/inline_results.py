"""Answers offered while something is still being typed, a page at a time: JSON made once, however often it is sent."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.sending.fitting import fit

PAGE = 10
MOST = 50
_TITLE, _DESCRIPTION = 120, 240
_WORD = re.compile(r"[A-Za-z0-9_-]{1,64}")
KEEP, KEEP_NOTHING = 300, 20  # seconds Telegram may show a page to others who type the same


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results as Telegram takes it, where the next one starts ("" at the end), and the button above it.

    `keep`: seconds for which it may be shown to others who type the same, or if `personal` to the same person.
    """

    results: str
    next_offset: str
    button: str = ""
    keep: int = KEEP
    personal: bool = False

    def fields(self) -> dict[str, object]:
        """The fields of the answer."""
        told = {"results": self.results, "next_offset": self.next_offset, "cache_time": self.keep, "is_personal": self.personal}
        return {**told, "button": self.button} if self.button else told


def start_of(offset: str) -> int:
    """The first result of the page that an offset stands for; what is no number starts from the beginning."""
    return min(int(offset), MOST) if offset.isascii() and offset.isdigit() and len(offset) <= 4 else 0


def page(articles: Sequence[str], start: int, more: bool, button: str = "", personal: bool = False) -> Page:
    """The page of these articles, the first of which is the one at `start`; `more` says whether any follow."""
    following = start + len(articles)
    keep = KEEP if articles else KEEP_NOTHING
    return Page(f"[{','.join(articles)}]", str(following) if more and following < MOST else "", button, keep, personal)


def article(number: str, title: str, description: str, text: str, link: tuple[str, str] | None = None) -> str:
    """One result as JSON; `link` is what a button below the message says, and where it leads."""
    content = {"message_text": fit(text), "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    made: dict[str, object] = {
        "type": "article",
        "id": number,
        "title": _short(title, _TITLE) or "…",
        "description": _short(description, _DESCRIPTION),
        "input_message_content": content,
    }
    if link:
        made["reply_markup"] = {"inline_keyboard": [[{"text": link[0], "url": link[1]}]]}
    return json.dumps(made, ensure_ascii=False)


def start_of_question(question: str) -> str:
    """What /start is to be told so that it asks a question; nothing where it cannot carry that."""
    word = "-".join(question.split())
    return word if _WORD.fullmatch(word) else ""


def start_button(text: str, parameter: str) -> str:
    """The button above the results that leads to the private chat, with what /start is to be told there."""
    return json.dumps({"text": text, "start_parameter": parameter}, ensure_ascii=False)


def _short(line: str, most: int) -> str:
    return line if len(line) <= most else line[: most - 1] + "…"
