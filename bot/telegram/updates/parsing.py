"""What an update, as JSON, asks of the bot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from telegram import User
from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.telegram.updates.requests import (
    Asked,
    Chosen,
    Command,
    Membership,
    Moved,
    Pressed,
    Request,
    Typing,
    Vote,
    Where,
    Wordless,
)

ALLOWED_UPDATES = (
    *("message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member", "poll_answer"),
)
Json = Mapping[str, Any]
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_THERE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER, ChatMemberStatus.RESTRICTED)
_WORDLESS = frozenset(kind.value for kind in MessageAttachmentType)


def read_update(update: Json, me: User, known: Callable[[str], bool]) -> Request | None:
    """What the update asks; None where it asks nothing, as in a group where the bot is not addressed.

    `known` says which commands are the bot's.
    """
    if query := update.get("inline_query"):
        return Typing(query["id"], _clean(query["query"]), query["offset"], query["from"]["id"], _language(query))
    if chosen := update.get("chosen_inline_result"):
        return Chosen(chosen["result_id"])
    if change := update.get("my_chat_member"):
        return _membership(change)
    if answer := update.get("poll_answer"):
        return _vote(answer)
    if query := update.get("callback_query"):
        return _pressed(query)
    message = update.get("message") or update.get("edited_message")
    if not message or _is(message.get("via_bot"), me) or not _by_a_human(message):
        return None
    return _message(message, me, known, edited="message" not in update)


def _by_a_human(message: Json) -> bool:
    """Other bots are not answered; who writes as a group or channel has a bot for a name, and is."""
    return "from" in message and (not message["from"].get("is_bot") or "sender_chat" in message)


def _pressed(query: Json) -> Pressed:
    message, user = query.get("message"), query["from"]["id"]
    data = _clean(query.get("data", ""))
    if not message:
        return Pressed(None, query["id"], data)
    chat = message["chat"]
    where = Where(chat["id"], user, chat["type"], _topic(message), language=_language(query))
    return Pressed(where, query["id"], data, message["message_id"], message.get("text", ""))


def _membership(change: Json) -> Membership:
    old, new, chat = change["old_chat_member"], change["new_chat_member"], change["chat"]
    there, group = new["status"] in _THERE, chat["type"] in _GROUPS
    where = Where(chat["id"], change["from"]["id"], chat["type"], language=_language(change))
    added = there and old["status"] not in _THERE and group
    return Membership(where, added, not there, group and _silenced(new))


def _silenced(member: Json) -> bool:
    """Whether nothing may be written, with no end to it."""
    restricted = member["status"] == ChatMemberStatus.RESTRICTED and not member.get("can_send_messages")
    return restricted and member.get("until_date", 0) <= 0


def _vote(answer: Json) -> Vote | None:
    """Who votes as a channel or a group has no points."""
    user = answer.get("user")
    return Vote(answer["poll_id"], user["id"], user["first_name"], tuple(answer["option_ids"])) if user else None


def _message(message: Json, me: User, known: Callable[[str], bool], edited: bool) -> Request | None:
    chat = message["chat"]
    if "migrate_to_chat_id" in message:
        return Moved(chat["id"], message["migrate_to_chat_id"])
    text = _clean(message.get("text") or message.get("caption") or "")
    private = chat["type"] == ChatType.PRIVATE
    if not private and chat["type"] not in _GROUPS:
        return None
    where = _where(message, shown=edited or not private)
    if not text:
        return Wordless(where) if private and not edited and not _WORDLESS.isdisjoint(message) else None
    command = _COMMAND.fullmatch(text)
    if command:
        return _command(command, where, message, me, known, edited)
    question, mentioned = _without_mention(text, me.username or "")
    if private and known(question.lower()):  # not everybody writes the stroke
        return Command(where, question.lower(), "", message["message_id"], edited)
    if private or mentioned or _is(message.get("reply_to_message", {}).get("from"), me):
        return Asked(where, question, message["message_id"], edited)
    return None


def _command(
    command: re.Match[str], where: Where, message: Json, me: User, known: Callable[[str], bool], edited: bool
) -> Request | None:
    """In a group a command is ours if it has our name or none and is one we know; in private every one is."""
    name, bot, rest = command["name"].lower(), command["bot"], command["rest"] or ""
    if bot and bot.lower() != (me.username or "").lower():
        return None
    if where.kind in _GROUPS and not bot and not known(name):
        return None
    return Command(where, name, rest.strip(), message["message_id"], edited)


def _where(message: Json, shown: bool) -> Where:
    chat, answers = message["chat"], message["message_id"] if shown else None
    as_group = message.get("sender_chat", {}).get("id") == chat["id"]
    return Where(chat["id"], message["from"]["id"], chat["type"], _topic(message), answers, _language(message), as_group)


def _topic(message: Json) -> int | None:
    return message.get("message_thread_id") if message.get("is_topic_message") else None


def _language(part: Json) -> str:
    return str(part["from"].get("language_code", ""))


def _is(user: Json | None, me: User) -> bool:
    return user is not None and user["id"] == me.id


def _without_mention(text: str, name: str) -> tuple[str, bool]:
    if not name or "@" not in text:
        return text.strip(), False
    question, times = _mention(name).subn(" ", text)
    return question.strip(), times > 0


@lru_cache(maxsize=1)
def _mention(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?<![\w@])@{re.escape(name)}(?!\w)[\s,:]*", re.IGNORECASE)


def _clean(text: str) -> str:
    """Without halves of characters, which no database and no request can carry."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
