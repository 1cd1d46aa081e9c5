"""A message no longer than Telegram takes, cut where a line ends and without breaking its HTML."""

from __future__ import annotations

import re

LIMIT = 4096
_LONGEST_ENDING = 1000
_MARK = "…"
_PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-z-]+)[^<>]*>|&#?\w+;|.", re.DOTALL)


def length(text: str) -> int:
    """How Telegram counts: UTF-16 units, an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, limit: int = LIMIT) -> str:
    """The text itself, or as many of its lines as fit, a mark, and its last line, where replies name their source."""
    text = text.replace("\x00", "")
    if length(text) <= limit:
        return text
    ending = _ending(text, min(_LONGEST_ENDING, limit // 2))
    head = _head(text[: len(text) - len(ending)], limit - length(ending))
    return head + ending


def _ending(text: str, most: int) -> str:
    """The last line with the break before it, if it is short and stands outside every tag; else nothing."""
    at = text.rfind("\n")
    line = text[at:]
    return line if at > 0 and length(line) <= most and not _open_tags(line) and not _open_tags(text[:at]) else ""


def _head(text: str, room: int) -> str:
    """As much of the text as fits with its open tags closed; whole lines, unless that leaves less than half."""
    whole, line = (0, ""), (0, "")
    used, tags = 0, list[str]()
    for piece in _PIECE.finditer(text):
        if piece[0] == "\n":
            line = whole
        used += length(piece[0])
        _follow(piece, tags)
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        if used + len(closing) + len(_MARK) + 1 > room:
            break
        whole = (piece.end(), closing)
    if line[0] * 2 >= whole[0]:
        return f"{text[: line[0]]}{line[1]}\n{_MARK}"
    return f"{text[: whole[0]]}{_MARK}{whole[1]}"


def _open_tags(text: str) -> list[str]:
    tags: list[str] = []
    for piece in _PIECE.finditer(text):
        _follow(piece, tags)
    return tags


def _follow(piece: re.Match[str], tags: list[str]) -> None:
    """Keeps the list of tags still open, outermost first; a closing tag without its opening one counts as open."""
    if not piece["tag"]:
        return
    if piece["close"] and tags and tags[-1] == piece["tag"]:
        tags.pop()
    else:
        tags.append(piece["tag"])
