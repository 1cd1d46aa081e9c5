"""Sending: the few requests the bot makes of Telegram, within its limits."""

from __future__ import annotations

import html
import logging
import re

from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot.telegram.api import Api
from bot.telegram.buttons import Markup
from bot.telegram.doubt import Doubts
from bot.telegram.fitting import fit
from bot.telegram.inline import Page
from bot.telegram.pace import Pace
from bot.telegram.requests import Where
from bot.telegram.transport import InDoubt

_LOG = logging.getLogger(__name__)
_TAG = re.compile(r"<[^<>]*>")
NO_PREVIEW = {"is_disabled": True}


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
        shown = {"parse_mode": parse_mode, "link_preview_options": NO_PREVIEW, "reply_markup": buttons}
        if (arrived := await self._doubts.settle(chat, text, shown)) is not None:
            return arrived
        told = {"chat_id": chat, "text": text, **shown, **place(where)}
        doubt = self._doubts.note(chat, text)
        try:
            sent = await self._api.call("sendMessage", told)
        except InDoubt:
            self._doubts.open(chat, doubt)
            raise
        number = int(sent["message_id"])
        self._doubts.close(chat, number)
        return number

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


def place(where: Where) -> dict[str, object]:
    """The fields that put a message into its topic, and under what it answers."""
    answers = {"message_id": where.answers, "allow_sending_without_reply": True} if where.answers else None
    return {"reply_parameters": answers, "message_thread_id": where.topic}
