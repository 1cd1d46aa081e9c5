"""Buttons that outlive a restart: each carries what it does, signed for the chat, or the person, that it was sent to."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field

from bot.state import State
from bot.telegram.updates.requests import Where

ROOM = 64  # bytes of callback data
_SIGNED = 6  # bytes
_SIGNATURE = len(base64.b64encode(b"x" * _SIGNED))
PAYLOAD = ROOM - 1 - _SIGNATURE
_KEYED = "#"
_LONGEST_LABEL = 128
_MOST_ROWS = 12
Button = dict[str, str]
Markup = dict[str, list[list[Button]]]


@dataclass(frozen=True, slots=True)
class Seal:
    """Signs what buttons carry. A small letter is a button for the whole chat, a capital one for one person in it."""

    secret: bytes

    def press(self, letter: str, payload: str, where: Where) -> str:
        """The data of a button. Raises ValueError where it has no room for the payload."""
        data = letter + self._signature(letter, payload, where) + payload
        if len(data.encode()) > ROOM:
            raise ValueError(f"a button has no room for {len(payload.encode())} bytes")
        return data

    def read(self, data: str, where: Where) -> tuple[str, str] | None:
        """The letter and the payload of a button pressed here; None for one that was not sent to here."""
        letter, signature, payload = data[:1], data[1 : 1 + _SIGNATURE], data[1 + _SIGNATURE :]
        right = hmac.compare_digest(signature.encode("utf-8", "replace"), self._signature(letter, payload, where).encode())
        return (letter, payload) if letter and right else None

    def _signature(self, letter: str, payload: str, where: Where) -> str:
        user = where.user if letter.isupper() else 0
        said = f"{where.chat}:{user}:{letter}{payload}".encode()
        return base64.urlsafe_b64encode(hmac.digest(self.secret, said, hashlib.sha256)[:_SIGNED]).decode()


@dataclass(slots=True)
class Keyboard:
    """Rows of buttons being made for one place, and the questions that do not fit into them, to be remembered by their keys."""

    seal: Seal
    where: Where
    remembered: dict[str, str] = field(default_factory=dict)
    _rows: list[list[Button]] = field(default_factory=list)

    def button(self, label: str, letter: str, payload: str) -> Button:
        """A button that does something with a payload."""
        return {"text": _short(label), "callback_data": self.seal.press(letter, payload, self.where)}

    def asking(self, label: str, letter: str, question: str, before: str = "") -> Button:
        """A button about a question, with more of the payload before it."""
        return self.button(label, letter, before + self._reference(question, PAYLOAD - len(before.encode())))

    def row(self, *buttons: Button) -> None:
        """Adds a row, as long as there is room for rows and something in it."""
        if buttons and len(self._rows) < _MOST_ROWS:
            self._rows.append(list(buttons))

    def markup(self) -> Markup | None:
        """The whole, as JSON; None where it is empty."""
        return {"inline_keyboard": self._rows} if self._rows else None

    def _reference(self, question: str, room: int) -> str:
        if len(question.encode()) <= room and not question.startswith(_KEYED):
            return question
        key = hashlib.sha256(f"{self.where.chat} {question}".encode()).hexdigest()[:24]
        self.remembered[key] = question
        return _KEYED + key


def question_of(reference: str, where: Where, state: State) -> str | None:
    """The question that a button is about; None where it is no longer known."""
    return state.choices.offered(reference[1:], where.chat) if reference.startswith(_KEYED) else reference


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
