"""The few rules that tests have over the invented world."""

from __future__ import annotations

from pathlib import Path

from bot.rules.intents import SHIPPED

WORLD = Path(__file__).with_name("world.yaml")
WORLD_RULES = Path(__file__).with_name("world_intents.yaml")


def world_rules_text() -> str:
    """The few rules, with the sayings, costs and thresholds of the shipped ones behind them."""
    shipped = SHIPPED.read_text(encoding="utf-8")
    return WORLD_RULES.read_text(encoding="utf-8") + shipped[shipped.index("\nsays:\n") :]
