"""Lines no longer than a terminal is wide, broken between words."""

from __future__ import annotations

import re
import shutil
from typing import TextIO

_CODE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")  # what colours and links take no room


def width_of(out: TextIO) -> int:
    """How many columns what is written there has; 0 where nobody counts them, as in a pipe."""
    return shutil.get_terminal_size().columns if out.isatty() else 0


def wrap(text: str, width: int) -> str:
    """The text with breaks in the place of spaces, so that no line is wider; what has no space is left to the terminal."""
    return "\n".join(_wrapped(line, width) for line in text.split("\n")) if width else text


def _wrapped(line: str, width: int) -> str:
    """A line broken where it must be; what goes on stands under where the line began."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    words = line.split(" ")
    broken, used = words[0], _columns(words[0])
    for word in words[1:]:
        room = _columns(word)
        fits = used + 1 + room <= width
        broken += f" {word}" if fits else f"\n{indent}{word}"
        used = used + 1 + room if fits else len(indent) + room
    return broken


def _columns(text: str) -> int:
    from prompt_toolkit.utils import get_cwidth  # loaded here because it takes a tenth of a second, which a pipe need not wait

    return get_cwidth(_CODE.sub("", text))
