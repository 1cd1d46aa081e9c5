"""What comes from Telegram, read into what it asks of the bot."""
