"""What `marquee run` reads before it does anything: read when this is imported, once for all bots forked from there."""

from __future__ import annotations

import gc

import bot.conversation.load
import bot.telegram
import bot.workers  # noqa: F401 (all that a bot imports later)
from bot.__main__ import on_telegram
from bot.intents import load_rules
from bot.lexicon import Lexicon
from knowledge.statements import load_statements

__all__ = ["LEXICON", "RULES", "on_telegram"]

RULES = load_rules(load_statements())
LEXICON = Lexicon(RULES)
gc.freeze()
