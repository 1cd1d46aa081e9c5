"""What the Bot API says of its fields only in prose: lengths, numbers, letters, which go together."""

from __future__ import annotations

import re
from typing import Any

from emulator.markup import Entity, read_html, units
from emulator.refused import Refused

_TEXT, _RESULTS, _BUTTON_DATA, _NOTICE = 4096, 50, 64, 200
_ACTIONS = {"url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"}
_SCOPES = {
    **{name: set[str]() for name in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")},
    **{"chat": {"chat_id"}, "chat_administrators": {"chat_id"}, "chat_member": {"chat_id", "user_id"}},
}
_TYPING = {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}


def any_value(value: Any) -> None:
    """Its type says enough."""


def known(given: Any, allowed: set[str], needed: set[str]) -> None:
    if not isinstance(given, dict) or needed - given.keys():
        raise Refused(f"Bad Request: missing {sorted(needed - set(given))}")
    if given.keys() - allowed:
        raise Refused(f"Bad Request: unknown {sorted(given.keys() - allowed)}")


def read_text(fields: dict[str, Any], key: str = "text") -> tuple[str, list[Entity]]:
    """The text of a message as it will be shown, with its markup; raises Refused."""
    mode = fields.get("parse_mode")
    if mode not in (None, "HTML"):
        raise Refused("Bad Request: unsupported parse_mode")
    text, entities = read_html(fields[key]) if mode else (fields[key], [])
    if not text.strip():
        raise Refused("Bad Request: message text is empty")
    if units(text) > _TEXT:
        raise Refused("Bad Request: message is too long")
    return text, entities


def check_markup(markup: Any) -> None:
    known(markup, {"inline_keyboard"}, {"inline_keyboard"})
    for row in markup["inline_keyboard"]:
        for button in row:
            known(button, {"text", *_ACTIONS}, {"text"})
            if not button["text"].strip():
                raise Refused("Bad Request: can't parse inline keyboard button: Text button text must be non-empty")
            if len(button) != 2:
                raise Refused(
                    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
                )
            if not 1 <= len(button.get("callback_data", "x").encode()) <= _BUTTON_DATA:
                raise Refused("Bad Request: BUTTON_DATA_INVALID")


def check_reply(reply: Any) -> None:
    known(reply, {"message_id", "allow_sending_without_reply", "quote"}, {"message_id"})


def check_results(results: Any) -> None:
    if len(results) > _RESULTS:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    if len({result["id"] for result in results}) != len(results):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    for result in results:
        needed = {"type", "id", "title", "input_message_content"}
        known(result, needed | {"description", "url", "thumbnail_url", "reply_markup"}, needed)
        if result["type"] != "article" or not 1 <= len(result["id"].encode()) <= 64 or not result["title"]:
            raise Refused("Bad Request: RESULT_ID_INVALID")
        content = result["input_message_content"]
        known(content, {"message_text", "parse_mode", "entities", "link_preview_options"}, {"message_text"})
        read_text(content, "message_text")
        if "reply_markup" in result:
            check_markup(result["reply_markup"])


def check_results_button(button: Any) -> None:
    known(button, {"text", "start_parameter"}, {"text", "start_parameter"})
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button["start_parameter"]):
        raise Refused("Bad Request: START_PARAM_INVALID")


def check_offset(offset: str) -> None:
    if len(offset.encode()) > 64:
        raise Refused("Bad Request: NEXT_OFFSET_INVALID")


def check_notice(text: str) -> None:
    if units(text) > _NOTICE:
        raise Refused("Bad Request: MESSAGE_TOO_LONG")


def check_options(options: Any) -> None:
    if not 1 <= len(options) <= 12:
        raise Refused(
            "Bad Request: poll must have at least 1 option" if not options else "Bad Request: poll can't have more than 12"
        )
    for option in options:
        text = option["text"] if isinstance(option, dict) else option
        if not text.strip():
            raise Refused("Bad Request: poll options must be non-empty")
        if units(text) > 100:
            raise Refused("Bad Request: poll options length must not exceed 100")


def check_poll(fields: dict[str, Any]) -> None:
    if not fields["question"].strip():
        raise Refused("Bad Request: poll question must be non-empty")
    if units(fields["question"]) > 300:
        raise Refused("Bad Request: poll question length must not exceed 300")
    if "open_period" in fields and not 5 <= fields["open_period"] <= 2_628_000:
        raise Refused("Bad Request: OPEN_PERIOD_INVALID")
    if fields.get("type", "regular") not in ("regular", "quiz"):
        raise Refused("Bad Request: unsupported poll type specified")
    if fields.get("type") == "quiz":
        _check_quiz(fields)


def _check_quiz(fields: dict[str, Any]) -> None:
    right = fields.get("correct_option_ids", [])
    if not right or not all(0 <= number < len(fields["options"]) for number in right):
        raise Refused("Bad Request: wrong correct option ID specified")
    explanation = fields.get("explanation", "")
    if fields.get("explanation_parse_mode") == "HTML":
        explanation, _ = read_html(explanation)
    if units(explanation) > 200 or explanation.count("\n") > 2:
        raise Refused("Bad Request: quiz explanation is too long")


def check_commands(commands: Any) -> None:
    if len(commands) > 100:
        raise Refused("Bad Request: BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        known(command, {"command", "description"}, {"command", "description"})
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Refused("Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise Refused("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def check_scope(scope: Any) -> None:
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise Refused("Bad Request: can't parse BotCommandScope: unsupported type specified")
    known(scope, {"type", *_SCOPES[scope["type"]]}, {"type", *_SCOPES[scope["type"]]})


def check_language(code: str) -> None:
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise Refused("Bad Request: invalid language code specified")


def check_action(action: str) -> None:
    if action not in _TYPING:
        raise Refused("Bad Request: wrong parameter action in request")


def check_secret(token: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", token):
        raise Refused("Bad Request: secret token contains unallowed characters")


def check_connections(number: int) -> None:
    if not 1 <= number <= 100:
        raise Refused("Bad Request: bad webhook: max_connections must be from 1 to 100")


def check_webhook(url: str) -> None:
    """As a server of one's own, which takes plain HTTP too."""
    if url and not url.startswith(("https://", "http://")):
        raise Refused("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")


def at_most(most: int) -> Any:
    """A check for a text of a certain length."""

    def check(text: str) -> None:
        if units(text) > most:
            raise Refused("Bad Request: text is too long")

    return check
