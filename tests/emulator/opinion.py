"""A second opinion: aiogram's models read what the emulator hands out and what it gets."""

from __future__ import annotations

from typing import Any

from aiogram import methods
from aiogram.types import Update
from pydantic import ValidationError

_MODELS = {
    "getMe": methods.GetMe,
    "deleteWebhook": methods.DeleteWebhook,
    "getUpdates": methods.GetUpdates,
    "sendMessage": methods.SendMessage,
    "answerCallbackQuery": methods.AnswerCallbackQuery,
    "answerInlineQuery": methods.AnswerInlineQuery,
}


def of_update(update: dict[str, Any]) -> str:
    """What is wrong with an update; nothing if it is a good one."""
    return _objection("update", Update, update)


def of_request(method: str, fields: dict[str, Any]) -> str:
    """What is wrong with a request; nothing if it is a good one."""
    return _objection(method, _MODELS[method], fields)


def _objection(what: str, model: Any, fields: dict[str, Any]) -> str:
    try:
        read = model.model_validate(fields)
    except ValidationError as error:
        return f"{what}: {error}"
    return f"{what}: unknown {sorted(read.model_extra)}" if read.model_extra else ""
