"""The shipped rules, read once by all tests of a process, and the indexes over rules, made once for each set of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import yaml

from bot.marquee import Marquee
from bot.reading.words.lexicon import Lexicon
from bot.rules.intents import SHIPPED, load_rules
from bot.rules.rules import Rules
from knowledge.schema.statements import load_statements

SHIPPED_RULES: dict[str, Any] = yaml.load(SHIPPED.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
_LEXICONS: dict[int, Lexicon] = {}  # by their rules, which they hold


@cache
def shipped_rules() -> Rules:
    return load_rules(load_statements())


def marquee_of(rules: Rules, store: sqlite3.Connection, today: Callable[[], date] = date.today) -> Marquee:
    """A Marquee by rules that other tests use too."""
    if id(rules) not in _LEXICONS:
        _LEXICONS[id(rules)] = Lexicon(rules)
    return Marquee(rules, store, today, _LEXICONS[id(rules)])
