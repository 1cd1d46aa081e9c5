"""Choices as buttons: each carries its question, or, where that is too long, a key to it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.state import State

_ROOM = 64  # bytes of callback data
_MOST = 10
_WHOLE, _KEYED = "q:", "k:"


def keyboard(questions: Sequence[str]) -> InlineKeyboardMarkup | None:
    """One button a line for up to ten questions; None for none."""
    rows = [[InlineKeyboardButton(question, callback_data=_data(question))] for question in questions[:_MOST]]
    return InlineKeyboardMarkup(rows) if rows else None


def long_ones(questions: Sequence[str]) -> dict[str, str]:
    """Those of the questions that a button cannot carry whole, by the key it carries instead."""
    return {_key(question): question for question in questions[:_MOST] if _data(question).startswith(_KEYED)}


def question_of(data: str, state: State) -> str | None:
    """The question behind a button; None where it is no longer known."""
    if data.startswith(_WHOLE):
        return data.removeprefix(_WHOLE)
    return state.choices.offered(data.removeprefix(_KEYED))


def _data(question: str) -> str:
    whole = _WHOLE + question
    return whole if len(whole.encode()) <= _ROOM else _KEYED + _key(question)


def _key(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:32]
