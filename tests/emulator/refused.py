"""A request the Bot API would not carry out."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The message is Telegram's description."""

    def __init__(self, description: str, status: int = 400, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.parameters = parameters or {}


EXPIRED = "Bad Request: query is too old and response timeout expired or query ID is invalid"
