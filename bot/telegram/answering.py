"""One update answered: read it, ask, send the reply, and say what is to be kept."""

from __future__ import annotations

import hashlib
import html
import json
import logging
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from telegram import Update, User

from bot.reply import Reply, Suggestion
from bot.state import Memory, Outcome, Received, State, Unanswered
from bot.telegram.aside import Aside
from bot.telegram.buttons import keyboard, long_ones, question_of
from bot.telegram.inline import PAGE, page, start_of
from bot.telegram.reading import Asked, Command, Pressed, Request, Typing, Where, Wordless, read_update
from bot.telegram.sending import Sender

_LOG = logging.getLogger(__name__)
_DONE = Outcome()
_EXAMPLE_BUTTONS = 4


class Marquee(Protocol):
    """What answers questions: all that this package knows of it."""

    def ask(self, text: str, earlier: str = "") -> Reply: ...
    def suggest(self, text: str, limit: int = 10) -> tuple[Suggestion, ...]: ...
    def examples(self) -> tuple[tuple[str, str], ...]: ...
    def say(self, name: str, /, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers updates: one method for each thing an update can ask, each returning what is to be kept of it."""

    marquee: Marquee
    state: State
    aside: Aside
    sender: Sender
    me: User
    stale_after: float  # seconds after which an inline query is not worth an answer
    clock: Callable[[], float] = time.time

    async def answer(self, received: Received) -> Outcome:
        """Answers one update; raises TelegramError where its reply could not be sent."""
        update = Update.de_json(json.loads(received.raw), None)
        request = read_update(update, self.me)
        if isinstance(request, Typing) and self.clock() - received.at > self.stale_after:
            _LOG.info("update %d: an inline query too old to answer", received.update_id)
            return _DONE
        return await self._answer(request)

    async def _answer(self, request: Request | None) -> Outcome:
        match request:
            case Asked():
                return await self._asked(request)
            case Command():
                return await self._command(request)
            case Pressed():
                return await self._pressed(request)
            case Typing():
                await self._typing(request)
            case Wordless(where):
                await self.sender.send(where, self.marquee.say("not_text"))
        return _DONE

    async def _asked(self, asked: Asked) -> Outcome:
        """A changed message is a new question, unless what changed was not its words."""
        if not asked.question:
            return await self._start(asked.where)
        thread = await self.aside(self.state.threads.of, asked.where.chat, asked.where.user)
        mark = hashlib.sha256(f"{asked.message} {asked.question}".encode()).hexdigest()[:16]
        if asked.edited and thread.asked == mark:
            return _DONE
        return await self._reply(asked.where, asked.question, thread.earlier, mark)

    async def _reply(self, where: Where, question: str, earlier: str, mark: str = "") -> Outcome:
        reply = self._ask(question, earlier)
        if reply is None:
            await self.sender.send(where, self.marquee.say("failed"))
            return _DONE
        await self._send(where, reply.text, reply.choices)
        unanswered = None
        if reply.status in ("not_understood", "no_answer"):
            unanswered = Unanswered(question, reply.status, where.kind)
        return Outcome(where.chat, where.user, Memory(reply.thread, mark), unanswered)

    def _ask(self, question: str, earlier: str) -> Reply | None:
        """The reply; None where asking fails, which is our mistake and never the user's to read."""
        try:
            return self.marquee.ask(question, earlier)
        except Exception as error:  # whatever it is, the next question must still be answered
            _LOG.error("a question could not be answered: %s", broken_at(error))
            return None

    async def _send(self, where: Where, text: str, choices: Sequence[str]) -> None:
        remembered = long_ones(choices)
        if remembered:
            await self.aside(self.state.choices.offer, remembered)
        await self.sender.send(where, text, keyboard(choices))

    async def _command(self, command: Command) -> Outcome:
        match command.name:
            case "start" if command.rest:
                return await self._follow_link(command)
            case "ask" if command.rest:
                return await self._asked(Asked(command.where, command.rest, command.message))
            case "start" | "ask":
                return await self._start(command.where)
            case "help":
                await self.sender.send(command.where, self._help())
            case _:
                await self.sender.send(command.where, self.marquee.say("unknown_command"))
        return _DONE

    async def _follow_link(self, command: Command) -> Outcome:
        """A deep link carries a question with - or _ for its spaces; one we do not understand is a plain start."""
        question = command.rest.replace("-", " ").replace("_", " ")
        reply = self._ask(question, "")
        if reply is None or reply.status == "not_understood":
            return await self._start(command.where)
        return await self._reply(command.where, question, "")

    async def _start(self, where: Where) -> Outcome:
        await self._send(where, self.marquee.say("start"), self._examples()[:_EXAMPLE_BUTTONS])
        return _DONE

    def _help(self) -> str:
        lines = [f"• {html.escape(question)}" for question in self._examples()]
        return "\n".join([self.marquee.say("help_intro"), "", *lines])

    def _examples(self) -> list[str]:
        """The first example of each group, in their order."""
        first: dict[str, str] = {}
        for group, question in self.marquee.examples():
            first.setdefault(group, question)
        return list(first.values())

    async def _pressed(self, pressed: Pressed) -> Outcome:
        question = await self.aside(question_of, pressed.data, self.state)
        if question is None or pressed.where is None:
            gone = Reply("no_answer", self.marquee.say("choice_gone"))
            await self.sender.release(pressed.button, gone.plain)
            return _DONE
        await self.sender.release(pressed.button)
        thread = await self.aside(self.state.threads.of, pressed.where.chat, pressed.where.user)
        return await self._reply(pressed.where, question, thread.earlier)

    async def _typing(self, typing: Typing) -> None:
        start = start_of(typing.offset)
        try:
            suggestions = self.marquee.suggest(typing.question, limit=start + PAGE + 1)
        except Exception as error:  # as in _ask
            _LOG.error("an inline query could not be answered: %s", broken_at(error))
            suggestions = ()
        await self.sender.offer(typing.query_id, page(suggestions, start))


def broken_at(error: BaseException) -> str:
    """What broke and where in our code, without the words of the error, which may hold what a user wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" at {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} in {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{at}"
