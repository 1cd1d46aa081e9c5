"""What the bot does in a chat, a module for each thing it can do."""
