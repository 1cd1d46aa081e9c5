"""Telegram HTML as a terminal shows it: with colour its links can be clicked, without it their addresses stand behind them."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from typing import TextIO

_STYLES = {"b": "\x1b[1m", "strong": "\x1b[1m", "i": "\x1b[2m", "em": "\x1b[2m", "u": "\x1b[4m", "a": "\x1b[36m"}
_RESET = "\x1b[0m"


def has_colour(out: TextIO) -> bool:
    """Whether to colour what is written there; the environment may refuse it (no-color.org)."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def render(html: str, *, colour: bool) -> str:
    """Bold as bold, italics as dim and links as links where there is colour, `title (address)` for a link where there is none."""
    reader = _Reader(colour)
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip("\n")


def visible(text: str) -> str:
    """The text without control characters: an escape sequence in a name must not reach the terminal."""
    return "".join(char for char in text if char == "\n" or not (char < " " or "\x7f" <= char <= "\x9f"))


class _Reader(HTMLParser):
    """Collects the parts of a text while its tags are read."""

    def __init__(self, colour: bool) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._colour = colour
        self._open: list[str] = []
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = visible(dict(attrs).get("href") or "")
            if self._address:
                self._link(self._address)
        self._open.append(tag)
        self._style(_STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        self._style(_RESET + "".join(_STYLES.get(each, "") for each in self._open))
        if tag == "a" and self._address:
            self._link("")
            self.parts += [] if self._colour else [f" ({self._address})"]

    def handle_data(self, data: str) -> None:
        self.parts.append(visible(data))

    def _link(self, address: str) -> None:
        """Begins a link that terminals let you click (OSC 8), or with no address ends it."""
        self._style(f"\x1b]8;;{address}\x1b\\")

    def _style(self, code: str) -> None:
        if self._colour:
            self.parts.append(code)
