"""The way to Telegram: requests, their limits, and what becomes of those that fail."""
