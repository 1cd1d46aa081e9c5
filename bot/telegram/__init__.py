"""The bot on Telegram: everything between the Bot API and `ask`. Nothing else imports telegram."""

from bot.telegram.service import run
from bot.telegram.settings import Settings, SettingsError

__all__ = ["Settings", "SettingsError", "run"]
