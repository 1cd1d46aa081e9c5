"""What the Bot API accepts of the methods the bot uses: fields, types, lengths, HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any


class Refused(Exception):
    """A request the Bot API would not carry out; the message is its description."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status


Check = Callable[[Any], None]
_INTEGER = re.compile(r"-?\d+")
_TAGS = set("b strong i em u ins s strike del span tg-spoiler a tg-emoji code pre blockquote".split())


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check_text(text: str, most: int = 4096) -> None:
    if not text.strip():
        raise Refused("Bad Request: message text is empty")
    if units(text) > most:
        raise Refused("Bad Request: message is too long")


def check_html(text: str) -> str:
    """Returns the text without its tags."""
    parser = _Html()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise Refused(f"Bad Request: can't parse entities: Can't find end tag corresponding to start tag {parser.open[-1]}")
    return "".join(parser.text)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise Refused(f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}" at byte offset 0')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Refused(f'Bad Request: can\'t parse entities: Unmatched end tag "{tag}"')

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def check_message(fields: dict[str, Any], key: str = "text") -> None:
    """A text with its parse mode, in a request or in an inline result."""
    mode = fields.get("parse_mode")
    if mode not in (None, "HTML"):
        raise Refused("Bad Request: unsupported parse_mode")
    check_text(check_html(fields[key]) if mode else fields[key])


def check_markup(markup: Any) -> None:
    for row in markup["inline_keyboard"]:
        for button in row:
            known(button, {"text", "url", "callback_data", "switch_inline_query_current_chat"}, {"text"})
            if len(button) != 2:
                raise Refused("Bad Request: a button needs exactly one action")
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise Refused("Bad Request: BUTTON_DATA_INVALID")


def check_results(results: Any) -> None:
    if len(results) > 50:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) != len(results):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    for result in results:
        needed = {"type", "id", "title", "input_message_content"}
        known(result, needed | {"description", "url", "thumbnail_url", "reply_markup"}, needed)
        if result["type"] != "article" or not 1 <= len(result["id"].encode()) <= 64 or not result["title"]:
            raise Refused("Bad Request: RESULT_INVALID")
        content = result["input_message_content"]
        known(content, {"message_text", "parse_mode", "entities", "link_preview_options"}, {"message_text"})
        check_message(content, "message_text")


def check_offset(offset: str) -> None:
    if len(offset.encode()) > 64:
        raise Refused("Bad Request: NEXT_OFFSET_INVALID")


def check_notice(text: str) -> None:
    if len(text) > 200:
        raise Refused("Bad Request: MESSAGE_TOO_LONG")


def known(given: dict[str, Any], allowed: set[str], needed: set[str]) -> None:
    if not isinstance(given, dict) or needed - given.keys():
        raise Refused(f"Bad Request: missing {sorted(needed - given.keys())}")
    if given.keys() - allowed:
        raise Refused(f"Bad Request: unknown {sorted(given.keys() - allowed)}")


def any_value(value: Any) -> None:
    """Its type says enough."""


# Method -> field -> (type, required, check). Fields that the bot has no use for are left out, and so refused.
METHODS: dict[str, dict[str, tuple[str, bool, Check]]] = {
    "getMe": {},
    "deleteWebhook": {"drop_pending_updates": ("Boolean", False, any_value)},
    "getUpdates": {
        "offset": ("Integer", False, any_value),
        "limit": ("Integer", False, any_value),
        "timeout": ("Integer", False, any_value),
        "allowed_updates": ("JSON", False, any_value),
    },
    "sendMessage": {
        "chat_id": ("Integer", True, any_value),
        "message_thread_id": ("Integer", False, any_value),
        "text": ("String", True, any_value),
        "parse_mode": ("String", False, any_value),
        "link_preview_options": ("JSON", False, any_value),
        "reply_parameters": ("JSON", False, any_value),
        "reply_markup": ("JSON", False, check_markup),
    },
    "answerCallbackQuery": {
        "callback_query_id": ("String", True, any_value),
        "text": ("String", False, check_notice),
        "show_alert": ("Boolean", False, any_value),
    },
    "answerInlineQuery": {
        "inline_query_id": ("String", True, any_value),
        "results": ("JSON", True, check_results),
        "cache_time": ("Integer", False, any_value),
        "is_personal": ("Boolean", False, any_value),
        "next_offset": ("String", False, check_offset),
        "button": ("JSON", False, any_value),
    },
}


def read_fields(method: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The fields of a request by their types; raises Refused for what the Bot API does not take."""
    rules = METHODS[method]
    known(sent, set(rules), {name for name, (_, required, _) in rules.items() if required})
    fields = {name: _typed(name, value, rules[name][0]) for name, value in sent.items()}
    for name, value in fields.items():
        rules[name][2](value)
    if method == "sendMessage":
        check_message(fields)
    return fields


def _typed(name: str, value: Any, kind: str) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if kind == "Integer":
            return int(_INTEGER.fullmatch(value)[0])  # type: ignore[index]
        if kind == "Boolean":
            return {"true": True, "false": False}[value.lower()]
        return json.loads(value) if kind == "JSON" else value
    except (ValueError, KeyError, TypeError):
        raise Refused(f"Bad Request: {name} is not of type {kind}") from None
