"""One update answered: read it, let the feature that it is for answer it, and say what is to be kept."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from html import unescape

from telegram.error import BadRequest, Forbidden

from bot.reply import Reply
from bot.state import Outcome, Received
from bot.telegram.features.asking import ASK, CARD, PAGE, WRONG, Asking
from bot.telegram.features.cards import Cards
from bot.telegram.features.context import Context
from bot.telegram.features.following import FOLLOW, LISTED, UNFOLLOW, Following
from bot.telegram.features.forgetting import FORGET, Forgetting
from bot.telegram.features.members import Members
from bot.telegram.features.preferences import SETTING, PreferenceMenu
from bot.telegram.features.quizzing import NEXT, Quizzing
from bot.telegram.features.reporting import Reporting
from bot.telegram.features.suggesting import Suggesting
from bot.telegram.features.today import Today
from bot.telegram.features.welcome import HELP, Welcome
from bot.telegram.receiving.keystrokes import Keystrokes
from bot.telegram.updates.parsing import read_update
from bot.telegram.updates.requests import (
    Asked,
    Chosen,
    Command,
    Membership,
    Moved,
    Pressed,
    Request,
    Typing,
    Vote,
    Where,
    Wordless,
)

_LOG = logging.getLogger(__name__)
_DONE = Outcome()
_TAG = re.compile(r"<[^<>]*>")
_Press = Callable[[Pressed, Where, str], Awaitable[Outcome | str | bool | None]]


class Answers:
    """Answers updates: each goes to the feature it is for, which returns what is to be kept of it."""

    def __init__(self, context: Context, keystrokes: Keystrokes, stale_after: float) -> None:
        """`stale_after`: seconds after which an inline query is not worth an answer."""
        self._context = context
        self._keystrokes = keystrokes
        self._stale_after = stale_after
        self._asking = Asking(context)
        self._cards = Cards(context)
        self._members = Members(context)
        self._preferences = PreferenceMenu(context, self._members)
        self._following = Following(context, self._members)
        self._forgetting = Forgetting(context)
        self._quizzing = Quizzing(context)
        self._suggesting = Suggesting(context)
        self._welcome = Welcome(context)
        self._presses: Mapping[str, _Press] = {
            ASK: self._asking.pressed,
            PAGE: self._asking.turned,
            CARD: self._opened,
            HELP: self._welcome.turned,
            SETTING: self._preferences.turned,
            WRONG: Reporting(context).pressed,
            FORGET: self._forgetting.pressed,
            NEXT: self._quizzing.pressed,
            FOLLOW: self._following.pressed,
            UNFOLLOW: self._following.stopped,
            LISTED: self._following.crossed,
        }
        self._commands: Mapping[str, Callable[[Where], Awaitable[None]]] = {
            "help": self._welcome.help,
            "settings": self._preferences.show,
            "about": self._welcome.about,
            "forget": self._forgetting.ask,
            "quiz": self._quizzing.ask,
            "scores": self._quizzing.scores,
            "today": Today(context).show,
            "unfollow": self._following.show,
        }

    async def answer(self, received: Received) -> Outcome:
        """Answers one update; raises TelegramError where its reply could not be sent."""
        self._context.talk.version()  # while the store cannot be used, updates wait
        request = read_update(json.loads(received.raw), self._context.me, self._context.talk.is_command)
        if isinstance(request, Typing):
            return await self._typed(request, received)
        where = request.where if isinstance(request, Asked | Command) else None
        try:
            outcome = await self._answer(request)
        except (BadRequest, Forbidden) as error:
            if where:
                await self._members.refused(where, error)
            raise
        if where:
            await self._members.heard(where)
        return outcome

    async def _answer(self, request: Request | None) -> Outcome:
        match request:
            case Asked():
                return await self._asked(request)
            case Command():
                return await self._command(request)
            case Pressed():
                return await self._pressed(request)
            case Wordless(where):
                await self._context.say(where, "not_text")
            case Membership(where):
                if await self._members.changed(request):
                    await self._welcome.joined(where)
            case Chosen():
                await self._context.disk(self._context.state.counts.add, "chosen")
            case Moved(old, new):
                await self._context.disk(self._context.state.move_chat, old, new)
            case Vote():
                await self._quizzing.voted(request)
            case _:
                pass
        return _DONE

    async def _asked(self, asked: Asked) -> Outcome:
        if asked.question:
            return await self._asking.asked(asked)
        await self._welcome.start(asked.where)
        return _DONE

    async def _command(self, command: Command) -> Outcome:
        where = command.where
        if command.name == "ask" and command.rest:
            return await self._asked(Asked(where, command.rest, command.message, command.edited))
        if command.edited:
            return _DONE
        if command.name == "start" and command.rest:
            return await self._follow_link(where, command.rest)
        if command.name in ("start", "ask"):
            await self._welcome.start(where)
        elif command.name == "follow":
            await self._following.command(where, command.rest)
        elif command.name in self._commands:
            await self._commands[command.name](where)
        else:
            await self._context.say(where, "unknown_command")
        return _DONE

    async def _follow_link(self, where: Where, link: str) -> Outcome:
        """A deep link opens a card, if that is still there, or carries a question with - or _ for spaces, or a greeting."""
        if await self._cards.open(where, link):
            return _DONE
        if self._context.talk.is_link(link):
            await self._welcome.gone(where)
            return _DONE
        question = link.replace("-", " ").replace("_", " ")
        reply = await self._context.ask(question)
        if isinstance(reply, Reply) and reply.status == "not_understood":
            await (self._welcome.start(where) if reply.idle else self._welcome.lost(where))
            return _DONE
        return await self._asking.chosen(where, question)

    async def _pressed(self, pressed: Pressed) -> Outcome:
        """What a button does. One that was not sent to here, or is about something gone, says so kindly."""
        where = pressed.where
        read = self._context.seal.read(pressed.data, where) if where else None
        press = self._presses.get(read[0]) if read else None
        done: Outcome | str | bool | None = None
        if press and read and where:
            done = await press(pressed, where, read[1])
        if done is None or done is False:
            done = await self._gone(pressed)
        notice = unescape(_TAG.sub("", done)) if isinstance(done, str) else ""
        await self._context.sender.release(pressed.button, notice)
        return done if isinstance(done, Outcome) else _DONE

    async def _gone(self, pressed: Pressed) -> str:
        language = self._context.talk.first_language
        if pressed.where:
            language = self._context.language(pressed.where, await self._context.preferences(pressed.where.chat))
        name = "not_yours" if pressed.data[:1].isupper() else "choice_gone"
        return self._context.talk.say(language, name)

    async def _opened(self, pressed: Pressed, where: Where, link: str) -> bool:
        return await self._cards.open(where, link)

    async def _typed(self, typing: Typing, received: Received) -> Outcome:
        if self._context.clock() - received.at > self._stale_after:
            _LOG.info("update %d: an inline query too old to answer", received.update_id)
        elif await self._keystrokes.is_newest(received):
            await self._context.sender.offer(typing.query_id, await self._suggesting.page(typing))
        return _DONE
