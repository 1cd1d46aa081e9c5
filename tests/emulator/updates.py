"""Updates as Telegram sends them."""

from __future__ import annotations

import time
from itertools import count
from typing import Any

BOT = {"id": 4242, "is_bot": True, "first_name": "Marquee", "username": "marquee_bot"}
_numbers = count(1)

Json = dict[str, Any]


def user(number: int = 7, name: str = "Asha") -> Json:
    return {"id": number, "is_bot": False, "first_name": name, "language_code": "en"}


def private(number: int = 7) -> Json:
    return {"id": number, "type": "private", "first_name": "Asha"}


def group(number: int = -1001) -> Json:
    return {"id": number, "type": "supergroup", "title": "Friday films"}


def content(text: str | None = None, chat: Json | None = None, **more: Any) -> Json:
    """A message; commands and mentions in its text get their entities."""
    sent = {"message_id": next(_numbers), "date": int(time.time()), "chat": chat or private(), "from": user(), **more}
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
    query = {"id": str(next(_numbers)), "from": by or user(), "message": sent, "chat_instance": "1", "data": data}
    return {"callback_query": query}


def typed(query: str, offset: str = "", by: Json | None = None) -> Json:
    return {"inline_query": {"id": str(next(_numbers)), "from": by or user(), "query": query, "offset": offset}}


def left(chat: Json | None = None) -> Json:
    """The user has blocked the bot, or the bot was removed from the group."""
    member = {"status": "member", "user": BOT}
    kicked = {"status": "kicked", "user": BOT, "until_date": 0}
    change = {"chat": chat or private(), "from": user(), "date": int(time.time())}
    return {"my_chat_member": {**change, "old_chat_member": member, "new_chat_member": kicked}}
