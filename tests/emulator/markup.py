"""Telegram's HTML, read as strictly as Telegram reads it: each `<` opens a tag it knows, each tag is closed in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from emulator.refused import Refused

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    **{"a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote"},
}
_OPENING = re.compile(r"<(?P<tag>[^\s>/]*)(?P<attributes>(?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_CHARACTER = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(frozen=True, slots=True)
class Entity:
    """One piece of markup: its kind, where it is in UTF-16 units, and the address of a link."""

    kind: str
    offset: int
    length: int
    url: str = ""

    def as_json(self) -> dict[str, object]:
        return {"type": self.kind, "offset": self.offset, "length": self.length} | ({"url": self.url} if self.url else {})


def units(text: str) -> int:
    """How Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_html(html: str) -> tuple[str, list[Entity]]:
    """The text without its tags, and what they mark; raises Refused with Telegram's words."""
    text, entities, opened, at = "", list[Entity](), list[tuple[str, int, str]](), 0
    while at < len(html):
        if html.startswith("</", at):
            at = _close(html, at, text, opened, entities)
        elif html[at] == "<":
            tag, url, at = _open(html, at)
            opened.append((tag, units(text), url))
        else:
            character = _CHARACTER.match(html, at)
            text += _character(character) if character else html[at]
            at = character.end() if character else at + 1
    if opened:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text, entities


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    code = int(found[2]) if found[2] else int(found[3], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


def _open(html: str, at: int) -> tuple[str, str, int]:
    """The tag opened there, the address it may have, and where it ends."""
    found = _OPENING.match(html, at)
    tag = (found["tag"] if found else re.split(r"[\s>]", html[at + 1 :], maxsplit=1)[0]).lower()
    if tag not in _KINDS:
        raise _broken(f'Unsupported start tag "{tag}" at byte offset {_byte(html, at)}')
    if found is None:
        raise _broken(f"Unclosed start tag at byte offset {_byte(html, at)}")
    attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(found["attributes"])}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {_byte(html, at)}')
    return tag, read_characters(attributes.get("href", "")), found.end()


def read_characters(value: str) -> str:
    return _CHARACTER.sub(_character, value)


def _close(html: str, at: int, text: str, opened: list[tuple[str, int, str]], entities: list[Entity]) -> int:
    end = html.find(">", at)
    tag = html[at + 2 : end].strip().lower()
    if end < 0 or not opened:
        raise _broken(f"Unexpected end tag at byte offset {_byte(html, at)}")
    expected, start, url = opened.pop()
    if tag != expected:
        raise _broken(f'Unmatched end tag at byte offset {_byte(html, at)}, expected "</{expected}>", found "</{tag}>"')
    if units(text) > start and (expected != "a" or url):
        entities.append(Entity(_KINDS[expected], start, units(text) - start, url))
    return end + 1


def _byte(html: str, at: int) -> int:
    return len(html[:at].encode("utf-8", "replace"))


def _broken(told: str) -> Refused:
    return Refused(f"Bad Request: can't parse entities: {told}")
