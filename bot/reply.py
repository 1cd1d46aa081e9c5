"""What the bot answers: one reply, the same for the terminal, Telegram and JSON."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Literal

PORTION = 10  # answers shown at a time of a long list
Status = Literal["answered", "no_answer", "which_one", "not_understood"]
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was found."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as a reply names it."""

    name: str
    label: str
    kind: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """Which of many answers a reply shows: from `first` to `last`, counted from 1, of `total`."""

    first: int
    last: int
    total: int

    @property
    def before(self) -> Portion | None:
        """The portion before this one, None where this is the first."""
        return self._from(max(0, self.start - PORTION)) if self.start else None

    @property
    def after(self) -> Portion | None:
        """The next portion, None where this is the last."""
        return self._from(self.last) if self.last < self.total else None

    @property
    def turns(self) -> dict[str, Portion]:
        """Where one may turn from here: to the `first` portion, the one `before`, the one `after`, the `last`; each told once."""
        before, after = self.before, self.after
        turns = {"first": self._from(0) if before and before.start else None, "before": before, "after": after}
        turns["last"] = self._from((self.total - 1) // PORTION * PORTION) if after and after.after else None
        return {name: to for name, to in turns.items() if to}

    @property
    def start(self) -> int:
        """How many answers come before it."""
        return self.first - 1

    def _from(self, start: int) -> Portion:
        return Portion(start + 1, min(start + PORTION, self.total), self.total)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to one question: what to show, what stands behind it, and what to remember of it.

    `text` is Telegram HTML with its source line; `choices` are whole questions; `answers` the canonical values asked for;
    `thread` is what the next question of the same chat needs, opaque JSON to be handed back as `earlier`; `asked` is the question
    as it stands alone, without pronouns; `about` the things that it and its answer name, by kind and label, the answer's first;
    `portion` says which of many answers are shown; `joint` is the reply to two questions of one message, `idle` to a message
    that asks nothing.
    """

    status: Status
    text: str
    answers: tuple[str | int | float, ...] = ()
    things: tuple[Named, ...] = ()
    choices: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    intent: str = ""
    slots: dict[str, str | list[str]] = field(default_factory=dict)
    confidence: float = 0.0
    corrected: dict[str, str] = field(default_factory=dict)
    thread: str = ""
    asked: str = ""
    about: tuple[tuple[str, str], ...] = ()
    portion: Portion | None = None
    joint: bool = False
    idle: bool = False

    @property
    def without_sources(self) -> str:
        """The text without the line that names its sources."""
        return self.text.rpartition("\n")[0] if self.sources else self.text

    @property
    def is_polar(self) -> bool:
        """Whether it is a yes or a no."""
        return self.answers in (("yes",), ("no",))

    @property
    def plain(self) -> str:
        """The text without HTML, as a terminal or a JSON reader shows it."""
        return html.unescape(_TAG.sub("", self.text))
