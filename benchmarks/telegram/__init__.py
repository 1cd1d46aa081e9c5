"""The bot on Telegram, measured beside a bare echo bot of python-telegram-bot on the same server in the same run."""
