"""The menu of commands, set for each kind of chat and each language."""

from __future__ import annotations

import logging

from telegram.constants import BotCommandScopeType
from telegram.error import TelegramError

from bot.telegram.features.context import Context
from bot.telegram.sending.retry import reason

_LOG = logging.getLogger(__name__)
_SCOPES = (
    (BotCommandScopeType.ALL_PRIVATE_CHATS, ("private",)),
    (BotCommandScopeType.ALL_GROUP_CHATS, ("groups",)),
    (BotCommandScopeType.ALL_CHAT_ADMINISTRATORS, ("groups", "admins")),
)


async def set_menus(context: Context) -> None:
    """Tells Telegram the commands; one that cannot be told now is told at the next start."""
    talk = context.talk
    for language in talk.told.languages:
        for scope, kinds in _SCOPES:
            told = dict(command for kind in kinds for command in talk.commands(language, kind))
            fields = {
                "commands": [{"command": name, "description": does} for name, does in told.items()],
                "scope": {"type": scope},
                "language_code": None if language == talk.first_language else language,  # none: for every other one
            }
            try:
                await context.api.call("setMyCommands", fields)
            except TelegramError as error:
                _LOG.warning("the menu of commands was not set: %s", reason(error))
                return
