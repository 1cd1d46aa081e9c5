"""Whose turn an update waits for: updates of one chat, or one user's inline queries, are answered in order."""

from __future__ import annotations

from typing import Any

_INLINE, _CHAT = "inline ", "chat "


def turn_of(raw: dict[str, Any]) -> str:
    """Whose turn an update, as JSON, waits for: updates of one chat, or one user's inline queries, are answered in order."""
    for kind, turn in (("inline_query", _INLINE), ("chosen_inline_result", "chosen "), ("poll_answer", "poll ")):
        part = raw.get(kind)
        if isinstance(part, dict):
            return f"{turn}{_id(part.get('from') or part.get('user'))}"
    for part in raw.values():
        if isinstance(part, dict):
            inner = part.get("message")
            message = inner if isinstance(inner, dict) else part
            return f"{_CHAT}{_id(message.get('chat')) or _id(part.get('from'))}"
    return ""


def is_inline(turn: str) -> bool:
    """Whether it is the turn of somebody's inline queries."""
    return turn.startswith(_INLINE)


def chat_of(turn: str) -> int | None:
    """The chat whose turn it is; None for inline queries and for what belongs to no chat."""
    number = turn.removeprefix(_CHAT)
    return int(number) if number != turn and number.lstrip("-").isdigit() else None


def _id(thing: Any) -> Any:
    return thing.get("id", "") if isinstance(thing, dict) else ""
