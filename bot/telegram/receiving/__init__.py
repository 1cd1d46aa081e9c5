"""The way from Telegram: updates into the inbox, each answered in its turn."""
