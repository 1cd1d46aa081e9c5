"""The chats as Telegram keeps them: their messages, who is in them, what buttons and queries are still open."""

from __future__ import annotations

import time
from typing import Any

from emulator.checks import read_text
from emulator.refused import EXPIRED, Refused
from emulator.updates import BOT, Json, group, member, next_number, private

_SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


class Chats:
    """What is kept of each chat. A chat is known once an update came from it."""

    def __init__(self) -> None:
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}  # groups that became supergroups
        self.members: dict[tuple[int, int], str] = {}  # (chat, user) -> status, where it is not "member"
        self.left: set[int] = set()
        self._chats: dict[int, Json] = {chat["id"]: chat for chat in (private(), group())}
        self._messages: dict[tuple[int, int], Json] = {}
        self._inline_messages: dict[str, Json] = {}
        self._topics: set[tuple[int, int]] = set()
        self._queries: set[str] = set()
        self._people: dict[int, Json] = {}

    def see(self, update: Json) -> None:
        """Keeps what an update tells of chats, people, messages and queries."""
        for kind, part in update.items():
            if not isinstance(part, dict):
                continue
            if kind in ("callback_query", "inline_query"):
                self._queries.add(part["id"])
            if "inline_message_id" in part:
                self._inline_messages.setdefault(part["inline_message_id"], {})
            person = part.get("from") or part.get("user")
            if person:
                self._people[person["id"]] = person
            message = part.get("message") or part
            if message.get("chat"):
                self._chats[message["chat"]["id"]] = message["chat"]
            if "migrate_to_chat_id" in message:
                old, new = message["chat"]["id"], message["migrate_to_chat_id"]
                self.moved[old], self._chats[new] = new, group(new)
            if "message_id" in message:
                self._messages.setdefault((message["chat"]["id"], message["message_id"]), message)
                if message.get("is_topic_message"):
                    self._topics.add((message["chat"]["id"], message["message_thread_id"]))

    def expire(self, *queries: str) -> None:
        """Forgets buttons and inline queries, as Telegram does after a while."""
        self._queries.difference_update(queries)

    def end(self, query: str) -> None:
        """A query is answered once; raises Refused for one that was, or is not known."""
        if query not in self._queries:
            raise Refused(EXPIRED)
        self._queries.discard(query)

    def find(self, chat: int) -> Json:
        """The chat; raises Refused where the bot cannot write to it."""
        if chat in self.moved:
            told = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(told, parameters={"migrate_to_chat_id": self.moved[chat]})
        if chat in self.blocked:
            told = "bot was blocked by the user" if chat > 0 else "bot was kicked from the supergroup chat"
            raise Refused(f"Forbidden: {told}", 403)
        if chat in self.left:
            raise Refused("Forbidden: bot is not a member of the supergroup chat", 403)
        if chat not in self._chats:
            raise Refused("Bad Request: chat not found")
        return self._chats[chat]

    def post(self, fields: dict[str, Any], **content: Any) -> Json:
        """A new message of the bot; raises Refused."""
        chat, topic = self.find(fields["chat_id"]), fields.get("message_thread_id")
        if topic is not None and (chat["id"], topic) not in self._topics:
            raise Refused("Bad Request: message thread not found")
        answers = fields.get("reply_parameters")
        replied = self._messages.get((chat["id"], answers["message_id"])) if answers else None
        if answers and replied is None and not answers.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        number = next_number(chat["id"])
        message = {"message_id": number, "date": int(time.time()), "chat": chat, "from": BOT, **content}
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
        if replied:
            message["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        if "reply_markup" in fields:
            message["reply_markup"] = fields["reply_markup"]
        self._messages[chat["id"], number] = message
        return message

    def own(self, fields: dict[str, Any], act: str) -> Json:
        """A message of the bot in a chat it can write to; raises Refused, with what was to be done to it."""
        chat = self.find(fields["chat_id"])
        message = self._messages.get((chat["id"], fields["message_id"]))
        if message is None:
            raise Refused(f"Bad Request: message to {act} not found")
        if message["from"]["id"] != BOT["id"]:
            raise Refused(f"Bad Request: message can't be {act}{'d' if act.endswith('e') else 'ed'}")
        return message

    def edit(self, fields: dict[str, Any]) -> Json | bool:
        """A message with another text or other buttons: the message, or True for one sent by inline; raises Refused."""
        inline = fields.get("inline_message_id")
        if inline is None and not {"chat_id", "message_id"} <= fields.keys():
            raise Refused("Bad Request: message identifier is not specified")
        if inline is not None and inline not in self._inline_messages:
            raise Refused("Bad Request: MESSAGE_ID_INVALID")
        message = self.own(fields, "edit") if inline is None else self._inline_messages[inline]
        new = {"reply_markup": fields.get("reply_markup")}
        if "text" in fields:
            new |= content_of(fields)
        if all(message.get(key) == value for key, value in new.items()):
            raise Refused(_SAME)
        message.update({key: value for key, value in new.items() if value is not None}, edit_date=int(time.time()))
        if new["reply_markup"] is None:
            message.pop("reply_markup", None)
        return message if inline is None else True

    def delete(self, fields: dict[str, Any]) -> None:
        message = self.own(fields, "delete")
        del self._messages[message["chat"]["id"], message["message_id"]]

    def member(self, chat: int, user: int) -> Json:
        self.find(chat)
        status = self.members.get((chat, user), "member")
        person = BOT if user == BOT["id"] else self._people.get(user)
        if person is None:
            raise Refused("Bad Request: user not found")
        return member(status, person)

    def administrators(self, chat: int) -> list[Json]:
        named = [
            user for (where, user), status in self.members.items() if where == chat and status in ("administrator", "creator")
        ]
        return [self.member(chat, user) for user in named]


def content_of(fields: dict[str, Any]) -> Json:
    """Text and markup of a message as it will be shown; raises Refused."""
    text, entities = read_text(fields)
    return {"text": text, "entities": [entity.as_json() for entity in entities]} if entities else {"text": text}
