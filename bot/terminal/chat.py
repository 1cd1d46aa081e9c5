"""The chat in a terminal: a line in, a reply out, until the input ends. Fed by a pipe it answers line by line."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from bot.reply import Reply
from bot.terminal.terminal import has_colour, render, visible
from bot.terminal.wrapping import width_of, wrap
from knowledge.store import StoreError

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import History

_PROMPT = "> "
_LEAVING = ("quit", "exit", "/quit", "/exit")
_log = logging.getLogger(__name__)


class Answering(Protocol):
    """What the chat needs of the bot: replies, examples (intent, question), and the bot's own sentences in Telegram HTML."""

    def ask(self, text: str, earlier: str, start: int | None) -> Reply: ...

    def examples(self) -> Sequence[tuple[str, str]]: ...

    def say(self, name: str, /, **values: object) -> str: ...


def chat(marquee: Answering, lines: TextIO, out: TextIO, *, interactive: bool, history: Path | None = None) -> int:
    """Answers until the input ends; returns the exit code. `history` is the file that keeps what was typed."""
    for stream in (lines, out):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    colour = has_colour(out)
    talk = Talk(marquee, lambda html: print(wrap(render(html, colour=colour), width_of(out)), end="\n\n", file=out, flush=True))
    if interactive:
        talk.show(marquee.say("start"))
    try:
        for text in _typed(history) if interactive else _piped(lines, out):
            talk.hear(text)
    except KeyboardInterrupt:
        return 130
    return 0


class Talk:
    """One conversation: what was said before, and the choices on the table."""

    def __init__(self, marquee: Answering, show: Callable[[str], None]) -> None:
        self.marquee = marquee
        self.show = show
        self._earlier = ""
        self._choices: dict[str, str] = {}

    def hear(self, text: str) -> None:
        """Shows the reply to one line; a number stands for the choice so numbered."""
        command, _, rest = text.partition(" ")
        match command:
            case "/start":
                self.show(self.marquee.say("start"))
            case "/help":
                self._help()
            case "/ask" if rest:
                self._answer(rest)
            case _ if command.startswith("/"):
                self.show(self.marquee.say("unknown_command"))
            case _:
                self._answer(self._chosen(text))

    def _help(self) -> None:
        shown: dict[str, str] = {}
        for intent, question in self.marquee.examples():
            shown.setdefault(intent, f"  {escape(question, quote=False)}")
        self.show("\n".join([self.marquee.say("help_intro"), *shown.values()]))

    def _chosen(self, text: str) -> str:
        choice = self._choices.get(text)
        if choice is None:
            return text
        self.show(f"<i>{escape(choice, quote=False)}</i>")
        return choice

    def _answer(self, text: str) -> None:
        try:
            reply = self.marquee.ask(text, self._earlier, 0)
        except StoreError:
            raise
        except Exception:
            # Whoever runs with debug logging sees what happened; whoever chats is told that it did.
            _log.debug("no reply to %r", text, exc_info=True)
            self.show(self.marquee.say("failed"))
            return
        self._earlier = reply.thread
        self._choices = {str(number): choice for number, choice in enumerate(reply.choices, start=1)}
        numbered = (f"  <b>{number}</b>  {escape(choice, quote=False)}" for number, choice in self._choices.items())
        further = [self.marquee.say("further")] if reply.portion and reply.portion.after else []
        self.show("\n".join([reply.text, *further, *numbered]))


def _piped(lines: TextIO, out: TextIO) -> Iterator[str]:
    """The lines that say something, each echoed so that the output reads as a conversation."""
    for line in lines:
        if text := line.strip():
            print(_PROMPT + visible(text), file=out)
            yield text


def _typed(history: Path | None) -> Iterator[str]:
    """What is typed at the prompt, until Ctrl-D or a word to leave; Ctrl-C drops the line."""
    session = _session(history)
    while True:
        try:
            text = session.prompt(_PROMPT).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text.lower() in _LEAVING:
            return
        if text:
            yield text


def _session(history: Path | None) -> PromptSession[str]:
    # Loaded here because it takes a tenth of a second, which a pipe need not wait.
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory

    return PromptSession(history=_kept(history), auto_suggest=AutoSuggestFromHistory())


def _kept(history: Path | None) -> History:
    """The history in its file, or in memory where no file can be written."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    if history is None:
        return InMemoryHistory()
    try:
        history.parent.mkdir(parents=True, exist_ok=True)
        history.open("a").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(history))
