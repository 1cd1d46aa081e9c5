"""What an update asks of the bot: a question, a command, a button, a question still being typed, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    PollAnswer,
    Update,
    User,
)
from telegram.constants import ChatMemberStatus, ChatType

ALLOWED_UPDATES = (
    *("message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member", "poll_answer"),
)
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_INLINE, _CHAT = "inline ", "chat "
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_THERE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER, ChatMemberStatus.RESTRICTED)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a reply goes: the chat, who asked, the forum topic, and the message it answers if that must be shown.

    `language` is that of whoever asked; `as_group` says that an admin wrote in the name of the group.
    """

    chat: int
    user: int
    kind: str
    topic: int | None = None
    answers: int | None = None
    language: str = ""
    as_group: bool = False

    @property
    def private(self) -> bool:
        """Whether it is the chat of one person alone with the bot."""
        return self.kind == ChatType.PRIVATE


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
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button below a message of the bot, with its number and text; `where` is None where it belongs to no chat the bot sees."""

    where: Where | None
    button: str
    data: str
    message: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Typing:
    """A question still being typed after the bot's name, in any chat; `offset` is where the next page starts."""

    query_id: str
    question: str
    offset: str
    user: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A private message without words, such as a sticker."""

    where: Where


@dataclass(frozen=True, slots=True)
class Chosen:
    """An inline result was sent by whom it was offered to."""

    result: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What the bot is in a chat has changed: it was added, is out, or may write nothing there for good."""

    where: Where
    added: bool
    gone: bool
    silenced: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody has answered a poll: the options they took, none if they took their vote back, and how they are called."""

    poll: str
    user: int
    name: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup, which has another number."""

    old: int
    new: int


Request = Asked | Command | Pressed | Typing | Wordless | Chosen | Membership | Vote | Moved


def turn_of(raw: dict[str, Any]) -> str:
    """Whose turn an update, as JSON, waits for: updates of one chat, or one user's inline queries, are answered in order."""
    for kind, turn in (("inline_query", _INLINE), ("chosen_inline_result", "chosen "), ("poll_answer", "poll ")):
        part = raw.get(kind)
        if isinstance(part, dict):
            return f"{turn}{_id(part.get('from') or part.get('user'))}"
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


def read_update(update: Update, me: User, known: Callable[[str], bool]) -> Request | None:
    """What the update asks; None where it asks nothing, as in a group where the bot is not addressed.

    `known` says which commands are the bot's.
    """
    if update.inline_query:
        query = update.inline_query
        return Typing(query.id, _clean(query.query), query.offset, query.from_user.id, query.from_user.language_code or "")
    if update.chosen_inline_result:
        return Chosen(update.chosen_inline_result.result_id)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    if update.poll_answer:
        return _vote(update.poll_answer)
    if update.callback_query:
        return _pressed(update.callback_query)
    message = update.message or update.edited_message
    if message is None or message.via_bot == me or not _by_a_human(message):
        return None
    return _message(message, me, known, edited=update.message is None)


def _by_a_human(message: Message) -> bool:
    """Other bots are not answered; who writes as a group or channel has a bot for a name, and is."""
    return message.from_user is not None and (not message.from_user.is_bot or message.sender_chat is not None)


def _pressed(query: CallbackQuery) -> Pressed:
    where = None
    if query.message:
        chat = query.message.chat
        topic = _topic(query.message) if isinstance(query.message, Message) else None
        where = Where(chat.id, query.from_user.id, chat.type, topic, language=query.from_user.language_code or "")
    message = query.message.message_id if query.message else 0
    text = query.message.text or "" if isinstance(query.message, Message) else ""
    return Pressed(where, query.id, _clean(query.data or ""), message, text)


def _membership(change: ChatMemberUpdated) -> Membership:
    old, new = change.old_chat_member, change.new_chat_member
    there = new.status in _THERE
    where = Where(change.chat.id, change.from_user.id, change.chat.type, language=change.from_user.language_code or "")
    added = there and old.status not in _THERE and change.chat.type in _GROUPS
    return Membership(where, added, not there, change.chat.type in _GROUPS and _silenced(new))


def _silenced(member: ChatMember) -> bool:
    """Whether nothing may be written, with no end to it."""
    if not isinstance(member, ChatMemberRestricted) or member.can_send_messages:
        return False
    return member.until_date is None or member.until_date.timestamp() <= 0


def _vote(answer: PollAnswer) -> Vote | None:
    """Who votes as a channel or a group has no points."""
    if answer.user is None:
        return None
    return Vote(answer.poll_id, answer.user.id, answer.user.first_name, tuple(answer.option_ids))


def _message(message: Message, me: User, known: Callable[[str], bool], edited: bool) -> Request | None:
    if message.migrate_to_chat_id is not None:
        return Moved(message.chat.id, message.migrate_to_chat_id)
    text = _clean(message.text or message.caption or "")
    private = message.chat.type == ChatType.PRIVATE
    if not private and message.chat.type not in _GROUPS:
        return None
    where = _where(message, shown=edited or not private)
    if not text:
        return Wordless(where) if private and message.effective_attachment and not edited else None
    command = _COMMAND.fullmatch(text)
    if command:
        return _command(command, where, message, me, known, edited)
    question, mentioned = _without_mention(text, me)
    if private or mentioned or _replies_to(message, me):
        return Asked(where, question, message.message_id, edited)
    return None


def _command(
    command: re.Match[str], where: Where, message: Message, me: User, known: Callable[[str], bool], edited: bool
) -> Request | None:
    """In a group a command is ours if it has our name or none and is one we know; in private every one is."""
    name, bot, rest = command["name"].lower(), command["bot"], command["rest"] or ""
    if bot and bot.lower() != (me.username or "").lower():
        return None
    if where.kind in _GROUPS and not bot and not known(name):
        return None
    return Command(where, name, rest.strip(), message.message_id, edited)


def _where(message: Message, shown: bool) -> Where:
    user = message.from_user.id if message.from_user else message.chat.id
    language = message.from_user.language_code or "" if message.from_user else ""
    as_group = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    answers = message.message_id if shown else None
    return Where(message.chat.id, user, message.chat.type, _topic(message), answers, language, as_group)


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
