"""Replies that Telegram may or may not have got: looked for in the chat before they are sent again.

A bot cannot read a chat. But an edit that changes nothing is refused with other words ("message is not modified") than an edit of
a message that is not there, and a chat numbers its messages upwards. So the numbers that the reply would have got are tried with
an edit to the very same text.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from telegram.error import BadRequest

from bot.telegram.sending.api import Api

_LOG = logging.getLogger(__name__)
_LOOKED_AT = 25  # numbers after the newest known one; others write meanwhile
_MOST_COPIES, _MOST_BLIND_COPIES = 5, 2
_MOST_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Doubt:
    """A message sent without an answer: what it was, the newest number known in its chat before it, how often it was sent."""

    text: str
    after: int | None
    copies: int
    looked: int = 0  # how many numbers were looked at since it was sent last


class Doubts:
    """What is in doubt, at most one message a chat, since a chat is answered in order."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._newest: dict[int, int] = {}
        self._open: dict[int, Doubt] = {}

    def see(self, chat: int, number: int) -> None:
        """Learns the number of a message in a chat."""
        newest = max(number, self._newest.pop(chat, 0))
        self._newest[chat] = newest  # the chat last heard of stands last
        if len(self._newest) > _MOST_CHATS:
            del self._newest[next(iter(self._newest))]

    def see_update(self, update: Mapping[str, Any]) -> None:
        """Learns from an update, as JSON."""
        for part in update.values():
            message = part.get("message", part) if isinstance(part, dict) else {}
            chat = message.get("chat") if isinstance(message, dict) else None
            if isinstance(chat, dict) and isinstance(message.get("message_id"), int):
                self.see(chat.get("id", 0), message["message_id"])

    def note(self, chat: int, text: str) -> Doubt:
        """The doubt that there will be if sending this now comes to no answer."""
        before = self._open.get(chat)
        if before and before.text == text:
            return Doubt(text, before.after, before.copies + 1)
        return Doubt(text, self._newest.get(chat), 1)

    def open(self, chat: int, doubt: Doubt) -> None:
        """Sending came to no answer."""
        self._open[chat] = doubt

    def close(self, chat: int, number: int) -> None:
        """A message was sent, and this is its number."""
        self._open.pop(chat, None)
        self.see(chat, number)

    async def settle(self, chat: int, text: str, shown: Mapping[str, object]) -> int | None:
        """The number of this very message where it was sent before and did arrive; None where it is to be sent.

        It is 0 where the message is given up. Raises TelegramError where Telegram cannot be asked.
        """
        doubt = self._open.get(chat)
        if doubt is None or doubt.text != text:
            return None
        number = await self._look(chat, doubt, shown)
        if number is not None:
            _LOG.info("a reply without an answer had arrived")
            self.close(chat, number)
        elif doubt.copies >= (_MOST_BLIND_COPIES if doubt.after is None else _MOST_COPIES):
            _LOG.error("a reply was sent %d times without an answer and is given up; it may have arrived", doubt.copies)
            del self._open[chat]
            return 0
        return number

    async def _look(self, chat: int, doubt: Doubt, shown: Mapping[str, object]) -> int | None:
        if doubt.after is None:
            return None
        for looked in range(doubt.looked, _LOOKED_AT):
            self._open[chat] = replace(doubt, looked=looked)  # should Telegram not answer, it goes on here
            number = doubt.after + 1 + looked
            try:
                await self._api.call("editMessageText", {"chat_id": chat, "message_id": number, "text": doubt.text, **shown})
            except BadRequest as error:
                if "not modified" in error.message:
                    return number
            else:
                return number
        return None
