"""Updates as Telegram sends them."""

from __future__ import annotations

import time
from collections import defaultdict
from itertools import count
from typing import Any

BOT = {"id": 4242, "is_bot": True, "first_name": "Marquee", "username": "marquee_bot"}
_queries = count(1)
_messages: defaultdict[int, count[int]] = defaultdict(lambda: count(1))

Json = dict[str, Any]
_ADMIN_MAY = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_send_welcome_messages"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
_MUTED_MAY_NOT = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_react_to_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"),
    "can_edit_tag",
)


def next_number(chat: int) -> int:
    """The number of the next message in a chat, whoever writes it."""
    return next(_messages[chat])


def user(number: int = 7, name: str = "Asha") -> Json:
    return {"id": number, "is_bot": False, "first_name": name, "language_code": "en"}


def private(number: int = 7) -> Json:
    return {"id": number, "type": "private", "first_name": "Asha"}


def group(number: int = -1001) -> Json:
    return {"id": number, "type": "supergroup", "title": "Friday films"}


def content(text: str | None = None, chat: Json | None = None, **more: Any) -> Json:
    """A message; commands and mentions in its text get their entities."""
    chat = chat or private()
    number = more.pop("message_id", None) or next_number(chat["id"])
    sent = {"message_id": number, "date": int(time.time()), "chat": chat, "from": user(), **more}
    if text is not None:
        sent["text"] = text
        if text.startswith("/"):
            length = len(text.split()[0])
            sent["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return sent


def message(text: str | None = None, chat: Json | None = None, **more: Any) -> Json:
    return {"message": content(text, chat, **more)}


def edited(before: Json, text: str) -> Json:
    return {"edited_message": {**before["message"], "text": text, "edit_date": int(time.time())}}


def sticker(chat: Json | None = None) -> Json:
    file = {"file_id": "s1", "file_unique_id": "u1", "width": 512, "height": 512, "type": "regular"}
    return message(None, chat, sticker={**file, "is_animated": False, "is_video": False})


def pressed(sent: Json, data: str, by: Json | None = None) -> Json:
    query = {"id": str(next(_queries)), "from": by or user(), "message": sent, "chat_instance": "1", "data": data}
    return {"callback_query": query}


def typed(query: str, offset: str = "", by: Json | None = None) -> Json:
    return {"inline_query": {"id": str(next(_queries)), "from": by or user(), "query": query, "offset": offset}}


def member(status: str, person: Json = BOT) -> Json:
    """What somebody is in a chat: a "member" or "restricted" (that is, muted), an "administrator", "left" and so on."""
    told: Json = {"status": status, "user": person}
    match status:
        case "administrator":
            told |= dict.fromkeys(_ADMIN_MAY, True)
        case "restricted":
            told |= dict.fromkeys(_MUTED_MAY_NOT, False) | {"is_member": True, "until_date": 0}
        case "creator":
            told["is_anonymous"] = False
        case "kicked":
            told["until_date"] = 0
    return told


def became(status: str, chat: Json | None = None, before: str = "member", by: Json | None = None) -> Json:
    """What the bot is in a chat has changed."""
    change = {"chat": chat or group(), "from": by or user(), "date": int(time.time())}
    return {"my_chat_member": {**change, "old_chat_member": member(before), "new_chat_member": member(status)}}


def left(chat: Json | None = None) -> Json:
    """The user has blocked the bot, or the bot was removed from the group."""
    return became("kicked", chat or private())


def chosen(result: str, query: str, by: Json | None = None, **more: Any) -> Json:
    """A user has sent one of the bot's inline results."""
    return {"chosen_inline_result": {"result_id": result, "from": by or user(), "query": query, **more}}


def voted(poll: str, *options: int, by: Json | None = None) -> Json:
    """A user has answered a poll that is not anonymous; without options they took their vote back."""
    chosen = {"option_ids": list(options), "option_persistent_ids": [str(option) for option in options]}
    return {"poll_answer": {"poll_id": poll, "user": by or user(), **chosen}}


def moved(old: int, new: int) -> Json:
    """The service message of a group that became a supergroup."""
    chat = {"id": old, "type": "group", "title": "Friday films"}
    return message(None, chat, migrate_to_chat_id=new)
