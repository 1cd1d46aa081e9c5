"""The menu of commands, set for each kind of chat and each language."""

from __future__ import annotations

import logging

from telegram import (
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.telegram.house import House
from bot.telegram.retry import reason

_LOG = logging.getLogger(__name__)
_SCOPES: tuple[tuple[str, tuple[str, ...], BotCommandScope], ...] = (
    ("private", ("private",), BotCommandScopeAllPrivateChats()),
    ("groups", ("groups",), BotCommandScopeAllGroupChats()),
    ("admins", ("groups", "admins"), BotCommandScopeAllChatAdministrators()),
)


async def set_menus(house: House) -> None:
    """Tells Telegram the commands; one that cannot be told now is told at the next start."""
    talk = house.talk
    for language in talk.told.languages:
        for _, kinds, scope in _SCOPES:
            commands = [command for kind in kinds for command in talk.commands(language, kind)]
            code = "" if language == talk.first_language else language
            try:
                await house.acts.menu(list(dict.fromkeys(commands)), scope, code)
            except TelegramError as error:
                _LOG.warning("the menu of commands was not set: %s", reason(error))
                return
