"""A second opinion: aiogram's models read what the emulator hands out, what it gets and what it answers."""

from __future__ import annotations

from functools import cache
from typing import Any

from aiogram import methods
from aiogram.types import Update
from pydantic import TypeAdapter, ValidationError


def of_update(update: dict[str, Any]) -> str:
    """What is wrong with an update; nothing if it is a good one."""
    return _objection("update", Update, update)


def of_request(method: str, fields: dict[str, Any]) -> str:
    """What is wrong with a request; nothing if it is a good one."""
    return _objection(method, _model(method), fields)


def of_result(method: str, result: Any) -> str:
    """What is wrong with the answer to a request; nothing if it is a good one."""
    return _objection(f"the answer of {method}", _model(method).__returning__, result)


def _model(method: str) -> Any:
    return getattr(methods, method[0].upper() + method[1:])


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)


def _objection(what: str, model: Any, fields: Any) -> str:
    try:
        read = _adapter(model).validate_python(fields)
    except ValidationError as error:
        return f"{what}: {error}"
    extra = getattr(read, "model_extra", None)
    return f"{what}: unknown {sorted(extra)}" if extra else ""
