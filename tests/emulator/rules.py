"""What the Bot API accepts of the methods the bot uses: a table of fields and types, each with its check."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from emulator import checks
from emulator.checks import any_value
from emulator.refused import Refused

Check = Callable[[Any], None]
Fields = dict[str, tuple[str, bool, Check]]
_INTEGER = re.compile(r"-?\d+")

_TO_CHAT: Fields = {"chat_id": ("Integer", True, any_value)}
_SENT: Fields = {
    **_TO_CHAT,
    "message_thread_id": ("Integer", False, any_value),
    "disable_notification": ("Boolean", False, any_value),
    "reply_parameters": ("JSON", False, checks.check_reply),
    "reply_markup": ("JSON", False, checks.check_markup),
}
_EDITED: Fields = {
    "chat_id": ("Integer", False, any_value),
    "message_id": ("Integer", False, any_value),
    "inline_message_id": ("String", False, any_value),
    "reply_markup": ("JSON", False, checks.check_markup),
}
_TEXT: Fields = {
    "text": ("String", True, any_value),
    "parse_mode": ("String", False, any_value),
    "link_preview_options": ("JSON", False, any_value),
}
_SCOPE: Fields = {
    "scope": ("JSON", False, checks.check_scope),
    "language_code": ("String", False, checks.check_language),
}
_KINDS: Fields = {"allowed_updates": ("JSON", False, any_value)}
_DROP: Fields = {"drop_pending_updates": ("Boolean", False, any_value)}

# Method -> field -> (type, required, check). Fields that the bot has no use for are left out, and so refused.
METHODS: dict[str, Fields] = {
    "getMe": {},
    "getUpdates": {
        "offset": ("Integer", False, any_value),
        "limit": ("Integer", False, any_value),
        "timeout": ("Integer", False, any_value),
        **_KINDS,
    },
    "setWebhook": {
        "url": ("String", True, checks.check_webhook),
        "max_connections": ("Integer", False, checks.check_connections),
        "secret_token": ("String", False, checks.check_secret),
        **_KINDS,
        **_DROP,
    },
    "deleteWebhook": _DROP,
    "getWebhookInfo": {},
    "sendMessage": {**_SENT, **_TEXT},
    "editMessageText": {**_EDITED, **_TEXT, "text": ("String", False, any_value)},
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": {**_TO_CHAT, "message_id": ("Integer", True, any_value)},
    "sendPoll": {
        **_SENT,
        "question": ("String", True, any_value),
        "options": ("JSON", True, checks.check_options),
        "is_anonymous": ("Boolean", False, any_value),
        "type": ("String", False, any_value),
        "allows_multiple_answers": ("Boolean", False, any_value),
        "correct_option_ids": ("JSON", False, any_value),
        "explanation": ("String", False, any_value),
        "explanation_parse_mode": ("String", False, any_value),
        "open_period": ("Integer", False, any_value),
        "is_closed": ("Boolean", False, any_value),
    },
    "stopPoll": {**_TO_CHAT, "message_id": ("Integer", True, any_value), "reply_markup": ("JSON", False, checks.check_markup)},
    "sendChatAction": {
        **_TO_CHAT,
        "message_thread_id": ("Integer", False, any_value),
        "action": ("String", True, checks.check_action),
    },
    "getChat": _TO_CHAT,
    "getChatMember": {**_TO_CHAT, "user_id": ("Integer", True, any_value)},
    "getChatAdministrators": _TO_CHAT,
    "leaveChat": _TO_CHAT,
    "setMyCommands": {"commands": ("JSON", True, checks.check_commands), **_SCOPE},
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyDescription": {
        "description": ("String", False, checks.at_most(512)),
        "language_code": _SCOPE["language_code"],
    },
    "setMyShortDescription": {
        "short_description": ("String", False, checks.at_most(120)),
        "language_code": _SCOPE["language_code"],
    },
    "answerCallbackQuery": {
        "callback_query_id": ("String", True, any_value),
        "text": ("String", False, checks.check_notice),
        "show_alert": ("Boolean", False, any_value),
        "url": ("String", False, any_value),
        "cache_time": ("Integer", False, any_value),
    },
    "answerInlineQuery": {
        "inline_query_id": ("String", True, any_value),
        "results": ("JSON", True, checks.check_results),
        "cache_time": ("Integer", False, any_value),
        "is_personal": ("Boolean", False, any_value),
        "next_offset": ("String", False, checks.check_offset),
        "button": ("JSON", False, checks.check_results_button),
    },
}


def read_fields(method: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The fields of a request by their types; raises Refused for what the Bot API does not take."""
    rules = METHODS[method]
    checks.known(sent, set(rules), {name for name, (_, required, _) in rules.items() if required})
    fields = {name: _typed(name, value, rules[name][0]) for name, value in sent.items()}
    for name, value in fields.items():
        rules[name][2](value)
    if method == "sendPoll":
        checks.check_poll(fields)
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
