"""The bot in a terminal, and what its commands print."""
