"""What an update asks of the bot: a question, a command, a button, a question still being typed, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Message, Update, User
from telegram.constants import ChatType

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
COMMANDS = ("start", "help", "ask")
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_INLINE, _CHAT = "inline ", "chat "
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a reply goes: the chat, who asked, the forum topic, and the message it answers if that must be shown."""

    chat: int
    user: int
    kind: str
    topic: int | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, with the id of the message it stands in."""

    where: Where
    question: str
    message: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One of the bot's commands with the words after it."""

    where: Where
    name: str
    rest: str
    message: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button below a message; `where` is None where the message belongs to no chat the bot sees."""

    where: Where | None
    button: str
    data: str


@dataclass(frozen=True, slots=True)
class Typing:
    """A question still being typed after the bot's name, in any chat; `offset` is where the next page starts."""

    query_id: str
    question: str
    offset: str


@dataclass(frozen=True, slots=True)
class Wordless:
    """A private message without words, such as a sticker."""

    where: Where


Request = Asked | Command | Pressed | Typing | Wordless


def turn_of(raw: dict[str, Any]) -> str:
    """Whose turn an update, as JSON, waits for: updates of one chat, or one user's inline queries, are answered in order."""
    query = raw.get("inline_query")
    if isinstance(query, dict):
        return f"{_INLINE}{_id(query.get('from'))}"
    for part in raw.values():
        if isinstance(part, dict):
            inner = part.get("message")
            message = inner if isinstance(inner, dict) else part
            return f"{_CHAT}{_id(message.get('chat')) or _id(part.get('from'))}"
    return ""


def is_inline(turn: str) -> bool:
    """Whether it is the turn of somebody's inline queries."""
    return turn.startswith(_INLINE)


def chat_of(turn: str) -> int | None:
    """The chat whose turn it is; None for inline queries and for what belongs to no chat."""
    number = turn.removeprefix(_CHAT)
    return int(number) if number != turn and number.lstrip("-").isdigit() else None


def _id(thing: Any) -> Any:
    return thing.get("id", "") if isinstance(thing, dict) else ""


def read_update(update: Update, me: User) -> Request | None:
    """What the update asks; None where it asks nothing, as in a group where the bot is not addressed."""
    if update.inline_query:
        query = update.inline_query
        return Typing(query.id, _clean(query.query), query.offset)
    if update.callback_query:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.via_bot == me or not _by_a_human(message):
        return None
    return _message(message, me, edited=update.message is None)


def _by_a_human(message: Message) -> bool:
    """Other bots are not answered; who writes as a group or channel has a bot for a name, and is."""
    return message.from_user is not None and (not message.from_user.is_bot or message.sender_chat is not None)


def _pressed(query: CallbackQuery) -> Pressed:
    where = None
    if query.message:
        chat = query.message.chat
        topic = _topic(query.message) if isinstance(query.message, Message) else None
        where = Where(chat.id, query.from_user.id, chat.type, topic)
    return Pressed(where, query.id, query.data or "")


def _message(message: Message, me: User, edited: bool) -> Request | None:
    text = _clean(message.text or message.caption or "")
    private = message.chat.type == ChatType.PRIVATE
    if not private and message.chat.type not in _GROUPS:
        return None
    where = _where(message, shown=edited or not private)
    if not text:
        return Wordless(where) if private and message.effective_attachment and not edited else None
    command = _COMMAND.fullmatch(text)
    if command:
        return _command(command, where, message, me)
    question, mentioned = _without_mention(text, me)
    if private or mentioned or _replies_to(message, me):
        return Asked(where, question, message.message_id, edited)
    return None


def _command(command: re.Match[str], where: Where, message: Message, me: User) -> Request | None:
    """In a group a command is ours if it has our name or none and is one we know; in private every one is."""
    name, bot, rest = command["name"].lower(), command["bot"], command["rest"] or ""
    if bot and bot.lower() != (me.username or "").lower():
        return None
    if where.kind in _GROUPS and not bot and name not in COMMANDS:
        return None
    return Command(where, name, rest.strip(), message.message_id)


def _where(message: Message, shown: bool) -> Where:
    user = message.from_user.id if message.from_user else message.chat.id
    return Where(message.chat.id, user, message.chat.type, _topic(message), message.message_id if shown else None)


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _replies_to(message: Message, me: User) -> bool:
    return message.reply_to_message is not None and message.reply_to_message.from_user == me


def _without_mention(text: str, me: User) -> tuple[str, bool]:
    mention = re.compile(rf"\s*(?<![\w@])@{re.escape(me.username or '')}(?!\w)[\s,:]*", re.IGNORECASE)
    question, times = mention.subn(" ", text) if me.username else (text, 0)
    return question.strip(), times > 0


def _clean(text: str) -> str:
    """Without halves of characters, which no database and no request can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
