"""What `marquee run` reads before it does anything: read when this is imported, once for all bots forked from there."""

from __future__ import annotations

import gc

from bot.__main__ import on_telegram
from bot.reading.words.lexicon import Lexicon
from bot.rules.intents import load_rules
from knowledge.schema.statements import load_statements

__all__ = ["LEXICON", "RULES", "on_telegram"]

RULES = load_rules(load_statements())
LEXICON = Lexicon(RULES)
gc.freeze()
