"""What people ask of the bot: a question, a command, a button, a question still being typed; and where."""

from __future__ import annotations

from dataclasses import dataclass

from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Where:
    """Where a reply goes: the chat, who asked, the forum topic, and the message it answers if that must be shown.

    `language` is that of whoever asked; `as_group` says that an admin wrote in the name of the group.
    """

    chat: int
    user: int
    kind: str
    topic: int | None = None
    answers: int | None = None
    language: str = ""
    as_group: bool = False

    @property
    def private(self) -> bool:
        """Whether it is the chat of one person alone with the bot."""
        return self.kind == ChatType.PRIVATE


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, with the id of the message it stands in."""

    where: Where
    question: str
    message: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One of the bot's commands with the words after it."""

    where: Where
    name: str
    rest: str
    message: int
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button below a message of the bot, with its number and text; `where` is None where it belongs to no chat the bot sees."""

    where: Where | None
    button: str
    data: str
    message: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Typing:
    """A question still being typed after the bot's name, in any chat; `offset` is where the next page starts."""

    query_id: str
    question: str
    offset: str
    user: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A private message without words, such as a sticker."""

    where: Where


@dataclass(frozen=True, slots=True)
class Chosen:
    """An inline result was sent by whom it was offered to."""

    result: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What the bot is in a chat has changed: it was added, is out, or may write nothing there for good."""

    where: Where
    added: bool
    gone: bool
    silenced: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """Somebody has answered a poll: the options they took, none if they took their vote back, and how they are called."""

    poll: str
    user: int
    name: str
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup, which has another number."""

    old: int
    new: int


Request = Asked | Command | Pressed | Typing | Wordless | Chosen | Membership | Vote | Moved
