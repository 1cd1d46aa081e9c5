"""Requests to Telegram other than messages: editing them, polls, who is an admin, leaving, the menu of commands."""

from __future__ import annotations

import html
import logging
from collections.abc import Sequence

from telegram import Bot, BotCommand, BotCommandScope
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.conversation.riddles import Question
from bot.telegram.api import Api
from bot.telegram.buttons import Markup
from bot.telegram.fitting import fit
from bot.telegram.pace import Pace
from bot.telegram.requests import Where
from bot.telegram.sending import NO_PREVIEW, place

_LOG = logging.getLogger(__name__)
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_GONE = ("not found", "can't be edited", "message_id_invalid")


class Acts:
    """Raises TelegramError as it comes, where nothing else is said."""

    def __init__(self, bot: Bot, api: Api, pace: Pace) -> None:
        self._bot = bot
        self._api = api
        self._pace = pace

    async def edit(self, where: Where, message: int, text: str, buttons: Markup | None = None) -> bool:
        """Changes a message of the bot; whether it is there to be changed. One that says just that already stays as it is."""
        await self._pace.turn(where.chat)
        shown = {"parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW, "reply_markup": buttons}
        try:
            await self._api.call("editMessageText", {"chat_id": where.chat, "message_id": message, "text": fit(text), **shown})
        except BadRequest as error:
            if "not modified" in error.message:
                return True
            if any(sign in error.message.lower() for sign in _GONE):
                return False
            raise
        return True

    async def quiz(self, where: Where, question: Question, buttons: Markup | None) -> str:
        """Sends a quiz poll, with names shown in groups so that points can be counted; returns the poll's id."""
        await self._pace.turn(where.chat)
        fields = {
            "chat_id": where.chat,
            "question": question.text,
            "options": [{"text": option} for option in question.options],
            "type": "quiz",
            "is_anonymous": False,
            "correct_option_ids": [question.right],
            "explanation": html.escape(question.because, quote=False),
            "explanation_parse_mode": ParseMode.HTML,
            "reply_markup": buttons,
            **place(where),
        }
        sent = await self._api.call("sendPoll", fields)
        return str(sent["poll"]["id"])

    async def typing(self, where: Where) -> None:
        """Shows that an answer is on its way; no matter if that fails."""
        try:
            await self._bot.send_chat_action(where.chat, ChatAction.TYPING, message_thread_id=where.topic)
        except TelegramError as error:
            _LOG.debug("typing was not shown: %s", type(error).__name__)

    async def is_admin(self, chat: int, user: int) -> bool:
        """Whether somebody administers a group; an anonymous admin writes as the group itself."""
        member = await self._bot.get_chat_member(chat, user)
        return member.status in _ADMINS

    async def leave(self, chat: int) -> None:
        """Leaves a group; no matter if the bot is not in it."""
        try:
            await self._bot.leave_chat(chat)
        except TelegramError as error:
            _LOG.debug("a group was not left: %s", type(error).__name__)

    async def menu(self, commands: Sequence[tuple[str, str]], scope: BotCommandScope, language: str) -> None:
        """Sets the menu of commands of a kind of chat in a language, "" being every other one."""
        told = [BotCommand(name, does) for name, does in commands]
        await self._bot.set_my_commands(told, scope, language or None)
