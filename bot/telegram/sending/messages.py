"""Messages: sent and changed, quizzes, notices and what is offered while typing, within Telegram's limits."""

from __future__ import annotations

import html
import logging
import re

from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.conversation.riddles import Question
from bot.telegram.sending.api import Api
from bot.telegram.sending.buttons import Markup
from bot.telegram.sending.doubt import Doubts
from bot.telegram.sending.fitting import fit
from bot.telegram.sending.inline_results import Page
from bot.telegram.sending.pace import Pace
from bot.telegram.sending.transport import InDoubt
from bot.telegram.updates.requests import Where

_LOG = logging.getLogger(__name__)
_TAG = re.compile(r"<[^<>]*>")
_NO_PREVIEW = {"is_disabled": True}
_GONE = ("not found", "can't be edited", "message_id_invalid")


class Sender:
    """Sends replies. Raises TelegramError as it comes; Forbidden and BadRequest mean that trying again is of no use.

    Where a reply was sent and no answer came (InDoubt), sending the same again looks first whether it has arrived.
    """

    def __init__(self, api: Api, pace: Pace, doubts: Doubts) -> None:
        self._api = api
        self._pace = pace
        self._doubts = doubts

    async def send(self, where: Where, text: str, buttons: Markup | None = None) -> int:
        """Sends Telegram HTML; as plain text if Telegram cannot read it, to the new chat if the group has moved.

        Returns the number of the message.
        """
        text = fit(text)
        await self._pace.turn(where.chat)
        try:
            return await self._message(where, where.chat, text, ParseMode.HTML, buttons)
        except ChatMigrated as moved:
            return await self._message(where, moved.new_chat_id, text, ParseMode.HTML, buttons)
        except BadRequest as error:
            if "parse entities" not in error.message:
                raise
            _LOG.error("Telegram could not read the HTML of a reply; it was sent as plain text")
            return await self._message(where, where.chat, html.unescape(_TAG.sub("", text)), None, buttons)

    async def _message(self, where: Where, chat: int, text: str, parse_mode: str | None, buttons: Markup | None) -> int:
        shown = {"parse_mode": parse_mode, "link_preview_options": _NO_PREVIEW, "reply_markup": buttons}
        if (arrived := await self._doubts.settle(chat, text, shown)) is not None:
            return arrived
        told = {"chat_id": chat, "text": text, **shown, **_place(where)}
        doubt = self._doubts.note(chat, text)
        try:
            sent = await self._api.call("sendMessage", told)
        except InDoubt:
            self._doubts.open(chat, doubt)
            raise
        number = int(sent["message_id"])
        self._doubts.close(chat, number)
        return number

    async def edit(self, where: Where, message: int, text: str, buttons: Markup | None = None) -> bool:
        """Changes a message of the bot; whether it is there to be changed. One that says just that already stays as it is."""
        await self._pace.turn(where.chat)
        shown = {"parse_mode": ParseMode.HTML, "link_preview_options": _NO_PREVIEW, "reply_markup": buttons}
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
            **_place(where),
        }
        sent = await self._api.call("sendPoll", fields)
        return str(sent["poll"]["id"])

    async def typing(self, where: Where) -> None:
        """Shows that an answer is on its way; no matter if that fails."""
        try:
            await self._api.call(
                "sendChatAction", {"chat_id": where.chat, "action": ChatAction.TYPING, "message_thread_id": where.topic}
            )
        except TelegramError as error:
            _LOG.debug("typing was not shown: %s", type(error).__name__)

    async def release(self, button: str, notice: str = "") -> None:
        """Ends the waiting sign on a pressed button, with a notice if there is one to give; too late is no matter."""
        try:
            await self._api.call("answerCallbackQuery", {"callback_query_id": button, "text": notice[:200] or None})
        except BadRequest as error:
            _LOG.debug("a button was released too late: %s", error.message)

    async def offer(self, query_id: str, page: Page) -> None:
        """Answers an inline query; too late is no matter."""
        try:
            await self._api.call("answerInlineQuery", {"inline_query_id": query_id, **page.fields()})
        except BadRequest as error:
            _LOG.info("an inline query was not answered: %s", error.message)


def _place(where: Where) -> dict[str, object]:
    """The fields that put a message into its topic, and under what it answers."""
    answers = {"message_id": where.answers, "allow_sending_without_reply": True} if where.answers else None
    return {"reply_parameters": answers, "message_thread_id": where.topic}
