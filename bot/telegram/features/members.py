"""Groups: who may decide there, and what the bot does when it is added, silenced or put out."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.features.context import Context
from bot.telegram.updates.requests import Membership, Where

_LOG = logging.getLogger(__name__)
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_NO_RIGHTS = ("not enough rights", "have no rights", "chat_write_forbidden", "chat_restricted", "topic_closed")
_PATIENCE = 7 * 86_400.0  # seconds for which a group may refuse our messages before it is left


@dataclass(frozen=True, slots=True)
class Members:
    """What concerns the people and the standing of the bot in a group."""

    context: Context

    async def may_decide(self, where: Where) -> bool:
        """Whether who writes may change things for the whole chat: everybody in private, an admin in a group."""
        if where.private or where.as_group:
            return True
        try:
            member = await self.context.api.call("getChatMember", {"chat_id": where.chat, "user_id": where.user})
        except (BadRequest, Forbidden):
            return False
        return member["status"] in _ADMINS

    async def changed(self, membership: Membership) -> bool:
        """Takes note of what the bot is in a chat now; whether it was just added to a group."""
        chat = membership.where.chat
        if membership.silenced:
            _LOG.info("left a group in which nothing may be written for good")
            await self._leave(chat)
        if membership.silenced or membership.gone:
            await self.context.disk(self.context.state.forget_chat, chat)
        elif membership.added:
            preferences = await self.context.preferences(chat)
            if preferences.muted is not None:
                await self.context.disk(self.context.state.chats.set, chat, replace(preferences, muted=None))
        return membership.added and not membership.silenced

    async def heard(self, where: Where) -> None:
        """A message came through: what was refused before it counts no more."""
        if not where.private and (preferences := await self.context.preferences(where.chat)).muted is not None:
            await self.context.disk(self.context.state.chats.set, where.chat, replace(preferences, muted=None))

    async def refused(self, where: Where, error: TelegramError) -> None:
        """A message to a group was refused: one that refuses them for long is left, as nobody there can be answered."""
        if where.private or not any(sign in error.message.lower() for sign in _NO_RIGHTS):
            return
        preferences, now = await self.context.preferences(where.chat), self.context.clock()
        if preferences.muted is None:
            await self.context.disk(self.context.state.chats.set, where.chat, replace(preferences, muted=now))
        elif now - preferences.muted > _PATIENCE:
            _LOG.info("left a group that has refused messages for a week")
            await self._leave(where.chat)
            await self.context.disk(self.context.state.forget_chat, where.chat)

    async def _leave(self, chat: int) -> None:
        """Leaves a group; no matter if the bot is not in it."""
        try:
            await self.context.api.call("leaveChat", {"chat_id": chat})
        except TelegramError as error:
            _LOG.debug("a group was not left: %s", type(error).__name__)
