"""Groups: who may decide there, and what the bot does when it is added, silenced or put out."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.telegram.house import House
from bot.telegram.requests import Membership, Where

_LOG = logging.getLogger(__name__)
_NO_RIGHTS = ("not enough rights", "have no rights", "chat_write_forbidden", "chat_restricted", "topic_closed")
_PATIENCE = 7 * 86_400.0  # seconds for which a group may refuse our messages before it is left


@dataclass(frozen=True, slots=True)
class Members:
    """What concerns the people and the standing of the bot in a group."""

    house: House

    async def may_decide(self, where: Where) -> bool:
        """Whether who writes may change things for the whole chat: everybody in private, an admin in a group."""
        if where.private or where.as_group:
            return True
        try:
            return await self.house.acts.is_admin(where.chat, where.user)
        except (BadRequest, Forbidden):
            return False

    async def changed(self, membership: Membership) -> bool:
        """Takes note of what the bot is in a chat now; whether it was just added to a group."""
        chat = membership.where.chat
        if membership.silenced:
            _LOG.info("left a group in which nothing may be written for good")
            await self.house.acts.leave(chat)
        if membership.silenced or membership.gone:
            await self.house.aside(self.house.state.forget_chat, chat)
        elif membership.added:
            preferences = await self.house.preferences(chat)
            if preferences.muted is not None:
                await self.house.aside(self.house.state.chats.set, chat, replace(preferences, muted=None))
        return membership.added and not membership.silenced

    async def heard(self, where: Where) -> None:
        """A message came through: what was refused before it counts no more."""
        if not where.private and (preferences := await self.house.preferences(where.chat)).muted is not None:
            await self.house.aside(self.house.state.chats.set, where.chat, replace(preferences, muted=None))

    async def refused(self, where: Where, error: TelegramError) -> None:
        """A message to a group was refused: one that refuses them for long is left, as nobody there can be answered."""
        if where.private or not any(sign in error.message.lower() for sign in _NO_RIGHTS):
            return
        preferences, now = await self.house.preferences(where.chat), self.house.clock()
        if preferences.muted is None:
            await self.house.aside(self.house.state.chats.set, where.chat, replace(preferences, muted=now))
        elif now - preferences.muted > _PATIENCE:
            _LOG.info("left a group that has refused messages for a week")
            await self.house.acts.leave(where.chat)
            await self.house.aside(self.house.state.forget_chat, where.chat)
