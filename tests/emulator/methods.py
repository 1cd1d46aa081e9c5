"""The methods of the Bot API: what each does, once its fields are known to be right."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from emulator.chats import Chats, content_of
from emulator.delivery import Delivery
from emulator.refused import Refused
from emulator.updates import BOT, Json


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was understood, the message it made, and when it came."""

    method: str
    fields: dict[str, Any]
    message: dict[str, Any] | None
    at: float


class Methods:
    """Carries requests out and keeps them. `_wake` tells whoever waits that something changed."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.on_message: Callable[[Request], float] = lambda request: 0.0  # seconds to wait before it is answered
        self.chats = Chats()
        self.delivery = Delivery(self._wake)
        self.commands: dict[tuple[str, str], list[Json]] = {}  # (scope, language) -> commands
        self._changed = asyncio.Condition()

    async def until(self, holds: Callable[[], bool], within: float = 10.0) -> None:
        """Waits for something to hold after a request; raises TimeoutError."""
        async with asyncio.timeout(within), self._changed:
            await self._changed.wait_for(holds)

    def _wake(self) -> None:
        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        self._notifying = asyncio.ensure_future(notify())

    def _keep(self, method: str, fields: dict[str, Any], message: dict[str, Any] | None = None) -> Request:
        request = Request(method, fields, message, time.monotonic())
        self.requests.append(request)
        self._wake()
        return request

    async def _getMe(self, fields: dict[str, Any]) -> Json:
        rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
        return {**BOT, **rights}

    async def _getUpdates(self, fields: dict[str, Any]) -> list[Json]:
        self._keep("getUpdates", fields)
        return await self.delivery.fetch(fields, self.until)

    async def _setWebhook(self, fields: dict[str, Any]) -> bool:
        self._keep("setWebhook", fields)
        self.delivery.hook(fields)
        return True

    async def _deleteWebhook(self, fields: dict[str, Any]) -> bool:
        self._keep("deleteWebhook", fields)
        self.delivery.hook({"url": "", **fields})
        return True

    async def _getWebhookInfo(self, fields: dict[str, Any]) -> Json:
        return self.delivery.told()

    async def _sendMessage(self, fields: dict[str, Any]) -> Json:
        message = self.chats.post(fields, **content_of(fields))
        request = self._keep("sendMessage", fields, message)
        await asyncio.sleep(self.on_message(request))
        return message

    async def _editMessageText(self, fields: dict[str, Any]) -> Json | bool:
        if "text" not in fields:
            raise Refused("Bad Request: message text is empty")
        edited = self.chats.edit(fields)
        self._keep("editMessageText", fields, edited if isinstance(edited, dict) else None)
        return edited

    async def _editMessageReplyMarkup(self, fields: dict[str, Any]) -> Json | bool:
        edited = self.chats.edit(fields)
        self._keep("editMessageReplyMarkup", fields, edited if isinstance(edited, dict) else None)
        return edited

    async def _deleteMessage(self, fields: dict[str, Any]) -> bool:
        self.chats.delete(fields)
        self._keep("deleteMessage", fields)
        return True

    async def _sendPoll(self, fields: dict[str, Any]) -> Json:
        options = [option if isinstance(option, dict) else {"text": option} for option in fields["options"]]
        kind, number = fields.get("type", "regular"), str(len(self.requests) + 1)
        poll = {
            **{"id": number, "question": fields["question"], "type": kind, "total_voter_count": 0},
            "options": [
                {"persistent_id": str(place), "text": option["text"], "voter_count": 0} for place, option in enumerate(options)
            ],
            "is_closed": fields.get("is_closed", False),
            "is_anonymous": fields.get("is_anonymous", True),
            "allows_multiple_answers": fields.get("allows_multiple_answers", False),
            "allows_revoting": kind == "regular",
            "members_only": False,
        }
        if kind == "quiz":
            poll |= {"correct_option_ids": fields["correct_option_ids"], "explanation": fields.get("explanation", "")}
        message = self.chats.post(fields, poll=poll)
        self._keep("sendPoll", fields, message)
        return message

    async def _stopPoll(self, fields: dict[str, Any]) -> Json:
        message = self.chats.own(fields, "stop")
        if message.get("poll", {"is_closed": True})["is_closed"]:
            raise Refused("Bad Request: poll has already been closed")
        message["poll"]["is_closed"] = True
        self._keep("stopPoll", fields, message)
        return dict(message["poll"])

    async def _sendChatAction(self, fields: dict[str, Any]) -> bool:
        self.chats.find(fields["chat_id"])
        self._keep("sendChatAction", fields)
        return True

    async def _getChat(self, fields: dict[str, Any]) -> Json:
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
        return {**self.chats.find(fields["chat_id"]), **full}

    async def _getChatMember(self, fields: dict[str, Any]) -> Json:
        self._keep("getChatMember", fields)
        return self.chats.member(fields["chat_id"], fields["user_id"])

    async def _getChatAdministrators(self, fields: dict[str, Any]) -> list[Json]:
        self._keep("getChatAdministrators", fields)
        self.chats.find(fields["chat_id"])
        return self.chats.administrators(fields["chat_id"])

    async def _leaveChat(self, fields: dict[str, Any]) -> bool:
        self.chats.find(fields["chat_id"])
        self.chats.left.add(fields["chat_id"])
        self._keep("leaveChat", fields)
        return True

    async def _setMyCommands(self, fields: dict[str, Any]) -> bool:
        self.commands[_scope(fields)] = fields["commands"]
        self._keep("setMyCommands", fields)
        return True

    async def _getMyCommands(self, fields: dict[str, Any]) -> list[Json]:
        return self.commands.get(_scope(fields), [])

    async def _deleteMyCommands(self, fields: dict[str, Any]) -> bool:
        self.commands.pop(_scope(fields), None)
        self._keep("deleteMyCommands", fields)
        return True

    async def _setMyDescription(self, fields: dict[str, Any]) -> bool:
        self._keep("setMyDescription", fields)
        return True

    async def _setMyShortDescription(self, fields: dict[str, Any]) -> bool:
        self._keep("setMyShortDescription", fields)
        return True

    async def _answerCallbackQuery(self, fields: dict[str, Any]) -> bool:
        self.chats.end(fields["callback_query_id"])
        self._keep("answerCallbackQuery", fields)
        return True

    async def _answerInlineQuery(self, fields: dict[str, Any]) -> bool:
        self.chats.end(fields["inline_query_id"])
        self._keep("answerInlineQuery", fields)
        return True


def _scope(fields: dict[str, Any]) -> tuple[str, str]:
    scope = fields.get("scope", {"type": "default"})
    return ":".join(str(part) for part in scope.values()), fields.get("language_code", "")
